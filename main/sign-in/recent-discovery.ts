import { discoveryPath } from './provider-addresses.ts';
import type { ProviderAnswer, ProviderTransport } from './provider-requests.ts';

/** Milliseconds for which an answer is handed over: longer than what lies between the check before a sign-in and the sign-in. */
const handOverMs = 5_000;

/**
 * The discovery documents that the check before a sign-in read, for that sign-in. Each click reads one once, and a change of
 * the issuer counts at the next click.
 */
export type RecentDiscovery = {
  /** Keeps an answer for the sign-in that follows. Other documents than those of discovery are not kept. */
  keep(url: string, answer: ProviderAnswer): void;
  /** Returns an answer of the last 5 s, once. */
  take(url: string): ProviderAnswer | undefined;
};

/** Creates the place where one check leaves its documents. @param nowMs a clock that is never set, in milliseconds */
export function createRecentDiscovery(nowMs: () => number = () => performance.now()): RecentDiscovery {
  const kept = new Map<string, { answer: ProviderAnswer; atMs: number }>();
  return {
    keep(url, answer) {
      if (url.endsWith(discoveryPath)) kept.set(url, { answer, atMs: nowMs() });
    },
    take(url) {
      const found = kept.get(url);
      kept.delete(url);
      return found !== undefined && nowMs() - found.atMs <= handOverMs ? found.answer : undefined;
    },
  };
}

/** Returns a transport whose first read of a discovery document takes the one that was kept. */
export function withRecentDiscovery(
  transport: ProviderTransport,
  recent: RecentDiscovery,
): ProviderTransport {
  return {
    get: async (url) => recent.take(url) ?? (await transport.get(url)),
    post: transport.post,
    get clockSkewSeconds() {
      return transport.clockSkewSeconds;
    },
  };
}
