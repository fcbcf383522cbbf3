/** Whether the OS keychain can keep secrets, and why not. */
export type KeychainState = 'ready' | 'locked' | 'missing' | 'unreadable';

/** The two secrets that outlive the process: the platform's refresh token, and what resumes an unfinished sign-up. */
export type SecretName = 'session' | 'pending';

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
  /** Called whenever `state` changes. Returns a function that stops it. */
  onState(listener: (state: KeychainState) => void): () => void;
}
