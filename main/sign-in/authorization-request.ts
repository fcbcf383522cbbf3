import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SignInOutcome } from './provider.ts';
import { findAadstsCode } from './provider-errors.ts';

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

/** A response with a code and the right state. `iss` (RFC 9207) is not checked yet. */
export type AuthorizationCode = { kind: 'code'; code: string; iss?: string };

/**
 * An authorization response (RFC 6749 §4.1.2) with the right state. Of an error description, only Microsoft's number is
 * kept.
 */
export type AuthorizationResponse =
  | AuthorizationCode
  | { kind: 'error'; error: string; aadsts?: string; iss?: string };

/** Receives the response to one authorization request. */
export type Receiver = {
  redirectUri: string;
  /** Words that the person compares between the app and the browser's page; by relay only. */
  phrase?: string;
  /** The response with the right state. Rejects with `sign-in-timeout`, a failure of receiving, or the signal's reason. */
  response: Promise<AuthorizationResponse>;
  /** Shows the outcome in a browser that waits for it, then closes. */
  finish(outcome: SignInOutcome): Promise<void>;
  /** Stops receiving at once. Resolves when everything is closed. */
  close(): Promise<void>;
};

/** Returns the SHA-256 of a state. Digests have equal length, as a comparison in constant time needs. */
export function hashState(state: string): Buffer {
  return createHash('sha256').update(state).digest();
}

const maxValueLength = 4096;

/**
 * Parses a query or form. Returns null if it is no response with the expected state; the sign-in then keeps waiting.
 *
 * The state is checked before anything else, also for an `error`: otherwise any program could end a sign-in with a forged
 * error (CVE-2026-42073).
 */
export function parseResponse(encoded: string, expectedState: Buffer): AuthorizationResponse | null {
  const parameters = new URLSearchParams(encoded);
  const [state, ...otherStates] = parameters.getAll('state');
  if (state === undefined || otherStates.length > 0) return null;
  if (!timingSafeEqual(hashState(state), expectedState)) return null;

  const code = readSingle(parameters, 'code');
  const error = readSingle(parameters, 'error');
  const iss = readSingle(parameters, 'iss');
  if (code === null || error === null || iss === null) return null;
  const issuer = iss === undefined ? {} : { iss };
  if (code !== undefined && error === undefined) return { kind: 'code', code, ...issuer };
  if (error !== undefined && code === undefined) {
    const aadsts = findAadstsCode({
      error_description: parameters.get('error_description'),
      error_uri: parameters.get('error_uri'),
    });
    return { kind: 'error', error, ...(aadsts === undefined ? {} : { aadsts }), ...issuer };
  }
  return null;
}

/** Undefined if absent; null for a duplicate (RFC 6749 §3.1), an empty, an overlong or an unprintable value. */
function readSingle(parameters: URLSearchParams, name: string): string | null | undefined {
  const [value, ...others] = parameters.getAll(name);
  if (value === undefined) return undefined;
  // Codes and errors consist of VSCHAR, which excludes control characters (RFC 6749 appendix A).
  const isPrintable = !/\p{Cc}/u.test(value);
  const isAcceptable = others.length === 0 && value !== '' && value.length <= maxValueLength && isPrintable;
  return isAcceptable ? value : null;
}
