import { randomUUID } from 'node:crypto';
import type { NewSession } from '../journey/ports.ts';
import type { SecretName } from '../keychain/secret-store.ts';
import type { Tokens } from '../platform-contract/contract.ts';
import type { MembershipProof } from '../policy/membership.ts';
import type { KeptSession } from './session-record.ts';
import type { SessionSecret } from './session-secret.ts';

/** One sign-in, from its first tokens to the revocation of its last. */
export type Generation = {
  readonly id: string;
  refreshToken: string;
  /** What the sign-in proved about where the person belongs. Kept with the token, for as long as that. */
  readonly proof: MembershipProof | null;
  accessToken: string | null;
  kept: KeptSession;
  /** The address that the platform must name for a new account, in lower case; null where any will do. */
  expectedEmail: string | null;
  /** The refresh under way, which everything that asks at the same time shares. */
  refreshing: Promise<string> | null;
  /** Work on the tokens that goes on whether or not the session still counts. */
  unfinished: Promise<unknown>;
  /** The refresh token that the platform was told last to revoke. */
  revokedToken: string | null;
};

/** Of a session that is over before anything else is known of it. */
export const unknownSession: NewSession = {
  account: { username: '', name: '', email: '' },
  isNew: false,
  proof: null,
};

/** A session that begins with these tokens. */
export function newGeneration(tokens: Tokens, { account, isNew, proof }: NewSession): Generation {
  const { username, name, email } = account;
  const kept = {
    id: randomUUID(),
    account: { username, name, email },
    accountId: null,
    isRenewing: false,
  };
  return {
    ...keptGeneration(kept, { refreshToken: tokens.refresh_token, proof }),
    accessToken: tokens.access_token,
    expectedEmail: isNew && email !== '' ? email.toLowerCase() : null,
  };
}

/** A session of an earlier run. */
export function keptGeneration(kept: KeptSession, { refreshToken, proof }: SessionSecret): Generation {
  return {
    id: kept.id,
    refreshToken,
    proof,
    accessToken: null,
    kept,
    expectedEmail: null,
    refreshing: null,
    unfinished: Promise.resolve(),
    revokedToken: null,
  };
}

/** The entry of the keychain that holds a session's refresh token, as `secretText` writes it. */
export function secretNameOf(sessionId: string): SecretName {
  return `session:${sessionId}`;
}
