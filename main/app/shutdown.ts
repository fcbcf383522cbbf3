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
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const finished = new AbortController();
  const finishing = work.controller.stop().then(() => work.session.settle());
  const late = sleep(finishingTimeoutMs, finished.signal).catch(() => undefined);
  await Promise.race([finishing, late]);
  finished.abort();
}
