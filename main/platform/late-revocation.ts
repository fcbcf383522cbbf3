import { setTimeout } from 'node:timers/promises';
import type { Session } from '../journey/ports.ts';
import type { Reachability } from '../network/reachability.ts';

/** First and longest pause between two tries at a platform that answers and still does not do it, in milliseconds. */
const pauses = { first: 1_000, longest: 60_000 };

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
    sleep = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  }: {
    reachability: Reachability;
    signal: AbortSignal;
    /** Told whether something waits. */
    onQueued: (isQueued: boolean) => void;
    /** Resolves after so many milliseconds; rejects once the signal aborts. */
    sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  },
): Promise<void> {
  try {
    let pause = pauses.first;
    for (let tries = 0; !(await session.revoke()); tries += 1) {
      onQueued(true);
      if (tries > 0) {
        await sleep(pause * (0.5 + Math.random() / 2), signal);
        pause = Math.min(pause * 2, pauses.longest);
      }
      await reachability.wait(signal);
    }
    onQueued(false);
  } catch {
    return;
  }
}
