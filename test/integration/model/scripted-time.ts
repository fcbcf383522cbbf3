type Timer = { milliseconds: number; fire: () => void };

/** Time that passes when a story says so: everything that waits for it is due at once. */
export class ScriptedTime {
  readonly #timers = new Set<Timer>();

  /** How long each sleeper asked to wait, in milliseconds. */
  get waiting(): readonly number[] {
    return [...this.#timers].map(({ milliseconds }) => milliseconds);
  }

  pass(): void {
    for (const timer of [...this.#timers]) {
      this.#timers.delete(timer);
      timer.fire();
    }
  }

  /** The process is gone, and its timers with it. */
  clear(): void {
    this.#timers.clear();
  }

  /** Resolves once time passes; rejects once `signal` aborts. */
  readonly sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const timer = { milliseconds, fire: resolve };
      this.#timers.add(timer);
      const onAbort = () => {
        this.#timers.delete(timer);
        reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
    });
}
