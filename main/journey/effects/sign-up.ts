import { randomUUID } from 'node:crypto';
import { domainOf } from '#contract/email-address.ts';
import { createBackoff } from '../../async/backoff.ts';
import { failureCodeOf, OnboardingError, retryAfterMsOf } from '../../failure/onboarding-error.ts';
import type { SignUpStatus } from '../../platform-contract/contract.ts';
import { toAsciiDomain } from '../../platform-contract/domain.ts';
import { proofOfAddress } from '../../policy/membership.ts';
import type { Effect } from '../effect.ts';
import type { SignUpKey } from '../ports.ts';
import { isForbidden } from '../rule-enforcement.ts';
import { sendUntilDelivered } from './delivery.ts';
import type { EffectContext } from './effect-context.ts';
import type { Origin } from './pending-secrets.ts';

/** From a question that failed to the next. */
const pauses = { firstMs: 1_000, longestMs: 30_000 };

/** From a question that was answered to the next: a proxy, or a server that shuts down, answers at once. */
const shortestRoundMs = 1_000;

function signUpOf({ pending }: EffectContext): SignUpKey {
  if (pending.signUp === null) throw new OnboardingError('sign-up-expired');
  return pending.signUp;
}

/** Asks the platform to send the activation mail, unless the address belongs to an organisation that signs in otherwise. */
export async function startSignUp(
  { email, lookUp, key = randomUUID() }: Effect<'start-sign-up'>,
  context: EffectContext,
): Promise<void> {
  const { ports, pending, report, send, signal } = context;
  // Judged as if the mail had been answered: a person whom the rules refuse hears it before a mail is sent.
  const origin: Origin = { by: 'email', proof: proofOfAddress(email) };
  const ask = async (queue: AbortSignal) => {
    const isLookedUp = lookUp && !ports.rules().organisation;
    const domain = toAsciiDomain(domainOf(email)) ?? domainOf(email);
    const found = isLookedUp
      ? await send(origin, () => ports.organisations.findByEmailDomain(domain, queue))
      : null;
    return found ?? (await send(origin, (platform) => platform.startSignUp(email, key, queue)));
  };
  const signUp = await sendUntilDelivered(context, key, ask);
  if ('organisation' in signUp) return report({ type: 'organisation-found', by: 'address', ...signUp });
  if (signal.aborted) return void ports.platform.withdraw(signUp).catch(() => undefined);
  const pendingId = await pending.keepSignUp(signUp, origin);
  const { phrase, expiresAt, resendAt } = signUp;
  report({ type: 'sign-up-started', signUp: { email, phrase, expiresAt, resendAt }, pendingId });
}

/** Reports what the status means. True when there is nothing left to watch. */
async function settle(status: SignUpStatus, context: EffectContext): Promise<boolean> {
  switch (status.status) {
    case 'pending':
      return false;
    case 'expired':
      context.report({ type: 'sign-up-expired' });
      return true;
    case 'registered':
      // Finished elsewhere, for example in the browser: now there is an account to sign in to.
      throw new OnboardingError('confirmed-sign-in-again');
    case 'activated':
      if (status.registration !== undefined) await context.pending.keepTicket(status.registration);
      context.report({ type: 'activated' });
      return true;
  }
}

/**
 * Watches until the mail was used, on any device. A network that comes and goes only delays: the time from one question
 * to the next grows while they fail, and is short again after every answer. The time that a question took counts as
 * part of the pause: one that times out has waited long enough.
 */
export async function watchSignUp(context: EffectContext): Promise<void> {
  const { ports, pending, send, signal } = context;
  const signUp = signUpOf(context);
  const sending = { ...pending.origin, asksOnly: true } as const;
  const pause = createBackoff(pauses);
  while (!signal.aborted) {
    const asked = ports.now();
    try {
      const status = await send(sending, (platform) => platform.awaitSignUp(signUp, signal));
      if (signal.aborted || (await settle(status, context))) return;
      pause.reset();
      if (ports.now() - asked < shortestRoundMs)
        await ports.sleep(shortestRoundMs, signal).catch(() => undefined);
    } catch (error) {
      const code = failureCodeOf(error);
      if (signal.aborted) return;
      if (code === 'sign-up-expired') return context.report({ type: 'sign-up-expired' });
      if (isForbidden(code)) return context.report({ type: 'activation-failed', code });
      if (code === 'confirmed-sign-in-again') return context.report({ type: 'sign-in-failed', code });
      ports.log.info('sign-up could not be watched', { code });
      const restMs = pause.next() - (ports.now() - asked);
      const waitMs = Math.max(restMs, retryAfterMsOf(error));
      if (waitMs > 0) await ports.sleep(waitMs, signal).catch(() => undefined);
    }
  }
}

/** Asks the platform for another mail. */
export async function resend(
  { key = randomUUID() }: Effect<'resend'>,
  context: EffectContext,
): Promise<void> {
  const { pending, send } = context;
  const resendAt = await sendUntilDelivered(context, key, (queue) =>
    send(pending.origin, (platform) => platform.resend(signUpOf(context), key, queue)),
  );
  context.report({ type: 'resent', resendAt });
}

/** Activates the sign-up with the code that the person typed from the mail. */
export async function activate({ code }: Effect<'activate'>, context: EffectContext): Promise<void> {
  const { pending, send, signal } = context;
  const status = await send(pending.origin, (platform) =>
    platform.activate(signUpOf(context), code, randomUUID(), signal),
  );
  if (signal.aborted) return;
  await settle(status, context);
}
