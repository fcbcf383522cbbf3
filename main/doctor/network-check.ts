import type { networkInterfaces } from 'node:os';
import type { FailureCode } from '#contract/failure.ts';
import type { HostOutcome } from './host-check.ts';
import { isLoopbackAddress } from './hosts.ts';
import type { ProbePortal } from './portal-probe.ts';
import { fine, type Verdict } from './verdict.ts';

/** Link-local addresses, which a machine assigns to itself without DHCP (RFC 3927, RFC 4291 §2.5.6). */
const selfAssigned = /^(169\.254\.|fe80:)/i;

/** Whether this machine has an address on a network, other than loopback and link-local ones. */
export function hasLink(interfaces: ReturnType<typeof networkInterfaces>): boolean {
  return Object.values(interfaces).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !selfAssigned.test(address)),
  );
}

/** Failures of TLS requests that a captive portal can cause, among other reasons. */
const ambiguousFailures: readonly FailureCode[] = [
  'certificate-untrusted',
  'offline',
  'timeout',
  'platform-answer-invalid',
  'platform-unavailable',
];

/**
 * Checks for a captive portal.
 *
 * Over TLS a captive portal shows only as a failure. After such a failure, and if the route has no proxy, the platform's host
 * is asked once without TLS for its public address: a portal responds in its place. No other host is asked, so a network that
 * blocks everything except the platform is not detected.
 */
export async function checkPortal(
  platform: { url: string; outcome: HostOutcome },
  others: readonly HostOutcome[],
  ask: ProbePortal,
  signal: AbortSignal,
): Promise<{ verdict: Verdict; skew: number | null }> {
  const portal: Verdict = { state: 'wrong', code: 'captive-portal', remedy: 'open-network-page' };
  const { url, outcome } = platform;
  if ([outcome, ...others].some(({ failure }) => failure === 'captive-portal'))
    return { verdict: portal, skew: null };
  const isAmbiguous = outcome.failure !== null && ambiguousFailures.includes(outcome.failure);
  const isDirect = outcome.route?.kind === 'direct';
  if (!isAmbiguous || !isDirect || isLoopbackAddress(url)) return { verdict: fine, skew: null };
  const answer = await ask(url, signal);
  if (answer?.isPortal) return { verdict: portal, skew: null };
  return { verdict: fine, skew: answer?.skew ?? null };
}
