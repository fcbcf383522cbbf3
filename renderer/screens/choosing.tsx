import { useEffect, useState } from 'react';
import type { Failure } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { OwnWay } from '../components/organisation-sign-in.tsx';
import { Screen } from '../components/screen.tsx';
import { WaysIn } from '../components/ways-in.tsx';
import { placedFailure } from '../store/placed-failure.ts';
import { useScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/** The ways to begin, the organisation's own first, and nothing else: what is not offered is not there. */
export function Choosing({ journey, snapshot }: StepProps<'choosing'> & { snapshot: Snapshot }) {
  const { choosing: words } = useScene().copy;
  const { organisation } = snapshot.management;
  const own = organisation && snapshot.methods.find(({ id }) => id === organisation.method);
  const others = snapshot.methods.filter((method) => method !== own);
  const methods = others.filter(({ id }) => id !== 'econnect');
  const ownAccounts = others.some(({ id, available }) => id === 'econnect' && available);
  const byEmail = snapshot.manualSignUp ? 'sign-up' : ownAccounts ? 'own-account' : undefined;

  const hidden: Failure['at'][] = [
    ...methods.map(({ id }) => id),
    ...(byEmail ? (['email', 'econnect'] as const) : []),
  ];
  const failureAt = placedFailure<Failure['at']>(journey.failure, own ? [own.id, ...hidden] : hidden);
  const pageFailure = failureAt('page');
  const failed = journey.failure?.at;
  const isHidden = failed !== undefined && failed !== own?.id && hidden.includes(failed);
  const [open, setOpen] = useState(isHidden);
  useEffect(() => {
    if (isHidden) setOpen(true);
  }, [isHidden]);

  const waysIn = (methods.length > 0 || byEmail) && (
    <WaysIn
      methods={methods}
      byEmail={byEmail}
      failureAt={(place) => (place === own?.id ? undefined : failureAt(place))}
    />
  );
  return (
    <Screen>
      <p className="lead">{organisation?.mode === 'required' ? words.requiredLead : words.lead}</p>
      {pageFailure && <FailureNote code={pageFailure} />}
      {own && organisation && <OwnWay organisation={organisation} method={own} failure={failureAt(own.id)} />}
      {own && waysIn ? (
        <Disclosure label={words.others} open={open} onToggle={() => setOpen(!open)}>
          {waysIn}
        </Disclosure>
      ) : (
        waysIn
      )}
    </Screen>
  );
}
