import { abortable } from '../async/abortable.ts';

/** Milliseconds that the parts of an examination may take. Together they end in less than ten seconds. */
export type Limits = {
  /** A check of this computer. */
  computer: number;
  /** A host: its name, its route and its certificate. */
  host: number;
  /** A follow-up request that distinguishes two findings. */
  probe: number;
};

/** The limits in the app. */
export const usualLimits: Limits = { computer: 4_000, host: 5_000, probe: 2_000 };

/** Returns the result of the work, or null once it fails or the signal aborts. */
export async function orNull<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  if (signal.aborted) return null;
  try {
    return await abortable(work(), signal);
  } catch {
    return null;
  }
}

/**
 * Returns the result of the work, or that of `late` after `limit` milliseconds or when the caller's signal aborts. The
 * signal that the work receives aborts then. Rejects as the work does.
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
