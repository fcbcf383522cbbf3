import { useId } from 'react';
import type { Snapshot } from '#contract/snapshot.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { ProviderButton } from '../components/provider-button.tsx';
import { QuietLinks } from '../components/quiet-links.tsx';
import { Screen } from '../components/screen.tsx';
import { placedFailure } from '../store/placed-failure.ts';
import { useScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/** The ways to begin, and nothing else: what is not offered is not there. */
export function Choosing({ journey, snapshot }: StepProps<'choosing'> & { snapshot: Snapshot }) {
  const { copy, actions } = useScene();
  const { choosing: words } = copy;
  const id = useId();
  const { manualSignUp } = snapshot;
  const methods = snapshot.methods.filter(({ id }) => id !== 'econnect');
  const ownAccounts = snapshot.methods.some(({ id, available }) => id === 'econnect' && available);
  const byEmail = manualSignUp || ownAccounts;
  const failureAt = placedFailure(journey.failure, [
    ...methods.map((method) => method.id),
    ...(byEmail ? (['email', 'econnect'] as const) : []),
  ]);
  const pageFailure = failureAt('page');
  const emailFailure = byEmail ? (failureAt('email') ?? failureAt('econnect')) : undefined;

  return (
    <Screen actions={<QuietLinks />}>
      <p className="lead">{words.lead}</p>
      {pageFailure && <FailureNote code={pageFailure} />}
      <p className="hint-box">{words.hint}</p>
      <ul className="providers" aria-label={words.methods}>
        {methods.map((method) => (
          <ProviderButton key={method.id} method={method} failure={failureAt(method.id)} />
        ))}
      </ul>
      {byEmail && (
        <div className="by-email">
          <Button
            look="link"
            onClick={() =>
              actions.send(manualSignUp ? { type: 'choose-email' } : { type: 'choose', method: 'econnect' })
            }
            describedBy={emailFailure && `${id}-failure`}
          >
            {words.email}
          </Button>
          {emailFailure && <FailureNote code={emailFailure} id={`${id}-failure`} />}
        </div>
      )}
    </Screen>
  );
}
