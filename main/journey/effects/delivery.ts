import { codeOf, isPassing, retryAfterMsOf } from '../../failure/onboarding-error.ts';
import type { EffectContext } from './effect-context.ts';

/** First and longest pause between two tries at a platform that answers and still does not do it, in milliseconds. */
const pauses = { first: 1_000, longest: 60_000 };

/**
 * Sends a request until the platform has heard of it, however long the network stays away. Reports each time that it is
 * queued, and that it leaves: from there on it cannot be withdrawn.
 *
 * Every try carries the same idempotency key, so that it happens once whatever became of an answer. Rejects with what
 * no waiting can mend, and with the reason of `context.queue` once it was withdrawn.
 */
export async function delivered<Value>(
  { ports, report, queue, sleepUntilAsked }: EffectContext,
  key: string,
  send: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  let pause = pauses.first;
  for (let tries = 0; ; tries += 1) {
    try {
      if (tries > 0) report({ type: 'sending' });
      return await send(queue);
    } catch (error) {
      queue.throwIfAborted();
      const code = codeOf(error);
      if (!isPassing(code)) throw error;
      ports.log.info('queued', { code, tries });
      report({ type: 'queued', key });
      const askedMs = retryAfterMsOf(error);
      if (tries > 0 || askedMs > 0) {
        const wasAsked = await sleepUntilAsked(Math.max(pause * (0.5 + Math.random() / 2), askedMs));
        pause = Math.min(pause * 2, pauses.longest);
        // Sending it shows whether the platform is there. A probe would begin with a pause of its own.
        if (wasAsked) continue;
      }
      await ports.reachable(queue);
    }
  }
}
