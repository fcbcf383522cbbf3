import { setTimeout } from 'node:timers/promises';

/** Resolves after so many milliseconds; rejects once the signal aborts, and leaves nothing on it. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Sleeps on the system's clock. */
export const systemSleep: Sleep = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal });

/**
 * Waits for work that does not listen to the signal itself. The work goes on after an abort, and its end is ignored.
 *
 * @throws the signal's reason once that aborts; else as the work does.
 */
export async function abortable<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Waits for work, but not longer than `timeoutMs`. Rejects as the work does. */
export async function waitAtMost(work: Promise<unknown>, timeoutMs: number, sleep: Sleep): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, sleep(timeoutMs, over.signal)]);
  } finally {
    over.abort();
  }
}
