import { createHash, randomBytes } from 'node:crypto';

/** What makes one authorization request unlike any other. Each of the three has 256 bits of chance. */
export type RequestSecrets = {
  /** Comes back with the response (RFC 6749 §10.12). Carries nothing readable. */
  state: string;
  /** Comes back inside the ID token (OpenID Connect Core §3.1.2.1). */
  nonce: string;
  /** Proves at the token endpoint that we asked (RFC 7636 §4.1); 43 characters. Goes nowhere else. */
  verifier: string;
  /** The verifier's SHA-256, for the authorization request. */
  challenge: string;
};

/** Fresh ones, for one request. */
export function createRequestSecrets(): RequestSecrets {
  const verifier = randomText();
  return {
    state: randomText(),
    nonce: randomText(),
    verifier,
    challenge: createHash('sha256').update(verifier).digest('base64url'),
  };
}

/** 256 random bits in base64url. */
export function randomText(): string {
  return randomBytes(32).toString('base64url');
}
