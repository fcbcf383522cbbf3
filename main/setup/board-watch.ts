import { createBackoff } from '../async/backoff.ts';
import { failureCodeOf, retryAfterMsOf } from '../failure/onboarding-error.ts';
import type { SetupPorts } from './setup-ports.ts';
import { tellSessionEnd, type WorkContext } from './setup-work.ts';

/** From a question that failed, or that the platform did not hold, to the next. */
const pauses = { firstMs: 1_000, longestMs: 30_000 };

/** From a question that the platform answered to the next, at least; an answer that took as long is a held one. */
const shortestRoundMs = 1_000;

/**
 * Watches the board until `signal` aborts or the session is over. A network that comes and goes only delays: after a failure
 * the board counts as seen last, and is asked for without a wait once the platform answers again.
 *
 * The time to the next question grows while the platform holds none: without an ETag it cannot, and a proxy, or a server that
 * shuts down, answers at once. Whether the board is another one does not count, because a part of it may differ each time.
 */
export async function watchBoard({ session, ports, report, signal }: WorkContext): Promise<void> {
  const failing = createBackoff(pauses);
  const unheld = createBackoff(pauses);
  let etag: string | null = null;
  while (!signal.aborted) {
    const asked = ports.now();
    try {
      const seen = await ports.platform.watch(session, etag, signal);
      if (signal.aborted) return;
      const tookMs = ports.now() - asked;
      const wasHeld = etag !== null && tookMs >= shortestRoundMs;
      if (seen !== null) {
        ({ etag } = seen);
        report({ type: 'board-read', setup: seen.setup, at: new Date(ports.wallClock()).toISOString() });
      }
      failing.reset();
      if (wasHeld) unheld.reset();
      const restMs = wasHeld ? 0 : Math.max(unheld.next(), shortestRoundMs) - tookMs;
      await sleepWhile(ports, Math.max(restMs, seen?.retryAfterMs ?? 0), signal);
    } catch (error) {
      if (signal.aborted) return;
      const code = failureCodeOf(error);
      ports.log.info('the setup could not be watched', { code });
      if (tellSessionEnd(session, ports, error)) return;
      etag = null;
      report({ type: 'board-failed', code });
      await sleepWhile(ports, Math.max(failing.next(), retryAfterMsOf(error)), signal);
    }
  }
}

async function sleepWhile(
  { sleep }: Pick<SetupPorts, 'sleep'>,
  waitMs: number,
  signal: AbortSignal,
): Promise<void> {
  if (waitMs > 0) await sleep(waitMs, signal).catch(() => undefined);
}
