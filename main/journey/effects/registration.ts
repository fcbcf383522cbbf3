import { codeOf, OnboardingError } from '../../failure/onboarding-error.ts';
import type { Registration } from '../../platform-contract/contract.ts';
import { proofOfAddress } from '../../policy/membership.ts';
import { checkUndertaking, type Undertaking } from '../../policy/undertaking.ts';
import type { Effect } from '../effect.ts';
import { delivered } from './delivery.ts';
import type { EffectContext } from './effect-context.ts';
import { registrationKey } from './pending-secrets.ts';
import { demandAllowed } from './permission.ts';
import { enter } from './session.ts';

function ticketOf({ pending }: EffectContext): string {
  if (pending.ticket === null) throw new OnboardingError('registration-expired');
  return pending.ticket;
}

/** Asks what a registration needs. */
export async function loadRegistration(context: EffectContext): Promise<void> {
  const { signal, report } = context;
  const registration = await askWhose(ticketOf(context), signal, context);
  // Told here, before there are terms to agree to.
  demandAllowed(context.ports, undertakingOf(registration, context));
  report({ type: 'registration-loaded', registration });
}

function askWhose(
  ticket: string,
  signal: AbortSignal,
  { pending, send }: EffectContext,
): Promise<Registration> {
  const { by, proof } = pending.origin;
  // Where nothing proves whose it is, the answer does.
  return send(proof === null ? { by } : { by, proof }, (platform) => platform.registration(ticket, signal));
}

/** Whose registration it is: what their sign-in proved, or the address that the platform has confirmed. */
function undertakingOf(
  { kind, email }: Pick<Registration, 'kind' | 'email'>,
  { pending }: EffectContext,
): Undertaking {
  if (kind === 'email') return { by: 'email', proof: proofOfAddress(email) };
  const { by, proof } = pending.origin;
  return { by: by === 'email' ? null : by, proof: proof ?? proofOfAddress(email) };
}

/**
 * The registration; null where it is over. Then nothing new comes of its ticket, and what was sent before may have been
 * answered: the platform gives that answer again to the same key.
 */
async function stillOpen(asked: Promise<Registration>): Promise<Registration | null> {
  return await asked.catch((error: unknown) => {
    if (codeOf(error) === 'registration-expired') return null;
    throw error;
  });
}

/**
 * Whose registration is to be sent. A ticket can be older than the rules: where they ask anything, the platform says whose it
 * is. Of one that is over only an earlier answer can come, and that is asked for by what the keychain has with the ticket: the
 * address in the saved journey proves nothing, since anybody who uses this computer can edit that file.
 *
 * @throws {OnboardingError} `registration-expired` for one that is over where the keychain has no proof with the ticket
 */
async function whoseRegistration(
  ticket: string,
  signal: AbortSignal,
  context: EffectContext,
): Promise<Undertaking> {
  const { origin } = context.pending;
  const isAsked = checkUndertaking(context.ports.rules(), { by: null, proof: null }) !== null;
  if (!isAsked) return origin;
  const registration = await stillOpen(askWhose(ticket, signal, context));
  if (registration) return undertakingOf(registration, context);
  if (origin.proof === null) throw new OnboardingError('registration-expired');
  return origin;
}

/** Makes the account. The same details sent again are the same request: a lost answer makes no second account. */
export async function register(
  { details, email }: Effect<'register'>,
  context: EffectContext,
): Promise<void> {
  const { pending, send, sent } = context;
  const ticket = ticketOf(context);
  const key = registrationKey(ticket, details);
  const name = pending.identity?.account.name ?? details.username ?? email;
  const tokens = await delivered(context, key, async (queue) => {
    const whose = await whoseRegistration(ticket, queue, context);
    return await send(whose, async (platform) => {
      const sending =
        sent.get(key) ?? platform.register(ticket, details, key).finally(() => sent.delete(key));
      sent.set(key, sending);
      return await sending;
    });
  });
  const account = { name, email, username: details.username ?? email };
  await enter(context, tokens, { account, isNew: true, proof: pending.signInProof });
}
