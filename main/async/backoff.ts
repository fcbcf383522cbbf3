type BackoffOptions = {
  firstMs: number;
  longestMs: number;
  /** From 0 to 1, `Math.random` unless given. Always 1: no jitter. */
  random?: (() => number) | undefined;
};

/** The pauses between tries that fail. */
type Backoff = {
  /** Milliseconds until the next try. */
  next(): number;
  /** Begins with the first pause again. */
  reset(): void;
};

/** Pauses that double up to the longest one. Jitter takes away up to half of each, so that clients spread out. */
export function createBackoff({ firstMs, longestMs, random = Math.random }: BackoffOptions): Backoff {
  let pauseMs = firstMs;
  return {
    next: () => {
      const nextMs = pauseMs * (0.5 + random() / 2);
      pauseMs = Math.min(pauseMs * 2, longestMs);
      return nextMs;
    },
    reset: () => {
      pauseMs = firstMs;
    },
  };
}
