import type { Fetch } from '../network/transport.ts';
import { clientId } from '../platform-contract/contract.ts';

/** The header in which the client names itself and its version to the platform, as `econnect-onboarding/1.2.3`. */
export const clientHeader = 'onboarding-client';

/**
 * A fetch that names this client's version to the platform, and to no other host: Chromium keeps `User-Agent` to itself,
 * and a provider has no use for it.
 *
 * @param version SemVer
 */
export function namingClient(
  fetch: Fetch,
  { platform, version }: { platform: string; version: string },
): Fetch {
  const { origin } = new URL(platform);
  return (url, init = {}) => {
    if (URL.parse(url)?.origin !== origin) return fetch(url, init);
    const headers = new Headers(init.headers);
    headers.set(clientHeader, `${clientId}/${version}`);
    return fetch(url, { ...init, headers });
  };
}
