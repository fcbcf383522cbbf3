import type { Transport } from '#contract/sign-in-method.ts';
import type { Preflight } from '../journey/ports.ts';

type Limits = {
  /** The transports that the policy allows, in order of preference; null for all. */
  allowed: readonly Transport[] | null;
  /** The doctor found that a loopback listener cannot be reached. */
  prefersRelay: boolean;
};

/**
 * Applies the doctor's result and the policy to the result of the preflight.
 *
 * If the policy forbids the transport, the first allowed one is tried, without the reason. That also holds without a browser:
 * only a phone could continue then, from a QR code, and its response can return by relay only.
 */
export function allowedTransport(found: Preflight, { allowed, prefersRelay }: Limits): Preflight {
  const wanted: Preflight =
    prefersRelay && found.transport === 'loopback'
      ? { transport: 'relay', reason: 'loopback-blocked' }
      : found;
  const [first] = allowed ?? [];
  return first === undefined || allowed?.includes(wanted.transport) ? wanted : { transport: first };
}
