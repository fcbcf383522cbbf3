import type { Session } from '../journey/ports.ts';
import type { Reachability } from '../network/reachability.ts';

/**
 * Revokes what could not be revoked at sign-out, as soon as the platform can be reached. Never rejects; once the signal
 * aborts, the next start goes on with it.
 */
export async function revokeLater(
  session: Pick<Session, 'revoke'>,
  {
    reachability,
    signal,
    onQueued,
  }: {
    reachability: Reachability;
    signal: AbortSignal;
    /** Told whether something waits. */
    onQueued: (isQueued: boolean) => void;
  },
): Promise<void> {
  try {
    while (!(await session.revoke())) {
      onQueued(true);
      await reachability.wait(signal);
    }
    onQueued(false);
  } catch {
    return;
  }
}
