import { useId } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { Failure } from '#contract/journey.ts';
import type { OfferedMethod } from '#contract/snapshot.ts';
import { useApp } from '../store/app-context.ts';
import { FailureNote } from './failure-note.tsx';
import { Icon } from './icon.tsx';
import { ProviderButton } from './provider-button.tsx';

type SignInMethodsProps = {
  methods: readonly OfferedMethod[];
  /** What the button for e-mail starts; absent where there is no such button. */
  byEmail: 'sign-up' | 'own-account' | undefined;
  failureAt: (place: Failure['at']) => FailureCode | undefined;
};

/** The sign-in methods to choose from, each with its last failure. */
export function SignInMethods({ methods, byEmail, failureAt }: SignInMethodsProps) {
  const { copy, actions } = useApp();
  const { choosing: words } = copy;
  const id = useId();
  const emailFailure = byEmail && (failureAt('email') ?? failureAt('econnect'));
  return (
    <>
      {methods.length > 0 && (
        <ul className="providers" aria-label={words.methods}>
          {methods.map((method) => (
            <ProviderButton key={method.id} method={method} failure={failureAt(method.id)} />
          ))}
        </ul>
      )}
      {byEmail && (
        <div className="by-email">
          <button
            type="button"
            className="provider email"
            onClick={() =>
              actions.send(
                byEmail === 'sign-up' ? { type: 'choose-email' } : { type: 'choose', method: 'econnect' },
              )
            }
            aria-describedby={emailFailure && `${id}-failure`}
          >
            <Icon name="mail" />
            <span className="provider-words">{words.email}</span>
          </button>
          <FailureNote code={emailFailure} id={`${id}-failure`} />
        </div>
      )}
      <p className="hint">{words.hint}</p>
    </>
  );
}
