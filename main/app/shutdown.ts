import { type Sleep, waitAtMost } from '../async/abortable.ts';

/** Milliseconds that quitting waits at most for tokens that are on their way and for sessions that are being ended. */
const finishingTimeoutMs = 4_000;

/**
 * Waits for what must come to its end before the process goes: tokens that are on their way, a sign-out, a revocation.
 * Resolves after `finishingTimeoutMs` in any case; the record on disk has the next start go on with what is left.
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
