import { abortable } from '../async/abortable.ts';

/** Milliseconds that the parts of an examination may take. Together they end in less than ten seconds. */
export type ExaminationLimits = {
  computerMs: number;
  /** A host: its name, its route and its certificate. */
  hostMs: number;
  /** A follow-up request that distinguishes two findings. */
  probeMs: number;
};

/** The limits in the app. */
export const defaultExaminationLimits: ExaminationLimits = {
  computerMs: 4_000,
  hostMs: 5_000,
  probeMs: 2_000,
};

/** Returns the result of the work, or null once it fails or the signal aborts. */
export async function nullOnFailure<Value>(
  work: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value | null> {
  if (signal.aborted) return null;
  try {
    return await abortable(work(), signal);
  } catch {
    return null;
  }
}

/**
 * Returns the result of the work, or `late` after `limit` milliseconds or when the caller's signal aborts. The
 * signal that the work receives aborts then. Rejects as the work does.
 */
export async function runWithin<Value>(
  work: (signal: AbortSignal) => Value | Promise<Value>,
  { limit, signal, late }: { limit: number; signal: AbortSignal; late: Value },
): Promise<Value> {
  if (signal.aborted) return late;
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), limit);
  const until = AbortSignal.any([signal, ending.signal]);
  try {
    return await abortable(Promise.resolve(work(until)), until);
  } catch (error) {
    if (until.aborted) return late;
    throw error;
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}
