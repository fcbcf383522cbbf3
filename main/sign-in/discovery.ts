import { z } from 'zod';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { neverDropped, tolerant } from '../platform-contract/tolerant-reader.ts';
import type { ProviderTransport } from './provider-requests.ts';

/** The issuer's metadata that verifying a response needs. */
export type IssuerFacts = {
  /** Contains `{tenantid}` at Microsoft's multi-tenant endpoints. */
  issuer: string;
  jwksUri: string;
  /** Every authorization response of this issuer has an `iss` parameter, so one without is rejected (RFC 9207 §2.4). */
  sendsIss: boolean;
};

const https = z.url({ protocol: /^https$/ });

/** OpenID Connect Discovery §3. */
const document = z.object({
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
