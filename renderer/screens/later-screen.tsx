import type { Journey, Step } from '#contract/journey.ts';
import { Picture } from '../components/picture.tsx';
import { widePictureOf } from '../components/picture-of.ts';
import { useApp } from '../store/app-context.ts';
import { Blocked } from './blocked.tsx';
import { CheckingAccount } from './checking-account.tsx';
import { ConfirmingOrganisation } from './confirming-organisation.tsx';
import { EnteringEmail } from './entering-email.tsx';
import { Finished } from './finished.tsx';
import { Registering } from './registering.tsx';
import { SigningIn } from './signing-in.tsx';
import { WaitingForActivation } from './waiting-for-activation.tsx';

/** The steps that a window begins with. */
type FirstStep = Extract<Step, 'starting' | 'choosing'>;

type LaterScreenProps = { journey: Exclude<Journey, { step: FirstStep }> };

/** The screens after the first, which load together once the first is shown. */
export function LaterScreen({ journey }: LaterScreenProps) {
  switch (journey.step) {
    case 'blocked':
      return <Blocked journey={journey} />;
    case 'signing-in':
      return <SigningIn journey={journey} />;
    case 'checking-account':
      return <CheckingAccount journey={journey} />;
    case 'confirming-organisation':
      return <ConfirmingOrganisation journey={journey} />;
    case 'entering-email':
      return <EnteringEmail journey={journey} />;
    case 'waiting-for-activation':
      return <WaitingForActivation journey={journey} />;
    case 'registering':
      return <Registering journey={journey} />;
    case 'finished':
      return <Finished journey={journey} />;
  }
}

/**
 * The second column of a wide window: the picture of the step and the promise of the product. Loaded with these screens, because
 * they share the pictures.
 */
export function SideColumn({ journey }: { journey: Journey }) {
  const { copy, notices } = useApp();
  return (
    <aside className="side">
      <Picture name={widePictureOf(journey, notices)} />
      <p className="side-words">{copy.frame.promise}</p>
    </aside>
  );
}
