import type { KeychainState } from './secret-store.ts';

/** A call to the keychain about the entry of `service` and `user`. */
export type KeychainCall = { service: string; user: string } & KeychainAction;

/** An action on one entry. */
export type KeychainAction =
  /** Reads the secret. The person may be asked for access. */
  | { do: 'get' }
  /** Stores `secret`. The person may be asked to unlock the keychain. */
  | { do: 'set'; secret: string }
  | { do: 'remove' }
  /** Asks the person to unlock a locked keychain. */
  | { do: 'unlock' }
  /** Checks whether the keychain is open, without a question to the person. */
  | { do: 'look' };

/** The result of a call. */
export type KeychainAnswer =
  | { kind: 'found'; secret: string }
  /**
   * There is no such entry. `isOpen` is false where a locked keychain shows that too, as on macOS, so that the keychain may be
   * locked.
   */
  | { kind: 'none'; isOpen: boolean }
  /** The action was carried out. */
  | { kind: 'done' }
  /** For `look` only: this system does not report it. */
  | { kind: 'unknown' }
  | KeychainFailure;

/** The keychain cannot be used. */
export type KeychainFailure = {
  kind: 'unavailable';
  state: Exclude<KeychainState, 'ready'>;
  /** For the log. */
  reason: string;
  /** The keychain is open, and the person refused access to this entry: waiting for it to open does not help. */
  isRefused?: boolean;
};

/** A system's keychain. One call at a time. */
export type KeychainBackend = {
  /**
   * Never rejects. Takes as long as the person takes to answer the system's prompts.
   *
   * @param onWaiting Called when a prompt may be open from now on.
   */
  ask(call: KeychainCall, onWaiting: () => void): Promise<KeychainAnswer>;
};

/** Thrown within a backend when the keychain cannot be used. */
export class KeychainUnavailable extends Error {
  readonly state: KeychainFailure['state'];

  constructor(state: KeychainFailure['state'], reason: string) {
    super(reason);
    this.state = state;
  }
}

/** The failure of a keychain that is there, and does not answer in a known way. */
export const unreadable = (reason: string): KeychainFailure => ({
  kind: 'unavailable',
  state: 'unreadable',
  reason,
});

/** Returns the message of a thrown value. */
export function getReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
