import type { Log } from '../log/log.ts';
import type { KeychainState } from './secret-store.ts';

/** Whether the keychain keeps secrets; listeners hear when that changes. Begins as `ready`. */
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

  /** @param reason why it is so, for the log. */
  become(next: KeychainState, reason: string): void {
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

  /** Has `listener` called once per change. Returns a function that stops it. */
  onChange(listener: (state: KeychainState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
