import type { KeychainState } from './secret-store.ts';

/** What may be asked of the keychain about one entry, which is found by `service` and `user`. */
export type KeychainCall = { service: string; user: string } & KeychainAction;

export type KeychainAction =
  /** The entry's secret. The person may be asked for access. */
  | { do: 'get' }
  /** Keeps `secret` in the entry. The person may be asked to unlock the keychain. */
  | { do: 'set'; secret: string }
  /** Takes the entry away. */
  | { do: 'remove' }
  /** Asks the person to unlock the keychain where it is locked. No entry is changed for good. */
  | { do: 'unlock' }
  /** Whether the keychain is open, without asking the person anything. */
  | { do: 'look' };

export type KeychainAnswer =
  | { kind: 'found'; secret: string }
  /**
   * There is no such entry: it was looked for where all entries can be seen. `isOpen` is false where that can be seen of
   * a locked keychain too, as on macOS.
   */
  | { kind: 'none'; isOpen: boolean }
  /** It was carried out. */
  | { kind: 'done' }
  /** Only for `look`: this system does not tell. */
  | { kind: 'unknown' }
  | KeychainFailure;

export type KeychainFailure = {
  kind: 'unavailable';
  state: Exclude<KeychainState, 'ready'>;
  /** For the log. */
  reason: string;
  /** The keychain is open, and the person refuses this entry alone: waiting for it to open is of no use. */
  isRefused?: boolean;
};

/** A system's keychain. One call at a time. */
export type KeychainBackend = {
  /**
   * Never rejects, and takes as long as the person takes to answer the system's questions.
   *
   * @param onWaiting called when a question to the person may be open from now on.
   */
  ask(call: KeychainCall, onWaiting: () => void): Promise<KeychainAnswer>;
};

/** Why a keychain cannot be used, thrown on the way to its answer. */
export class KeychainUnavailable extends Error {
  readonly state: KeychainFailure['state'];

  constructor(state: KeychainFailure['state'], reason: string) {
    super(reason);
    this.state = state;
  }
}

/** The words of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
