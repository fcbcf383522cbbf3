import { createBackoff } from '../../async/backoff.ts';
import { failureCodeOf, isTransient, retryAfterMsOf } from '../../failure/onboarding-error.ts';
import type { Ports } from '../ports.ts';
import type { EffectContext } from './effect-context.ts';

/** Between two tries at a platform that answers and still does not do what it is asked. */
const pauses = { firstMs: 1_000, longestMs: 60_000 };

/** What sending until delivered needs: of the journey's effects, or of the setup's. */
type DeliveryContext = Pick<EffectContext, 'queue' | 'sleepUntilAsked'> & {
  ports: Pick<Ports, 'log' | 'waitUntilReachable'>;
  report: (report: { type: 'sending' } | { type: 'queued'; key: string }) => void;
};

/**
 * Sends a request until the platform has answered it, however long the network stays away. Reports each time that it is
 * queued, and each time that it leaves: after that it cannot be withdrawn.
 *
 * Every try carries the same idempotency key, so that the platform does it once even where an answer was lost.
 *
 * @throws {OnboardingError} the failures that waiting does not cure; the reason of `context.queue` once it was withdrawn.
 */
export async function sendUntilDelivered<Value>(
  { ports, report, queue, sleepUntilAsked }: DeliveryContext,
  key: string,
  send: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const pause = createBackoff(pauses);
  for (let tries = 0; ; tries += 1) {
    try {
      if (tries > 0) report({ type: 'sending' });
      return await send(queue);
    } catch (error) {
      queue.throwIfAborted();
      const code = failureCodeOf(error);
      if (!isTransient(code)) throw error;
      ports.log.info('queued', { code, tries });
      report({ type: 'queued', key });
      const askedMs = retryAfterMsOf(error);
      if (tries > 0 || askedMs > 0) {
        const wasAsked = await sleepUntilAsked(Math.max(pause.next(), askedMs));
        // Sending shows whether the platform is there. A probe would begin with a pause of its own.
        if (wasAsked) continue;
      }
      await ports.waitUntilReachable(queue);
    }
  }
}
