import { randomUUID } from 'node:crypto';
import type { NewSession } from '../journey/ports.ts';
import type { SecretName } from '../keychain/secret-store.ts';
import type { Tokens } from './contract.ts';
import type { KeptSession } from './session-record.ts';

/** One sign-in, from its first tokens to the revocation of its last. */
export type Generation = {
  readonly id: string;
  refreshToken: string;
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
    proof,
  };
  return {
    ...keptGeneration(kept, tokens.refresh_token),
    accessToken: tokens.access_token,
    expectedEmail: isNew && email !== '' ? email.toLowerCase() : null,
  };
}

/** A session of an earlier run. */
export function keptGeneration(kept: KeptSession, refreshToken: string): Generation {
  return {
    id: kept.id,
    refreshToken,
    accessToken: null,
    kept,
    expectedEmail: null,
    refreshing: null,
    unfinished: Promise.resolve(),
    revokedToken: null,
  };
}

/** The entry of the keychain that holds a session's refresh token. */
export function secretNameOf(sessionId: string): SecretName {
  return `session:${sessionId}`;
}
