import { useLayoutEffect, useState } from 'preact/hooks';
import type { Failure } from '#contract/journey.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { OrganisationSignIn } from '../components/organisation-sign-in.tsx';
import { Screen } from '../components/screen.tsx';
import { SignInMethods } from '../components/sign-in-methods.tsx';
import type { StepProps } from '../components/step-screen.tsx';
import { useApp } from '../store/app-context.ts';
import { placedFailure } from '../store/placed-failure.ts';

/** The sign-in methods that are offered, the organisation's own first. */
export function Choosing({ journey }: StepProps<'choosing'>) {
  const { copy, management, methods: offered, manualSignUp } = useApp();
  const { choosing: words } = copy;
  const { organisation } = management;
  const own = organisation && offered.find(({ id }) => id === organisation.method);
  const others = offered.filter((method) => method !== own);
  const methods = others.filter(({ id }) => id !== 'econnect');
  const ownAccounts = others.some(({ id, available }) => id === 'econnect' && available);
  const byEmail = manualSignUp ? 'sign-up' : ownAccounts ? 'own-account' : undefined;

  const hidden: Failure['at'][] = [
    ...methods.map(({ id }) => id),
    ...(byEmail ? (['email', 'econnect'] as const) : []),
  ];
  const failureAt = placedFailure<Failure['at']>(journey.failure, own ? [own.id, ...hidden] : hidden);
  const pageFailure = failureAt('page');
  const failed = journey.failure?.at;
  const isHidden = failed !== undefined && failed !== own?.id && hidden.includes(failed);
  const [open, setOpen] = useState(isHidden);
  useLayoutEffect(() => {
    if (isHidden) setOpen(true);
  }, [isHidden]);

  const waysIn = (methods.length > 0 || byEmail) && (
    <SignInMethods
      methods={methods}
      byEmail={byEmail}
      failureAt={(place) => (place === own?.id ? undefined : failureAt(place))}
    />
  );
  return (
    <Screen>
      <p className="lead">{organisation?.mode === 'required' ? words.requiredLead : words.lead}</p>
      <FailureNote code={pageFailure} />
      {own && organisation && (
        <OrganisationSignIn organisation={organisation} method={own} failure={failureAt(own.id)} />
      )}
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
