import { OnboardingError } from '../../failure.ts';
import { concernAbout } from '../account-concern.ts';
import type { Bench } from '../runner.ts';
import type { Effect } from '../state.ts';
import { enter } from './session.ts';

/** Takes the person to their browser and waits for a verified identity. */
export async function signIn(
  { operation, method, deliver }: Extract<Effect, { do: 'begin-sign-in' }>,
  { ports, custody, report, signal }: Bench,
): Promise<void> {
  const provider = ports.provider(method);
  if (!provider) throw new OnboardingError('method-unavailable');
  const identity = await provider.signIn({
    signal,
    language: ports.language(),
    deliver: async (url) => {
      await (deliver === 'browser' ? ports.browser.open(url) : ports.browser.copy(url));
      report({ type: 'delivered', operation, to: deliver });
    },
    onReturn: () => report({ type: 'browser-returned', operation }),
  });
  if (signal.aborted) return;
  custody.identity = identity;
  report({
    type: 'identity-verified',
    operation,
    account: identity.account,
    concern: concernAbout(identity),
  });
}

/** Hands the verified identity to the platform, which knows whether there is an account. */
export async function exchange(operation: number, bench: Bench): Promise<void> {
  const { ports, custody, report, signal } = bench;
  const { identity } = custody;
  // After a restart the proof is gone; the address is confirmed, so the next sign-in goes straight on.
  if (!identity) throw new OnboardingError('confirmed-sign-in-again');
  const answer = await ports.platform.exchange(identity.idToken, signal);
  if (signal.aborted && answer.kind !== 'signed-in') return;
  switch (answer.kind) {
    case 'signed-in': {
      const { name, email } = identity.account;
      return enter(bench, {
        operation,
        tokens: answer.tokens,
        isNew: false,
        known: { name, email, username: email },
      });
    }
    case 'registration-required':
      await custody.keepTicket(answer.ticket);
      return report({ type: 'registration-required', operation, account: identity.account });
    case 'confirmation-required': {
      await custody.keepSignUp(answer.signUp);
      const { phrase, expiresAt, resendAt } = answer.signUp;
      return report({
        type: 'confirmation-required',
        operation,
        signUp: { email: answer.email, phrase, expiresAt, resendAt },
      });
    }
  }
}
