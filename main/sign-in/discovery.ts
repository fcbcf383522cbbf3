import { z } from 'zod';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { neverDropped, tolerant } from '../platform-contract/tolerant-reader.ts';
import type { ProviderTransport } from './transport.ts';

/** What verifying an answer takes, beside the keys themselves. */
export type IssuerFacts = {
  /** May hold `{tenantid}`, at Microsoft. */
  issuer: string;
  jwksUri: string;
  /** RFC 9207: every authorization response of this issuer says who sent it, so one that does not is forged. */
  sendsIss: boolean;
};

const https = z.url({ protocol: /^https$/ });

/** OpenID Connect Discovery §3. */
const document = z.object({
  issuer: https,
  jwks_uri: https,
  // Both are promises that protect: an issuer that makes them in a way that is not understood is not taken for one without.
  authorization_response_iss_parameter_supported: neverDropped(z.boolean().optional()),
  code_challenge_methods_supported: neverDropped(z.array(z.string()).optional()),
});

/**
 * The facts that an issuer publishes about itself.
 *
 * @param isIssuer Whether the document is the one we asked for: it decides whose keys we trust.
 * @throws {OnboardingError} `sign-in-answer-invalid`; else why it could not be had.
 */
export async function discover(
  transport: ProviderTransport,
  url: string,
  isIssuer: (issuer: string) => boolean,
): Promise<IssuerFacts> {
  const { status, body } = await transport.get(url);
  const parsed = tolerant(document).safeParse(body);
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
