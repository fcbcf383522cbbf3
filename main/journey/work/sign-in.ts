import type { SignInMethod } from '#contract/journey.ts';
import type { Organisation } from '../../environment/environment.ts';
import { codeOf, OnboardingError } from '../../failure.ts';
import type { Identity } from '../../sign-in/provider.ts';
import { concernAbout } from '../account-concern.ts';
import type { Attempt } from '../attempts.ts';
import { createReference } from '../reference.ts';
import type { Bench } from '../runner.ts';
import type { Effect } from '../state.ts';
import { enter } from './session.ts';

type Begin = Extract<Effect, { do: 'begin-sign-in' }>;

/** Takes the person to their browser and waits for a verified identity. */
export async function signIn(work: Begin, bench: Bench): Promise<void> {
  const { ports, custody, attempts, report } = bench;
  const { operation, method } = work;
  const attempt = attempts.begin();
  const signal = AbortSignal.any([bench.signal, attempt.signal]);
  const reference = createReference();
  try {
    const identity = await identify(work, bench, { ...attempt, signal, reference });
    if (signal.aborted) return;
    attempts.end();
    const { account } = identity;
    const concern = concernAbout(identity, ports.expected);
    if (concern === 'outside-organisation' && ports.expected) {
      const { name, emailDomains } = ports.expected;
      // The identity goes no further: nothing could exchange or keep it.
      const expected = { name, domains: emailDomains };
      return report({ type: 'identity-verified', operation, account, concern, expected });
    }
    custody.identity = identity;
    report({ type: 'identity-verified', operation, account, concern });
  } catch (error) {
    if (signal.aborted) return;
    attempts.end();
    ports.log.warn('sign-in failed', { method, reference, error });
    report({ type: 'sign-in-failed', operation, code: codeOf(error), reference });
  }
}

async function identify(
  { operation, method, ...way }: Begin,
  { ports, attempts, report }: Bench,
  attempt: Attempt & { reference: string },
): Promise<Identity> {
  const { signal } = attempt;
  const provider = ports.provider(method);
  if (!provider) throw new OnboardingError('method-unavailable');
  const { transport, reason } =
    way.transport === 'auto'
      ? await ports.preflight(method, signal)
      : { transport: way.transport, reason: undefined };
  signal.throwIfAborted();
  if (way.transport === 'auto') {
    report({ type: 'transport-chosen', operation, transport, ...(reason === undefined ? {} : { reason }) });
  }
  const to = reason === 'browser-missing' ? 'qr' : way.deliver;
  return await provider.signIn({
    ...attempt,
    transport,
    language: ports.language(),
    ...domainHint(method, ports.expected),
    deliver: async (url, words) => {
      const phrase = words === undefined ? {} : { phrase: words };
      if (to === 'qr') {
        const qr = await ports.qrCode(url);
        return report({ type: 'delivered', operation, to, qr, ...phrase });
      }
      await (to === 'browser' ? ports.browser.open(url) : ports.browser.copy(url));
      report({ type: 'delivered', operation, to, ...phrase });
    },
    onReturn: () => report({ type: 'browser-returned', operation }),
    onPasteReady: (take) => {
      attempts.takePasted = take;
    },
  });
}

function domainHint(method: SignInMethod, expected: Organisation | null): { domainHint?: string } {
  const domain = (method === 'google' ? expected?.hostedDomain : undefined) ?? expected?.emailDomains[0];
  return domain === undefined ? {} : { domainHint: domain };
}

/** Gives the attempt under way what the person pasted. */
export async function takePasted(
  { operation, text }: Extract<Effect, { do: 'take-pasted' }>,
  { attempts, report }: Bench,
): Promise<void> {
  if (!attempts.takePasted?.(text)) report({ type: 'paste-refused', operation });
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
