import { z } from 'zod';
import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { type Fetch, hardenFetch, isJson, skewSecondsFrom } from '../network/transport.ts';
import { neverDropped, tolerant } from '../platform-contract/tolerant-reader.ts';
import type { RedeemedTokens } from './provider.ts';
import { createRefusedError, findAadstsCode, toSafeCause } from './provider-errors.ts';

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

/** The issuer's metadata that verifying a response needs. */
export type IssuerFacts = {
  /** Contains `{tenantid}` at Microsoft's multi-tenant endpoints. */
  issuer: string;
  jwksUri: string;
  /** Every authorization response of this issuer has an `iss` parameter, so one without is rejected (RFC 9207 §2.4). */
  sendsIss: boolean;
};

const https = z.url({ protocol: /^https$/ });

/** An issuer's metadata (OpenID Connect Discovery §3). */
const metadata = z.object({
  issuer: https,
  jwks_uri: https,
  // Both are security properties, so a malformed value rejects the document instead of counting as absent.
  authorization_response_iss_parameter_supported: neverDropped(z.boolean().optional()),
  code_challenge_methods_supported: neverDropped(z.array(z.string()).optional()),
});

/**
 * Fetches an issuer's metadata.
 *
 * @param isIssuer Whether the document's `issuer` is the expected one: it decides whose keys are trusted.
 * @throws {OnboardingError} `sign-in-answer-invalid`, or a failure of the transport.
 */
export async function discover(
  transport: ProviderTransport,
  url: string,
  isIssuer: (issuer: string) => boolean,
): Promise<IssuerFacts> {
  const { status, body } = await transport.get(url);
  const parsed = tolerant(metadata).safeParse(body);
  if (status !== 200 || !parsed.success || !isIssuer(parsed.data.issuer)) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('metadata of another issuer, or none'));
  }
  const { issuer, jwks_uri, ...supported } = parsed.data;
  if (supported.code_challenge_methods_supported?.includes('S256') === false) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('no PKCE'));
  }
  return {
    issuer,
    jwksUri: jwks_uri,
    sendsIss: supported.authorization_response_iss_parameter_supported ?? false,
  };
}

/** The token endpoint as an SDK sees it. Redeems one code, once. */
export type TokenEndpoint = {
  /**
   * Returns a successful token response.
   *
   * @throws {ProviderRefusedError} For an error response.
   * @throws {OnboardingError} `sign-in-answer-invalid`, `sign-in-failed` for a second use or another address, or a failure
   *   of the transport.
   */
  redeem(url: string, form: URLSearchParams): Promise<z.infer<typeof tokens>>;
  /** The answer of an SDK that redeems the code here. Rejects with the first error of `redeem`, or as the SDK does. */
  unwrap<Value>(answer: Promise<Value>): Promise<Value>;
};

/** A token response (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3). */
const tokens = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  id_token: z.string().min(1),
  refresh_token: z.string().min(1).optional().catch(undefined),
});

/** An error response (RFC 6749 §5.2) with Microsoft's numbers. */
const refusal = z.object({
  error: z.string(),
  error_description: z.unknown().optional(),
  error_codes: z.unknown().optional(),
  error_uri: z.unknown().optional(),
});

/**
 * Creates the endpoint that an SDK uses for the one code exchange of a sign-in.
 *
 * SDKs do not ask the provider directly, because they retry after bytes were sent, and accept `200 {}` and HTML as success.
 *
 * @param keepTokens takes the tokens before anything about them is verified. Without it the SDK is given no refresh token, and
 *   the rest is dropped with it.
 * @param isOurs Whether an address is the token endpoint of this flow; the code is sent to no other.
 */
export function createTokenEndpoint(
  transport: ProviderTransport,
  isOurs: (url: string) => boolean,
  keepTokens?: (tokens: RedeemedTokens) => void,
): TokenEndpoint {
  const failures = createFailureMemory();
  let used = false;

  const exchange = async (url: string, form: URLSearchParams) => {
    if (!isOurs(url)) {
      throw new OnboardingError('sign-in-failed', new Error('not the token endpoint of this sign-in'));
    }
    if (used) throw new OnboardingError('sign-in-failed', new Error('the code was used already'));
    used = true;
    const { status, body } = await transport.post(url, form);
    if (status === 200) {
      const parsed = tokens.safeParse(body);
      if (parsed.success) {
        const { refresh_token, ...given } = parsed.data;
        keepTokens?.({
          access_token: given.access_token,
          ...(refresh_token === undefined ? {} : { refresh_token }),
        });
        return given;
      }
    } else {
      const parsed = refusal.safeParse(body);
      if (parsed.success)
        throw createRefusedError({ error: parsed.data.error, aadsts: findAadstsCode(parsed.data) });
    }
    throw new OnboardingError('sign-in-answer-invalid', new Error(`no tokens (${status})`));
  };

  return { redeem: failures.remember(exchange), unwrap: (answer) => failures.unwrap(answer) };
}

/** Remembers the first error of what an SDK calls, because SDKs replace it by one of their own. */
export function createFailureMemory() {
  let failure: unknown;
  return {
    /** The same function, with its errors remembered. */
    remember:
      <Given extends unknown[], Value>(call: (...given: Given) => Promise<Value>) =>
      async (...given: Given): Promise<Value> => {
        try {
          return await call(...given);
        } catch (error) {
          failure ??= error;
          throw error;
        }
      },
    /** The answer of the SDK. Rejects with the remembered error, or else with what `otherwise` makes of the SDK's own. */
    unwrap: async <Value>(
      answer: Promise<Value>,
      otherwise = (error: unknown): unknown => error,
    ): Promise<Value> => {
      try {
        return await answer;
      } catch (error) {
        throw failure ?? otherwise(error);
      }
    },
  };
}

/** A slow value that can be started before it is needed. */
type Preparation<Value> = {
  /** Starts the work. Resolves with the value; with null where it failed, which is not reported: `take` tries again. */
  begin(): Promise<Value | null>;
  /** The value of the first try, or of a second one if the first failed. Rejects as the second try does. */
  take(): Promise<Value>;
};

/** Creates a preparation, used to fetch metadata and keys while the person is in the browser. */
export function prepare<Value>(make: () => Promise<Value>): Preparation<Value> {
  let early: Promise<{ value: Value } | null> | null = null;
  const begin = () => {
    early ??= make().then(
      (value) => ({ value }),
      () => null,
    );
    return early;
  };
  return {
    begin: async () => (await begin())?.value ?? null,
    take: async () => {
      const made = await begin();
      return made === null ? await make() : made.value;
    },
  };
}
