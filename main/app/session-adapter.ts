import type { Sleep } from '../async/abortable.ts';
import type { Reachability } from '../network/reachability.ts';
import { createLateRevocation } from '../session/late-revocation.ts';
import { PlatformSession } from '../session/session.ts';
import type { SessionOptions } from '../session/session-options.ts';
import { sessionRecord } from '../session/session-record.ts';
import type { StateFolder } from '../storage/state-file.ts';
import type { NoticeBoard } from './snapshot-store.ts';

type OpenSessionOptions = Omit<SessionOptions, 'file' | 'resumes' | 'onOwed'> & {
  shelf: StateFolder;
  /** In safe mode the session of an earlier run is not resumed. */
  isSafe: boolean;
  reachability: Pick<Reachability, 'wait'>;
  notices: Pick<NoticeBoard, 'set'>;
  /** Ends the waiting for a platform that has to be told of a sign-out. */
  signal: AbortSignal;
  sleep: Sleep;
};

/** Opens the session over its record on disk. `revoke` revokes the ended sessions, now or once the platform answers. */
export function openSession(options: OpenSessionOptions): {
  session: PlatformSession;
  revoke: () => Promise<void>;
} {
  const { shelf, isSafe, notices, ...rest } = options;
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
