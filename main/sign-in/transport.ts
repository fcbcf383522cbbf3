import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { type Fetch, hardenFetch, isJson, skewSecondsFrom } from '../network/transport.ts';
import { toSafeCause } from './safe-cause.ts';

/** A JSON response of a provider, with any status below 500 except 429. */
export type ProviderAnswer = { status: number; body: unknown };

/** Sends requests to identity providers: bounded in time and size, without cookies, cache, redirects or retries. */
export type ProviderTransport = {
  get(url: string): Promise<ProviderAnswer>;
  post(url: string, form: URLSearchParams): Promise<ProviderAnswer>;
  /** Seconds that this computer's clock is ahead of the provider's, by the latest response; null if unknown. */
  readonly clockSkewSeconds: number | null;
};

/**
 * Creates a transport to providers on the injected fetch. Aborting `signal` ends every request.
 *
 * @throws {OnboardingError} From its requests: `provider-unavailable` (5xx, 429, no TLS), `sign-in-answer-invalid` (a
 *   redirect, no JSON, over 1 MiB), and failures of the network: `offline`, `timeout`, `name-not-found`, `captive-portal`,
 *   `proxy-unreachable`, `proxy-auth-required`, `certificate-untrusted`.
 */
export function createProviderTransport(
  fetch: Fetch,
  signal: AbortSignal,
  timeoutMs = 15_000,
): ProviderTransport {
  const request = hardenFetch(fetch, { timeoutMs });
  let clockSkewSeconds: number | null = null;

  const send = async (url: string, init: RequestInit): Promise<ProviderAnswer> => {
    const sentAtMs = Date.now();
    const response = await request(url, { ...init, signal }).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : toProviderFailure(error);
    });
    const { status, headers } = response;
    clockSkewSeconds = skewSecondsFrom(headers, (sentAtMs + Date.now()) / 2) ?? clockSkewSeconds;
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
    get: (url) => send(url, { headers: { Accept: 'application/json' } }),
    post: (url, form) =>
      send(url, {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      }),
    get clockSkewSeconds() {
      return clockSkewSeconds;
    },
  };
}

/** Translates failures of the platform into those of a provider. Failures of the network keep their code. */
function toProviderFailure(error: unknown): OnboardingError {
  const code = error instanceof OnboardingError ? error.code : 'offline';
  const codes: Partial<Record<FailureCode, FailureCode>> = {
    'platform-unavailable': 'provider-unavailable',
    'platform-answer-invalid': 'sign-in-answer-invalid',
  };
  return new OnboardingError(codes[code] ?? code, toSafeCause(error));
}
