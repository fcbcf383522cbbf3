import { createHmac } from 'node:crypto';
import { failureCodeOf, OnboardingError } from '../../failure/onboarding-error.ts';
import type { Registration, RegistrationRequest } from '../../platform-contract/contract.ts';
import { proofOfAddress } from '../../policy/membership.ts';
import type { Effect } from '../effect.ts';
import { assertAllowed, checkUndertaking, type Undertaking } from '../rule-enforcement.ts';
import { sendUntilDelivered } from './delivery.ts';
import type { EffectContext } from './effect-context.ts';
import { beginSession } from './session.ts';

function ticketOf({ pending }: EffectContext): string {
  if (pending.ticket === null) throw new OnboardingError('registration-expired');
  return pending.ticket;
}

/**
 * Loads what a registration needs.
 *
 * @throws {OnboardingError} `registration-expired` without a ticket; the code of the rules that forbid the registration
 */
export async function loadRegistration(context: EffectContext): Promise<void> {
  const { signal, report } = context;
  const registration = await fetchRegistration(ticketOf(context), signal, context);
  // Checked before the person reads and accepts any terms.
  assertAllowed(context.ports, undertakingOf(registration, context));
  report({ type: 'registration-loaded', registration });
}

function fetchRegistration(
  ticket: string,
  signal: AbortSignal,
  { pending, send }: EffectContext,
): Promise<Registration> {
  const { by, proof } = pending.origin;
  // Without a stored proof only the method can be checked before; the answer then says whose registration it is.
  return send(proof === null ? { by } : { by, proof }, (platform) =>
    platform.loadRegistration(ticket, signal),
  );
}

/** What the rules check of a registration: the proof of the sign-in, or else the address that the platform has confirmed. */
function undertakingOf(
  { kind, email }: Pick<Registration, 'kind' | 'email'>,
  { pending }: EffectContext,
): Undertaking {
  if (kind === 'email') return { by: 'email', proof: proofOfAddress(email) };
  const { by, proof } = pending.origin;
  return { by: by === 'email' ? null : by, proof: proof ?? proofOfAddress(email) };
}

/**
 * The registration, or null where it is over. An expired ticket makes no new account, but a request that was sent before may
 * have succeeded: the platform repeats its answer for the same idempotency key.
 */
async function nullIfExpired(asked: Promise<Registration>): Promise<Registration | null> {
  return await asked.catch((error: unknown) => {
    if (failureCodeOf(error) === 'registration-expired') return null;
    throw error;
  });
}

/**
 * What the rules check before a registration is sent. A ticket can be older than the rules, so where they restrict anything
 * the platform is asked whose it is. For an expired ticket the proof stored with it in the keychain is used; the address in
 * the saved journey proves nothing, because every user of this computer can edit that file.
 *
 * @throws {OnboardingError} `registration-expired` where the ticket is over and the keychain holds no proof with it
 */
async function identifyRegistration(
  ticket: string,
  signal: AbortSignal,
  context: EffectContext,
): Promise<Undertaking> {
  const { origin } = context.pending;
  const isRestricted = checkUndertaking(context.ports.rules(), { by: null, proof: null }) !== null;
  if (!isRestricted) return origin;
  const registration = await nullIfExpired(fetchRegistration(ticket, signal, context));
  if (registration) return undertakingOf(registration, context);
  if (origin.proof === null) throw new OnboardingError('registration-expired');
  return origin;
}

/**
 * Makes the account and begins its session. Sending the same details again is the same request, so that a lost answer makes
 * no second account.
 */
export async function register(
  { details, email }: Effect<'register'>,
  context: EffectContext,
): Promise<void> {
  const { pending, send, sent } = context;
  const ticket = ticketOf(context);
  const key = registrationKey(ticket, details);
  const name = pending.identity?.account.name ?? details.username ?? email;
  const tokens = await sendUntilDelivered(context, key, async (queue) => {
    const undertaking = await identifyRegistration(ticket, queue, context);
    return await send(undertaking, async (platform) => {
      const sending =
        sent.get(key) ?? platform.register(ticket, details, key).finally(() => sent.delete(key));
      sent.set(key, sending);
      return await sending;
    });
  });
  const account = { name, email, username: details.username ?? email };
  await beginSession(context, tokens, { account, isNew: true, proof: pending.signInProof });
}

/**
 * The idempotency key of a registration. It is the same for the same details, also after a restart, so that a lost answer
 * makes no second account. It is an HMAC keyed with the ticket, which is secret, so that it reveals nothing of the password.
 */
function registrationKey(ticket: string, { username, password, acceptedTerms }: RegistrationRequest): string {
  const text = JSON.stringify([username, password, acceptedTerms.version, acceptedTerms.sha256]);
  return createHmac('sha256', ticket).update(text).digest('base64url');
}
