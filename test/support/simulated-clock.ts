type Wait = { due: number; by: 'timers' | 'world'; resolve: () => void };

/**
 * Time that passes only when a test lets it, hours in a moment. It is two clocks: the world's, and that of the machine's
 * timers, which stand still while the machine sleeps.
 */
export class SimulatedClock {
  readonly #waits = new Set<Wait>();
  #world = 0;
  #asleep = 0;

  /** Milliseconds since the beginning, in the world. */
  get now(): number {
    return this.#world;
  }

  /** Resolves after `milliseconds` of the machine's timers; rejects once `signal` aborts, and leaves nothing on it. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return this.#add({ due: this.#world - this.#asleep + milliseconds, by: 'timers' }, signal);
  }

  /** Resolves at a moment of the world; rejects once `signal` aborts, and leaves nothing on it. */
  until(moment: number, signal: AbortSignal): Promise<void> {
    return this.#add({ due: moment, by: 'world' }, signal);
  }

  /** Lets time pass until a moment of the world: whatever is due meanwhile happens, in order. */
  async run(moment: number): Promise<void> {
    for (;;) {
      await settled();
      const next = this.#next();
      if (!next || this.#dueOf(next) > moment) break;
      this.#world = Math.max(this.#world, this.#dueOf(next));
      this.#waits.delete(next);
      next.resolve();
    }
    this.#world = moment;
  }

  /** The machine sleeps: the world goes on, and its timers do not. */
  sleep(milliseconds: number): void {
    this.#world += milliseconds;
    this.#asleep += milliseconds;
  }

  #add({ due, by }: Omit<Wait, 'resolve'>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waits.delete(wait);
        reject(signal.reason);
      };
      const wait: Wait = {
        due,
        by,
        resolve: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waits.add(wait);
    });
  }

  #dueOf({ due, by }: Wait): number {
    return by === 'timers' ? due + this.#asleep : due;
  }

  #next(): Wait | undefined {
    let first: Wait | undefined;
    for (const wait of this.#waits) if (!first || this.#dueOf(wait) < this.#dueOf(first)) first = wait;
    return first;
  }
}

/** Lets everything happen that needs no time. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
