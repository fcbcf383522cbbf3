import { z } from 'zod';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { aadstsIn } from './aadsts.ts';
import { refusedBy } from './provider-refusal.ts';
import type { ProviderTransport } from './transport.ts';

/** RFC 6749 §5.1 with OpenID Connect Core §3.1.3.3. */
const tokens = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  id_token: z.string().min(1),
});

/** RFC 6749 §5.2, with Microsoft's numbers. */
const refusal = z.object({
  error: z.string(),
  error_description: z.unknown().optional(),
  error_codes: z.unknown().optional(),
  error_uri: z.unknown().optional(),
});

/** Where an SDK redeems its code. Redeems one code, once. */
export type TokenEndpoint = {
  /** A successful token response, for the SDK; anything else is thrown. */
  redeem(url: string, form: URLSearchParams): Promise<z.infer<typeof tokens>>;
  /** What `redeem` threw. SDKs wrap what their transport throws, and lose it. */
  readonly failure: unknown;
};

/**
 * The one exchange of a sign-in, ahead of the SDK that asks for it.
 *
 * Stands between because SDKs try again after bytes were sent, and take `200 {}` and HTML for success.
 *
 * @param isOurs Whether this is the token endpoint of the flow; the code goes nowhere else.
 */
export function tokenEndpoint(transport: ProviderTransport, isOurs: (url: string) => boolean): TokenEndpoint {
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
      if (parsed.success) return parsed.data;
    } else {
      const parsed = refusal.safeParse(body);
      if (parsed.success) throw refusedBy({ error: parsed.data.error, aadsts: aadstsIn(parsed.data) });
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
