import { codeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { CallPlatform } from '../platform/call.ts';
import { clientId, type TokenError, type Tokens } from '../platform-contract/contract.ts';

/**
 * What came of asking for new tokens. `over`: the refresh token will never work again. A failure that passes, and one
 * that somebody at the platform or we must repair, say nothing about the token: those are thrown.
 */
type RefreshAnswer =
  | { kind: 'renewed'; tokens: Tokens }
  /** `wasRepeated`: an answer to this very token was lost before. */
  | { kind: 'over'; wasRepeated: boolean };

/** OAuth errors that pass by themselves (RFC 6749 §4.1.2.1 names them; token endpoints use them as well). */
const passingErrors: readonly TokenError['error'][] = [
  'temporarily_unavailable',
  'server_error',
  'slow_down',
];

/**
 * Renews the tokens of a session (RFC 6749 §6). A request whose answer was lost is repeated once: the platform may have
 * rotated the token already, and takes it again for the seconds of its grace (`refreshGraceSeconds` of the contract).
 *
 * @throws {OnboardingError} what the transport throws; `platform-unavailable` for an OAuth error that passes;
 *   `platform-answer-invalid` for one that says that this client or the platform is set up wrongly. The refresh token
 *   stays good in each case.
 */
export async function renewTokens(call: CallPlatform, refreshToken: string): Promise<RefreshAnswer> {
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

/** Whether the request may have arrived although no answer did: the connection broke, or time ran out. */
export function isAnswerLost(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'offline' || code === 'timeout';
}
