import { createBackoff } from '../async/backoff.ts';
import { failureCodeOf, retryAfterMsOf } from '../failure/onboarding-error.ts';
import { tellSessionEnd } from './session-end.ts';
import type { SetupPorts } from './setup-ports.ts';
import type { WorkContext } from './setup-work.ts';

/** From a question that failed to the next. */
const pauses = { firstMs: 1_000, longestMs: 30_000 };

/** From a question that was answered to the next: a proxy, or a server that shuts down, answers at once. */
const shortestRoundMs = 1_000;

/**
 * Watches the board until `signal` aborts or the session is over. A network that comes and goes only delays: after a failure
 * the board counts as seen last, and is asked for without a wait once the platform answers again.
 */
export async function watchBoard({ session, ports, report, signal }: WorkContext): Promise<void> {
  const pause = createBackoff(pauses);
  let etag: string | null = null;
  let isLost = false;
  while (!signal.aborted) {
    const asked = ports.now();
    try {
      const seen = await ports.platform.watch(session, isLost ? null : etag, signal);
      if (signal.aborted) return;
      if (seen !== null) {
        ({ etag } = seen);
        report({ type: 'seen', setup: seen.setup, at: new Date(ports.wallClock()).toISOString() });
      }
      isLost = false;
      pause.reset();
      await sleepWhile(ports, shortestRoundMs - (ports.now() - asked), signal);
    } catch (error) {
      if (signal.aborted) return;
      ports.log.info('the setup could not be watched', { code: failureCodeOf(error) });
      if (tellSessionEnd(session, ports, error)) return;
      isLost = true;
      report({ type: 'unreachable' });
      await sleepWhile(ports, Math.max(pause.next(), retryAfterMsOf(error)), signal);
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
