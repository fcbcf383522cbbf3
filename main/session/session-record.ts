import { z } from 'zod';
import { signedIn } from '../journey/saved-journey.ts';

/** The current session, as it is stored on disk: its account, and no token. */
const keptSession = z.object({
  /** Names the keychain entry `session:<id>`. */
  id: z.string().min(1).max(64),
  account: signedIn,
  /** The platform's id of the account; null until the first profile was loaded. */
  accountId: z.string().nullable(),
  /** True while a refresh is sent and not answered: the refresh token may have been rotated. */
  isRenewing: z.boolean(),
});
export type KeptSession = z.infer<typeof keptSession>;

/**
 * The current session, and the ended ones that still have to be revoked and removed from the keychain.
 *
 * Signing out is a single write of this record. A session that is not `current` is never resumed, whatever happens after the
 * write: a crash, a locked keychain or a late answer.
 */
export const sessionRecord = z.object({
  current: keptSession.nullable(),
  ended: z.array(z.string().min(1).max(64)),
});
export type SessionRecord = z.infer<typeof sessionRecord>;

/** The file of the record. No call rejects. */
export type SessionFile = {
  /** Null where the file is missing or cannot be read. */
  read(): Promise<SessionRecord | null>;
  write(record: SessionRecord): Promise<'written' | 'refused'>;
  /** Removes the file, which also works on a full disk. */
  remove(): Promise<void>;
};
