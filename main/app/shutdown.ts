import { type Sleep, waitAtMost } from '../async/abortable.ts';

/** How long quitting waits at most for tokens that are on their way and sessions that are being ended, in milliseconds. */
const finishingTimeoutMs = 4_000;

/**
 * Waits for the work that must end before the process does: tokens on their way, a sign-out, a revocation. Resolves after
 * `finishingTimeoutMs` in any case; the record on disk lets the next start continue with the rest.
 */
export async function finishInTime(
  work: {
    controller: { stop(): Promise<void> };
    session: { settle(): Promise<void> };
  },
  sleep: Sleep,
): Promise<void> {
  const finishing = work.controller.stop().then(() => work.session.settle());
  await waitAtMost(finishing, finishingTimeoutMs, sleep);
}
