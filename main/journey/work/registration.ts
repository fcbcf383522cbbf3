import { OnboardingError } from '../../failure.ts';
import { registrationKey } from '../custody.ts';
import type { Ports } from '../ports.ts';
import type { Bench } from '../runner.ts';
import type { Effect } from '../state.ts';
import { delivered } from './delivery.ts';
import { enter, isInside } from './session.ts';

function ticketOf({ custody }: Bench): string {
  if (custody.ticket === null) throw new OnboardingError('registration-expired');
  return custody.ticket;
}

/** Asks what a registration needs. */
export async function loadRegistration(operation: number, bench: Bench): Promise<void> {
  const registration = await bench.ports.platform.registration(ticketOf(bench), bench.signal);
  bench.report({ type: 'registration-loaded', operation, registration });
}

/** A ticket can be older than the rules, and what was kept of its address anybody at the desk can edit: the platform is asked. */
async function checkAddress(ticket: string, ports: Ports, signal: AbortSignal): Promise<void> {
  const rules = ports.rules();
  if (rules.emailDomains === null && rules.organisation?.mode !== 'required') return;
  const { email } = await ports.platform.registration(ticket, signal);
  if (!isInside(email, rules)) throw new OnboardingError('organisation-mismatch');
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
    await checkAddress(ticket, ports, queue);
    const sending =
      sent.get(key) ?? ports.platform.register(ticket, details, key).finally(() => sent.delete(key));
    sent.set(key, sending);
    return await sending;
  });
  await enter(bench, { tokens, isNew: true, known: { name, email, username: details.username ?? email } });
}
