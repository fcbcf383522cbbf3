import type { Fetch } from '../network/transport.ts';
import { clientId } from '../platform-contract/contract.ts';

/** The header that names this client and its version to the platform, as `econnect-onboarding/1.2.3`. */
export const clientHeader = 'onboarding-client';

/**
 * Makes a fetch that adds `clientHeader` to requests to the platform, and to no other host. A header of its own, because
 * Chromium does not let `User-Agent` be set.
 *
 * @param options.version SemVer
 */
export function withClientHeader(
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
