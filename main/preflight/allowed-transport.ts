import type { Transport } from '#contract/sign-in-method.ts';
import type { Preflight } from '../journey/ports.ts';

type Limits = {
  /** By the rules of this machine, in the order of preference. Null: all. */
  allowed: readonly Transport[] | null;
  /** The doctor found that nothing can reach a listener here. */
  prefersRelay: boolean;
};

/**
 * What the preflight found, as the doctor and the rules of this machine leave it.
 *
 * Where the rules leave out what was found, the first transport that they allow is tried, and the reason goes with what
 * it was the reason for. So it does without a browser: only a phone could go on then, from a QR code, and its answer can
 * come back by relay alone. By any other transport it would go to the phone itself.
 */
export function allowedTransport(found: Preflight, { allowed, prefersRelay }: Limits): Preflight {
  const wanted: Preflight =
    prefersRelay && found.transport === 'loopback'
      ? { transport: 'relay', reason: 'loopback-blocked' }
      : found;
  const [first] = allowed ?? [];
  return first === undefined || allowed?.includes(wanted.transport) ? wanted : { transport: first };
}
