import { createHash, randomBytes } from 'node:crypto';

/** The random values of one authorization request, 256 bits each. */
export type RequestSecrets = {
  /** Returned with the response (RFC 6749 §10.12). */
  state: string;
  /** Returned in the ID token (OpenID Connect Core §3.1.2.1). */
  nonce: string;
  /** Sent to the token endpoint only (RFC 7636 §4.1); 43 characters. */
  verifier: string;
  /** The SHA-256 of the verifier (RFC 7636 §4.2), for the authorization request. */
  challenge: string;
};

/** Creates the random values for one request. */
export function createRequestSecrets(): RequestSecrets {
  const verifier = createRandomText();
  return {
    state: createRandomText(),
    nonce: createRandomText(),
    verifier,
    challenge: createHash('sha256').update(verifier).digest('base64url'),
  };
}

/** Returns 256 random bits in base64url. */
export function createRandomText(): string {
  return randomBytes(32).toString('base64url');
}
