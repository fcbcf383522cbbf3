import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { NewSession, SessionAnswer, SessionTokens, TokenSource } from '../journey/ports.ts';
import type { RestoredSession } from '../journey/saved-journey.ts';
import type { SecretName } from '../keychain/secret-store.ts';
import {
  type AccountProfile,
  clientId,
  type TokenError,
  type Tokens,
} from '../platform-contract/contract.ts';
import { type MembershipProof, membershipProof } from '../policy/membership.ts';
import type { SessionCall } from './issuer-calls.ts';
import type { SessionOptions } from './session-options.ts';
import type { KeptSession } from './session-record.ts';

/** One sign-in and its tokens, from the first tokens to the revocation of the last. */
export type Generation = {
  readonly id: string;
  /** Who gave the tokens, and renews and revokes them. Kept with them, so that no other server is ever sent one. */
  readonly source: TokenSource;
  refreshToken: string;
  /** What the sign-in proved about membership. Stored in the keychain beside the refresh token. */
  readonly proof: MembershipProof | null;
  accessToken: string | null;
  kept: KeptSession;
  /** For a new account: the address, in lower case, that the platform's profile must have. Null where any is accepted. */
  expectedEmail: string | null;
  /** The address that the platform named for the account in this run; null before. */
  namedEmail: string | null;
  /** The refresh under way, shared by all callers; null where there is none. */
  refreshing: Promise<string> | null;
  /** Work on the tokens that continues even after the session has ended. */
  unfinished: Promise<unknown>;
  /** The refresh token that was revoked last at the platform; null where none was. */
  revokedToken: string | null;
};

/** Stands for the account of a session that ends before anything about it is known. */
export const unknownSession: NewSession = {
  account: { username: '', name: '', email: '' },
  isNew: false,
  proof: null,
};

/** Makes the generation of a session that begins with these tokens. */
export function createGeneration(
  tokens: SessionTokens,
  { account, isNew, proof, atIssuer }: NewSession,
): Generation {
  const { username, name, email } = account;
  const kept = {
    id: randomUUID(),
    account: { username, name, email },
    accountId: atIssuer?.subject ?? null,
    isRenewing: false,
  };
  const source = atIssuer === undefined ? 'platform' : 'issuer';
  return {
    ...restoreGeneration(kept, { refreshToken: tokens.refresh_token, proof, source }),
    accessToken: tokens.access_token,
    expectedEmail: isNew && email !== '' ? email.toLowerCase() : null,
  };
}

/** Makes the generation of a session of an earlier run, from the record on disk and the keychain. */
export function restoreGeneration(
  kept: KeptSession,
  { refreshToken, proof, source }: SessionSecret,
): Generation {
  return {
    id: kept.id,
    refreshToken,
    proof,
    source,
    accessToken: null,
    kept,
    expectedEmail: null,
    namedEmail: null,
    refreshing: null,
    unfinished: Promise.resolve(),
    revokedToken: null,
  };
}

/** The name of the keychain entry that holds a session's refresh token and proof. */
export function secretNameOf(sessionId: string): SecretName {
  return `session:${sessionId}`;
}

/** How the journey is told of a session of an earlier run that can be resumed. */
export function restoredFrom({ id, kept }: Generation): RestoredSession {
  return { kind: 'found', id, account: kept.account };
}

/**
 * The keychain entry of a session. The proof is here and not in the record on disk, because every user of this computer can
 * edit that file.
 */
type SessionSecret = {
  refreshToken: string;
  /** What the sign-in proved about membership; null where this version knows no proof. */
  proof: MembershipProof | null;
  source: TokenSource;
};

const kept = z.object({
  refreshToken: z.string().min(1),
  proof: membershipProof.nullable().catch(null),
  source: z.enum(['platform', 'issuer']).default('platform'),
});

/** The text of a session's keychain entry. */
export function formatSessionSecret({ refreshToken, proof, source }: SessionSecret): string {
  return JSON.stringify({ refreshToken, proof, ...(source === 'platform' ? {} : { source }) });
}

/**
 * Reads a keychain entry. Text of any other form is taken for a refresh token of the platform itself, so that it can be
 * revoked.
 */
export function parseSessionSecret(text: string): SessionSecret {
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    return { refreshToken: text, proof: null, source: 'platform' };
  }
}

/**
 * Asks the platform or the issuer, whichever gave the access token, for the account and its next steps.
 *
 * @throws {OnboardingError} what the profile's call throws; next steps that cannot be loaded are null
 */
export async function askAccount(
  { calls, language, log }: Pick<SessionOptions, 'calls' | 'language' | 'log'>,
  { source }: Generation,
  bearer: string,
): Promise<Omit<SessionAnswer, 'proof'>> {
  const call = calls[source];
  const [profile, nextSteps] = await Promise.all([
    call('getProfile', { bearer }),
    // Only the profile decides about the session; without the next steps the screen still works.
    call('getNextSteps', { bearer, query: { language: language() } }).catch((error: unknown) => {
      log.info('the next steps could not be loaded', { error });
      return null;
    }),
  ]);
  return { profile: profile.value, nextSteps: nextSteps?.value ?? null };
}

/** Whether the platform answered for another account than the one that signed in, by its id or, before that is known, its address. */
export function isOtherAccount(
  { kept: { accountId }, expectedEmail }: Pick<Generation, 'kept' | 'expectedEmail'>,
  { id, email }: AccountProfile,
): boolean {
  if (accountId !== null) return accountId !== id;
  return expectedEmail !== null && expectedEmail !== email.toLowerCase();
}

/**
 * The answer to a request for new tokens. `over`: the refresh token will never work again. Any other failure says nothing
 * about the token, and is thrown.
 */
type RefreshAnswer =
  | { kind: 'renewed'; tokens: Tokens }
  /** `wasRepeated`: an earlier answer to this token was lost, so that the token may have been rotated without our knowing. */
  | { kind: 'over'; wasRepeated: boolean };

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

/** OAuth errors that are transient (RFC 6749 §4.1.2.1 and RFC 8628 §3.5 name them; token endpoints use them as well). */
const passingErrors: readonly TokenError['error'][] = [
  'temporarily_unavailable',
  'server_error',
  'slow_down',
];

/** Whether the request may have arrived although no answer did: the connection broke, or the time limit was reached. */
export function isAnswerLost(error: unknown): boolean {
  const code = failureCodeOf(error);
  return code === 'offline' || code === 'timeout';
}
