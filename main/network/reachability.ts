import { abortable, type Sleep } from '../async/abortable.ts';
import { createBackoff } from '../async/backoff.ts';

/** Between two probes. */
const pauses = { firstMs: 1_000, longestMs: 30_000 };

type ReachabilityOptions = {
  /** Whether the platform answers now. Never rejects, and has a time limit of its own. */
  probe: (signal: AbortSignal) => Promise<boolean>;
  sleep: Sleep;
  /** From 0 to 1. */
  random?: () => number;
};

/**
 * Whether the platform can be reached, found out by asking it: what the system says of its network proves neither that
 * the platform can be reached nor that it cannot.
 *
 * One probe at a time goes out, however many callers wait, and none while no caller waits.
 */
export class Reachability {
  readonly #options: ReachabilityOptions;
  readonly #waiting = new Set<() => void>();
  #asking: AbortController | null = null;
  /** Its abort ends the pause that is under way; during a probe, the pause after it. */
  #pause = new AbortController();

  constructor(options: ReachabilityOptions) {
    this.#options = options;
  }

  /** Resolves once a probe is answered. Rejects with the signal's reason once that aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    this.#begin();
    try {
      await abortable(promise, signal);
    } finally {
      this.#waiting.delete(resolve);
      if (this.#waiting.size === 0) this.#end();
    }
  }

  /** Probes at once; where a probe is under way, right after it fails. To be called when the person asks for it. */
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
    const { probe, sleep, random } = this.#options;
    const backoff = createBackoff({ ...pauses, random });
    let pause = this.#newPause();
    while (!signal.aborted) {
      const until = AbortSignal.any([signal, pause.signal]);
      if (!until.aborted) await sleep(backoff.next(), until).catch(() => undefined);
      if (signal.aborted) return;
      if (pause.signal.aborted) {
        // The person asked, so that short pauses make sense again. This probe takes the place of the first one.
        backoff.reset();
        backoff.next();
      }
      // Made before the probe, so that `askNow` during a probe that fails begins the next one at once.
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
