/**
 * Whether the OS keychain can keep secrets, and why not. `forbidden`: the system's own rules say that this user may keep
 * nothing in it. `unreadable`: it is there and does not answer, or not so that anybody understands it.
 */
export type KeychainState = 'ready' | 'locked' | 'missing' | 'unreadable' | 'forbidden';

/**
 * The secrets that outlive the process: the platform's refresh token, what resumes an unfinished sign-up, and a refresh
 * token that is still to be revoked because the platform could not be reached at sign-out.
 */
export type SecretName = 'session' | 'pending' | 'revocation';

/**
 * Keeps secrets in the OS keychain, or for this session only when the keychain cannot be used. There is no third way:
 * nothing is ever written in the clear.
 *
 * Nothing here fails and nothing blocks: every call is bounded in time, and a keychain that fails turns the store to
 * session-only and says so by `onState`. One that works again is given what was kept for it.
 */
export interface SecretStore {
  /** Taken to be `ready` until a call shows otherwise. */
  readonly state: KeychainState;
  /** The secret, or null where there is none; also null where it cannot be had, and then `state` says why. */
  read(name: SecretName): Promise<string | null>;
  /** @throws {RangeError} for a secret of more than 1 200 UTF-16 units: Windows keeps no longer ones. */
  write(name: SecretName, secret: string): Promise<void>;
  /** Forgets it at once, and in the keychain as soon as that can be reached. */
  remove(name: SecretName): Promise<void>;
  /** Asks the keychain once more, which may ask the person to unlock it, and gives it what was kept for it. */
  retry(): Promise<void>;
  /** Called whenever `state` changes. Returns a function that stops it. */
  onState(listener: (state: KeychainState) => void): () => void;
}
