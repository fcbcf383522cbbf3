import { abortable } from '../async/abortable.ts';

/** Milliseconds that parts of an examination may take: done in less than ten seconds, whatever hangs. */
export type Limits = {
  /** A check of this computer. */
  computer: number;
  /** A host, with its name, its certificate and the way to it. */
  host: number;
  /** What is asked once more to tell two findings apart. */
  probe: number;
};

export const usualLimits: Limits = { computer: 4_000, host: 5_000, probe: 2_000 };

/** What the work gives; null once it fails or the signal aborts. */
export async function orNull<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  if (signal.aborted) return null;
  try {
    return await abortable(work(), signal);
  } catch {
    return null;
  }
}

/**
 * What the work gives, or what `late` says once its time is over or the caller's signal aborts: whatever it still does
 * then is told to stop. Rejects as the work does.
 */
export async function inTime<Value>(
  work: (signal: AbortSignal) => Value | Promise<Value>,
  { limit, signal, late }: { limit: number; signal: AbortSignal; late: () => Value },
): Promise<Value> {
  if (signal.aborted) return late();
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), limit);
  const until = AbortSignal.any([signal, ending.signal]);
  try {
    return await abortable(Promise.resolve(work(until)), until);
  } catch (error) {
    if (until.aborted) return late();
    throw error;
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}
