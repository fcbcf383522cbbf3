import { z } from 'zod';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { findAadstsCode } from './aadsts.ts';
import type { RedeemedTokens } from './provider.ts';
import { createRefusedError } from './provider-refusal.ts';
import type { ProviderTransport } from './transport.ts';

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
  /** The first error that `redeem` threw. SDKs replace an error of their transport by one of their own. */
  readonly failure: unknown;
};

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
  let used = false;
  let failure: unknown;

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

  return {
    async redeem(url, form) {
      try {
        return await exchange(url, form);
      } catch (error) {
        failure ??= error;
        throw error;
      }
    },
    get failure() {
      return failure;
    },
  };
}
