import { codeOf, OnboardingError } from '../../failure.ts';
import type { Registration } from '../../platform/contract.ts';
import { isMember, type MembershipProof, proofOfAddress } from '../../policy/membership.ts';
import { registrationKey } from '../custody.ts';
import type { Bench } from '../runner.ts';
import type { Effect } from '../state.ts';
import { delivered } from './delivery.ts';
import { enter } from './session.ts';

function ticketOf({ custody }: Bench): string {
  if (custody.ticket === null) throw new OnboardingError('registration-expired');
  return custody.ticket;
}

/** Asks what a registration needs. */
export async function loadRegistration(operation: number, bench: Bench): Promise<void> {
  const registration = await bench.ports.platform.registration(ticketOf(bench), bench.signal);
  // Told here, before there are terms to agree to.
  demandMember(registration, bench);
  bench.report({ type: 'registration-loaded', operation, registration });
}

/** What proves where the person of a registration belongs: their sign-in, or the address that the platform has confirmed. */
function proofFor(
  { kind, email }: Pick<Registration, 'kind' | 'email'>,
  { custody }: Bench,
): MembershipProof {
  return (kind === 'identity' ? custody.proof : null) ?? proofOfAddress(email);
}

/** @throws {OnboardingError} `organisation-mismatch` */
function demandMember(registration: Registration, bench: Bench): void {
  if (!isMember(bench.ports.rules(), proofFor(registration, bench)))
    throw new OnboardingError('organisation-mismatch');
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

/** Makes the account. The same details sent again are the same request: a lost answer makes no second account. */
export async function register(
  { operation, details, email }: Extract<Effect, { do: 'register' }>,
  bench: Bench,
): Promise<void> {
  const { ports, custody, sent } = bench;
  const ticket = ticketOf(bench);
  const key = registrationKey(ticket, details);
  const name = custody.identity?.account.name ?? details.username ?? email;
  const tokens = await delivered(bench, { operation, key }, async (queue) => {
    // A ticket can be older than the rules. Where they ask anything, whose it is the platform says.
    if (!isMember(ports.rules(), null)) {
      const registration = await stillOpen(ports.platform.registration(ticket, queue));
      if (registration) demandMember(registration, bench);
    }
    const sending =
      sent.get(key) ?? ports.platform.register(ticket, details, key).finally(() => sent.delete(key));
    sent.set(key, sending);
    return await sending;
  });
  const account = { name, email, username: details.username ?? email };
  await enter(bench, tokens, { account, isNew: true, proof: custody.proof });
}
