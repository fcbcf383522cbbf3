import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import { clientId, type TokenError, type Tokens } from '../platform-contract/contract.ts';
import type { SessionCall } from './issuer-calls.ts';

/**
 * The answer to a request for new tokens. `over`: the refresh token will never work again. Any other failure says nothing
 * about the token, and is thrown.
 */
type RefreshAnswer =
  | { kind: 'renewed'; tokens: Tokens }
  /** `wasRepeated`: an earlier answer to this token was lost, so that the token may have been rotated without our knowing. */
  | { kind: 'over'; wasRepeated: boolean };

/** OAuth errors that are transient (RFC 6749 §4.1.2.1 and RFC 8628 §3.5 name them; token endpoints use them as well). */
const passingErrors: readonly TokenError['error'][] = [
  'temporarily_unavailable',
  'server_error',
  'slow_down',
];

/**
 * Renews the tokens of a session (RFC 6749 §6). A request whose answer was lost is repeated once: the platform may have
 * rotated the token already, and accepts the old one again for `refreshGraceSeconds` of the contract.
 *
 * @throws {OnboardingError} what the transport throws; `platform-unavailable` for a transient OAuth error;
 *   `platform-answer-invalid` for an error in the set-up of this client or the platform. The refresh token stays valid in
 *   each case.
 */
export async function renewTokens(call: SessionCall, refreshToken: string): Promise<RefreshAnswer> {
  let wasRepeated = false;
  const body = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId };
  const answer = await call('getTokens', { body }).catch((error: unknown) => {
    if (!isAnswerLost(error)) throw error;
    wasRepeated = true;
    return call('getTokens', { body });
  });
  if (answer.status === 200) return { kind: 'renewed', tokens: answer.value };
  const { error } = answer.value;
  if (error === 'invalid_grant') return { kind: 'over', wasRepeated };
  const code = passingErrors.includes(error) ? 'platform-unavailable' : 'platform-answer-invalid';
  throw new OnboardingError(code, { error });
}

/** Whether the request may have arrived although no answer did: the connection broke, or the time limit was reached. */
export function isAnswerLost(error: unknown): boolean {
  const code = failureCodeOf(error);
  return code === 'offline' || code === 'timeout';
}
