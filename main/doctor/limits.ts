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
  const { promise: ended, resolve } = Promise.withResolvers<null>();
  const onAbort = () => resolve(null);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(), ended]);
  } catch {
    return null;
  } finally {
    signal.removeEventListener('abort', onAbort);
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
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, limit);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  const { promise, resolve } = Promise.withResolvers<Value>();
  ending.signal.addEventListener('abort', () => resolve(late()), { once: true });
  try {
    if (ending.signal.aborted) return late();
    return await Promise.race([work(ending.signal), promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    end();
  }
}
