import { createHash, timingSafeEqual } from 'node:crypto';
import { aadstsIn } from './aadsts.ts';

/** A response with a code and the right state. `iss` as in RFC 9207, unchecked. */
export type AuthorizationCode = { kind: 'code'; code: string; iss?: string };

/**
 * An authorization response (RFC 6749 §4.1.2) with the right state. Of an error's description the number of Microsoft's
 * error is kept, and nothing else.
 */
export type AuthorizationResponse =
  | AuthorizationCode
  | { kind: 'error'; error: string; aadsts?: string; iss?: string };

const longest = 4096;

/** What a state is compared by: equal length whatever was sent, so that the comparison tells nothing by its time. */
export function stateDigest(state: string): Buffer {
  return createHash('sha256').update(state).digest();
}

/**
 * The response in a query or form, or null for what is none.
 *
 * The state is checked before anything else, `error` included: a stranger's error must not end a sign-in
 * (CVE-2026-42073). Null leaves the sign-in waiting for the genuine response.
 */
export function parseResponse(encoded: string, expectedState: Buffer): AuthorizationResponse | null {
  const parameters = new URLSearchParams(encoded);
  const [state, ...otherStates] = parameters.getAll('state');
  if (state === undefined || otherStates.length > 0) return null;
  if (!timingSafeEqual(stateDigest(state), expectedState)) return null;

  const code = single(parameters, 'code');
  const error = single(parameters, 'error');
  const iss = single(parameters, 'iss');
  if (code === null || error === null || iss === null) return null;
  const issuer = iss === undefined ? {} : { iss };
  if (code !== undefined && error === undefined) return { kind: 'code', code, ...issuer };
  if (error !== undefined && code === undefined) {
    const aadsts = aadstsIn({
      error_description: parameters.get('error_description'),
      error_uri: parameters.get('error_uri'),
    });
    return { kind: 'error', error, ...(aadsts === undefined ? {} : { aadsts }), ...issuer };
  }
  return null;
}

/** Undefined where absent; null for a duplicate (RFC 6749 §3.1), an empty, an overlong or an unprintable value. */
function single(parameters: URLSearchParams, name: string): string | null | undefined {
  const [value, ...others] = parameters.getAll(name);
  if (value === undefined) return undefined;
  const acceptable = others.length === 0 && value !== '' && value.length <= longest && isPrintable(value);
  return acceptable ? value : null;
}

/** RFC 6749 appendix A: codes and errors are VSCHAR, which has no control characters. */
function isPrintable(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
