import { z } from 'zod';
import { profile } from '../platform-contract/contract.ts';

/** The session that counts on this computer, as far as it may stand on disk: whose it is, and no token. */
const keptSession = z.object({
  /** Names its entry in the keychain, `session:<id>`. */
  id: z.string().min(1).max(64),
  account: profile.pick({ username: true, name: true, email: true }),
  /** The platform's id of the account; null until the platform told it. */
  accountId: z.string().nullable(),
  /** A refresh was sent whose answer has not come: the refresh token may be used up. */
  isRenewing: z.boolean(),
});
export type KeptSession = z.infer<typeof keptSession>;

/**
 * Which session counts, and which ones are over and still to be revoked and removed from the keychain.
 *
 * Signing out is one write of this record. Whatever happens afterwards (a crash, a locked keychain, a late answer), a
 * session that is not `current` is never resumed.
 */
export const sessionRecord = z.object({
  current: keptSession.nullable(),
  ended: z.array(z.string().min(1).max(64)),
});
export type SessionRecord = z.infer<typeof sessionRecord>;

/** Where the record is kept. No call rejects. */
export type SessionFile = {
  /** Null where there is none that can be read. */
  read(): Promise<SessionRecord | null>;
  write(record: SessionRecord): Promise<'written' | 'refused'>;
  /** Removes it, which a full disk takes as well. */
  remove(): Promise<void>;
};
