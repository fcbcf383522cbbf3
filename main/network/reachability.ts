/** Milliseconds between two probes: doubling, never more than the last, each with jitter. */
const pauses = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

type ReachabilityOptions = {
  /** Whether the other end answers now. Never rejects, and ends in time. */
  probe: (signal: AbortSignal) => Promise<boolean>;
  /** Resolves after so many milliseconds; rejects once the signal aborts. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  random?: () => number;
};

/**
 * Whether the platform can be reached, found out by asking it: a network that looks connected may lead nowhere, and one
 * that looks gone may not be.
 *
 * However many wait, one probe at a time goes out, and none when nobody waits.
 */
export class Reachability {
  readonly #options: ReachabilityOptions;
  readonly #waiting = new Set<() => void>();
  #asking: AbortController | null = null;
  /** Aborts to end the pause that is under way, or the next one where a probe is. */
  #pause = new AbortController();

  constructor(options: ReachabilityOptions) {
    this.#options = options;
  }

  /** Resolves once a probe is answered. Rejects with the signal's reason once that aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#waiting.add(resolve);
    this.#begin();
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#waiting.delete(resolve);
      if (this.#waiting.size === 0) this.#end();
    }
  }

  /** Probes at once; where a probe is under way and fails, right after it. To be called when the person asks. */
  askNow(): void {
    this.#pause.abort();
  }

  #begin(): void {
    if (this.#asking) return;
    this.#asking = new AbortController();
    void this.#ask(this.#asking.signal);
  }

  #end(): void {
    this.#asking?.abort();
    this.#asking = null;
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const { probe, sleep, random = Math.random } = this.#options;
    let pause = this.#newPause();
    for (let tries = 0; !signal.aborted; tries += 1) {
      const longest = pauses[Math.min(tries, pauses.length - 1)] ?? 0;
      const until = AbortSignal.any([signal, pause.signal]);
      if (!until.aborted) await sleep(longest * (0.5 + random() / 2), until).catch(() => undefined);
      if (signal.aborted) return;
      // Asked for on purpose: from there on it is worth looking often again.
      if (pause.signal.aborted) tries = 0;
      // Made before the probe, so that a call of `askNow` during a probe that fails begins the next one at once.
      pause = this.#newPause();
      if (!(await probe(signal)) || signal.aborted) continue;
      this.#asking = null;
      for (const resolve of [...this.#waiting]) resolve();
      return;
    }
  }

  #newPause(): AbortController {
    this.#pause = new AbortController();
    return this.#pause;
  }
}
