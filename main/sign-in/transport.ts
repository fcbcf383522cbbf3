import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { skewSecondsFrom } from '../network/clock-skew.ts';
import { isJson } from '../network/media-type.ts';
import { type Fetch, hardened } from '../network/transport.ts';
import { safeCause } from './safe-cause.ts';

/** JSON from a provider, any status below 500. */
type ProviderAnswer = { status: number; body: unknown };

/** Requests to identity providers: bounded, without cookies, cache, redirects or a second try. */
export type ProviderTransport = {
  get(url: string): Promise<ProviderAnswer>;
  post(url: string, form: URLSearchParams): Promise<ProviderAnswer>;
  /** Seconds that this computer's clock is ahead of the provider's, by the latest answer; null where none said. */
  readonly clockSkewSeconds: number | null;
};

/**
 * Speaks to providers through the injected fetch; every request ends with `signal`.
 *
 * @throws {OnboardingError} `provider-unavailable` (5xx, 429, no TLS), `sign-in-answer-invalid` (a redirect, no JSON,
 *   over 1 MiB), and what says that it is the network and not the provider: `offline`, `timeout`, `name-not-found`,
 *   `captive-portal`, `proxy-unreachable`, `proxy-auth-required`, `certificate-untrusted`.
 */
export function providerTransport(fetch: Fetch, signal: AbortSignal, timeoutMs = 15_000): ProviderTransport {
  const request = hardened(fetch, { timeoutMs });
  let clockSkewSeconds: number | null = null;

  const ask = async (url: string, init: RequestInit): Promise<ProviderAnswer> => {
    const askedAt = Date.now();
    const response = await request(url, { ...init, signal }).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : rebuilt(error);
    });
    const { status, headers } = response;
    clockSkewSeconds = skewSecondsFrom(headers, (askedAt + Date.now()) / 2) ?? clockSkewSeconds;
    if (status === 429 || status >= 500) {
      throw new OnboardingError('provider-unavailable', new Error(`status ${status}`));
    }
    if (!isJson(headers.get('content-type'))) {
      throw new OnboardingError('sign-in-answer-invalid', new Error('no JSON'));
    }
    try {
      return { status, body: await response.json() };
    } catch {
      throw new OnboardingError('sign-in-answer-invalid', new Error('malformed JSON'));
    }
  };

  return {
    get: (url) => ask(url, { headers: { Accept: 'application/json' } }),
    post: (url, form) =>
      ask(url, {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      }),
    get clockSkewSeconds() {
      return clockSkewSeconds;
    },
  };
}

/** The transport's failure in the words of a sign-in: what is the network's trouble is the same for whoever was asked. */
function rebuilt(error: unknown): OnboardingError {
  const code = error instanceof OnboardingError ? error.code : 'offline';
  const codes: Partial<Record<FailureCode, FailureCode>> = {
    'platform-unavailable': 'provider-unavailable',
    'platform-answer-invalid': 'sign-in-answer-invalid',
  };
  return new OnboardingError(codes[code] ?? code, safeCause(error));
}
