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

/** A slow value that can be started before it is needed. */
type Preparation<Value> = {
  /** Starts the work. Resolves with the value; with null where it failed, which is not reported: `take` tries again. */
  begin(): Promise<Value | null>;
  /** The value of the first try, or of a second one if the first failed. Rejects as the second try does. */
  take(): Promise<Value>;
};

/** Creates a preparation, used to fetch metadata and keys while the person is in the browser. */
export function prepare<Value>(make: () => Promise<Value>): Preparation<Value> {
  let early: Promise<{ value: Value } | null> | null = null;
  const begin = () => {
    early ??= make().then(
      (value) => ({ value }),
      () => null,
    );
    return early;
  };
  return {
    begin: async () => (await begin())?.value ?? null,
    take: async () => {
      const made = await begin();
      return made === null ? await make() : made.value;
    },
  };
}
