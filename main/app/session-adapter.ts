import type { Sleep } from '../async/abortable.ts';
import type { Reachability } from '../network/reachability.ts';
import { createLateRevocation } from '../session/late-revocation.ts';
import { PlatformSession, type SessionOptions } from '../session/session.ts';
import { sessionRecord } from '../session/session-record.ts';
import type { Shelf } from '../storage/shelf.ts';
import type { NoticeBoard } from './notice-board.ts';

type SessionSetting = Omit<SessionOptions, 'file' | 'resumes' | 'onOwed'> & {
  shelf: Shelf;
  /** A safe start does not resume the session of an earlier run. */
  isSafe: boolean;
  reachability: Pick<Reachability, 'wait'>;
  notices: Pick<NoticeBoard, 'set'>;
  /** Ends the wait for a platform that has to hear of a sign-out. */
  signal: AbortSignal;
  sleep: Sleep;
};

/** The session over its record on disk, and what has the sessions revoked that are over. */
export function openSession(setting: SessionSetting): {
  session: PlatformSession;
  revoke: () => Promise<void>;
} {
  const { shelf, isSafe, notices, ...rest } = setting;
  const file = shelf.file('session', sessionRecord);
  const session = new PlatformSession({
    ...rest,
    file: {
      read: async () => (await file.read()).value,
      write: (record) => shelf.write(file, record),
      remove: () => file.remove(),
    },
    resumes: !isSafe,
    onOwed: () => void revoke(),
  });
  const revoke = createLateRevocation({
    ...rest,
    revoke: () => session.revoke(),
    onQueued: (isQueued) => notices.set('sign-out-queued', isQueued),
  });
  return { session, revoke };
}
