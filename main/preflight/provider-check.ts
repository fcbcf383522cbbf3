import type { FailureCode } from '#contract/failure.ts';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Environment } from '../environment/environment.ts';
import { failureCodeOf } from '../failure/onboarding-error.ts';
import type { Fetch } from '../network/transport.ts';
import { discoveryPath, publicDocument, withoutSlash } from '../sign-in/provider-addresses.ts';
import type { RecentDiscovery } from '../sign-in/recent-discovery.ts';
import { createProviderTransport } from '../sign-in/transport.ts';

/** The result of checking a provider. `skewSeconds`: seconds that this computer's clock is ahead of the provider's. */
export type ProviderFinding =
  | { kind: 'reachable'; skewSeconds: number | null }
  | { kind: 'unreachable'; code: FailureCode }
  | { kind: 'unknown' };

/** Failures that the sign-in would end with as well. After any other the sign-in is tried. */
const conclusive: readonly FailureCode[] = [
  'offline',
  'name-not-found',
  'captive-portal',
  'proxy-unreachable',
  'proxy-auth-required',
  'certificate-untrusted',
  'provider-unavailable',
];

/**
 * Fetches a small public document of a provider. Never rejects. Without a response in time the result is `unknown`.
 *
 * @param recentDiscovery is given the document, so that the sign-in that follows does not read it again
 */
export async function checkProvider(
  method: SignInMethod,
  environment: Environment,
  {
    fetch,
    signal,
    recentDiscovery,
  }: { fetch: Fetch; signal: AbortSignal; recentDiscovery?: RecentDiscovery | undefined },
): Promise<ProviderFinding> {
  try {
    const transport = createProviderTransport(fetch, signal);
    const address = getPublicAddress(method, environment);
    const answer = await transport.get(address);
    if (answer.status === 200) recentDiscovery?.keep(address, answer);
    return { kind: 'reachable', skewSeconds: transport.clockSkewSeconds };
  } catch (error) {
    const code = failureCodeOf(error);
    return !signal.aborted && conclusive.includes(code) ? { kind: 'unreachable', code } : { kind: 'unknown' };
  }
}

function getPublicAddress(method: SignInMethod, { issuer, providers }: Environment): string {
  const settings = providers.find(({ id }) => id === method);
  return settings === undefined || settings.kind === 'oidc'
    ? withoutSlash(issuer) + discoveryPath
    : publicDocument(settings);
}
