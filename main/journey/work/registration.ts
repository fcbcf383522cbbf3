import { codeOf, OnboardingError } from '../../failure.ts';
import type { Registration } from '../../platform/contract.ts';
import { proofOfAddress } from '../../policy/membership.ts';
import { checkUndertaking, type Undertaking } from '../../policy/undertaking.ts';
import { registrationKey } from '../custody.ts';
import type { Bench } from '../runner.ts';
import type { Effect } from '../state.ts';
import { delivered } from './delivery.ts';
import { demandAllowed } from './permission.ts';
import { enter } from './session.ts';

function ticketOf({ custody }: Bench): string {
  if (custody.ticket === null) throw new OnboardingError('registration-expired');
  return custody.ticket;
}

/** Asks what a registration needs. */
export async function loadRegistration(operation: number, bench: Bench): Promise<void> {
  const { signal, report } = bench;
  const registration = await askWhose(ticketOf(bench), signal, bench);
  // Told here, before there are terms to agree to.
  demandAllowed(bench.ports, undertakingOf(registration, bench));
  report({ type: 'registration-loaded', operation, registration });
}

function askWhose(ticket: string, signal: AbortSignal, { custody, send }: Bench): Promise<Registration> {
  const { by, proof } = custody.origin;
  // Where nothing proves whose it is, the answer does.
  return send(proof === null ? { by } : { by, proof }, (platform) => platform.registration(ticket, signal));
}

/** Whose registration it is: what their sign-in proved, or the address that the platform has confirmed. */
function undertakingOf(
  { kind, email }: Pick<Registration, 'kind' | 'email'>,
  { custody }: Bench,
): Undertaking {
  if (kind === 'email') return { by: 'email', proof: proofOfAddress(email) };
  const { by, proof } = custody.origin;
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
async function whoseRegistration(ticket: string, signal: AbortSignal, bench: Bench): Promise<Undertaking> {
  const { origin } = bench.custody;
  const isAsked = checkUndertaking(bench.ports.rules(), { by: null, proof: null }) !== null;
  if (!isAsked) return origin;
  const registration = await stillOpen(askWhose(ticket, signal, bench));
  if (registration) return undertakingOf(registration, bench);
  if (origin.proof === null) throw new OnboardingError('registration-expired');
  return origin;
}

/** Makes the account. The same details sent again are the same request: a lost answer makes no second account. */
export async function register(
  { operation, details, email }: Extract<Effect, { do: 'register' }>,
  bench: Bench,
): Promise<void> {
  const { custody, send, sent } = bench;
  const ticket = ticketOf(bench);
  const key = registrationKey(ticket, details);
  const name = custody.identity?.account.name ?? details.username ?? email;
  const tokens = await delivered(bench, { operation, key }, async (queue) => {
    const whose = await whoseRegistration(ticket, queue, bench);
    return await send(whose, async (platform) => {
      const sending =
        sent.get(key) ?? platform.register(ticket, details, key).finally(() => sent.delete(key));
      sent.set(key, sending);
      return await sending;
    });
  });
  const account = { name, email, username: details.username ?? email };
  await enter(bench, tokens, { account, isNew: true, proof: custody.signInProof });
}
