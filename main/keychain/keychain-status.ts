import type { Log } from '../log/log.ts';
import type { KeychainState } from './secret-store.ts';

/** Holds the state of the keychain and notifies listeners of changes. Starts as `ready`. */
export class KeychainStatus {
  readonly #log: Log;
  readonly #listeners = new Set<(state: KeychainState) => void>();
  #current: KeychainState = 'ready';

  constructor(log: Log) {
    this.#log = log;
  }

  get current(): KeychainState {
    return this.#current;
  }

  /** Sets the state. @param reason For the log. */
  set(next: KeychainState, reason: string): void {
    if (next === this.#current) return;
    this.#current = next;
    this.#log[next === 'ready' ? 'info' : 'warn']('keychain changed', { keychain: next, reason });
    for (const listener of [...this.#listeners]) {
      try {
        listener(next);
      } catch (error) {
        this.#log.error('a listener to the keychain failed', { error });
      }
    }
  }

  /** Calls `listener` at each change. Returns a function that removes it. */
  onChange(listener: (state: KeychainState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
