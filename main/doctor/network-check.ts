import type { networkInterfaces } from 'node:os';
import type { FailureCode } from '#contract/failure.ts';
import type { HostOutcome } from './host-check.ts';
import { isHere } from './hosts.ts';
import type { AskPlainly } from './portal-probe.ts';
import { fine, type Verdict } from './verdict.ts';

/** Addresses that a machine gives itself when nobody on the link gives it one. */
const selfAssigned = /^(169\.254\.|fe80:)/i;

/** Whether this machine has an address on any network but its own. */
export function hasLink(interfaces: ReturnType<typeof networkInterfaces>): boolean {
  return Object.values(interfaces).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !selfAssigned.test(address)),
  );
}

/** How a captive portal looks from within TLS, and much else as well. */
const doubtful: readonly FailureCode[] = [
  'certificate-untrusted',
  'offline',
  'timeout',
  'platform-answer-invalid',
  'platform-unavailable',
];

/**
 * Whether there is a captive portal, which a connection by TLS cannot show but as one that fails.
 *
 * Then, and where the way is known to lead through no proxy, the platform's own host is asked without TLS, once and with nothing in it but
 * its public address: a portal answers in its place. Nobody else is ever asked, so a network that lets us through to the
 * platform and to nothing else is not noticed.
 */
export async function checkPortal(
  platform: { url: string; outcome: HostOutcome },
  others: readonly HostOutcome[],
  ask: AskPlainly,
  signal: AbortSignal,
): Promise<{ verdict: Verdict; skew: number | null }> {
  const portal: Verdict = { state: 'wrong', code: 'captive-portal', remedy: 'open-network-page' };
  const { url, outcome } = platform;
  if ([outcome, ...others].some(({ failure }) => failure === 'captive-portal'))
    return { verdict: portal, skew: null };
  const isDoubtful = outcome.failure !== null && doubtful.includes(outcome.failure);
  const isDirect = outcome.route?.kind === 'direct';
  if (!isDoubtful || !isDirect || isHere(url)) return { verdict: fine, skew: null };
  const answer = await ask(url, signal);
  if (answer?.isPortal) return { verdict: portal, skew: null };
  return { verdict: fine, skew: answer?.skew ?? null };
}
