/**
 * Whether the OS keychain can store secrets, and why not. `forbidden`: a policy of the system forbids it for this user.
 * `unreadable`: there is a keychain, but it does not respond, or not in a known way.
 */
export type KeychainState = 'ready' | 'locked' | 'missing' | 'unreadable' | 'forbidden';

/**
 * The name of a secret: the refresh token of a session, by the session's id, or the secret that resumes an unfinished sign-up.
 * Each session has its own entry, so that no session overwrites the token of another.
 */
export type SecretName = 'pending' | `session:${string}`;

/**
 * The result of reading a secret. `none`: the keychain is open and has no such secret. `unavailable`: the keychain could not
 * be read (locked, missing, timeout), so there may be one.
 */
export type SecretRead = { kind: 'found'; secret: string } | { kind: 'none' } | { kind: 'unavailable' };

/**
 * Stores secrets in the OS keychain, or in memory only while the keychain cannot be used. A secret is never written to disk
 * in clear text.
 *
 * No call rejects, and every call is bounded in time. If the keychain fails, the store keeps secrets in memory and reports it
 * through `onState`. Once the keychain works again, they are written to it.
 */
export interface SecretStore {
  /** `ready` until a call shows otherwise. */
  readonly state: KeychainState;
  /** Reads the secret as last written or removed, by this process or an earlier one. */
  read(name: SecretName): Promise<SecretRead>;
  /** Stores the secret: at once in memory, and in the keychain as soon as it can be used. */
  write(name: SecretName, secret: string): Promise<void>;
  /** Removes the secret: at once from memory, and from the keychain as soon as it can be used. */
  remove(name: SecretName): Promise<void>;
  /** Returns the secrets whose last write or removal is not in the keychain yet, and is lost when the process ends. */
  unsaved(): SecretName[];
  /** Tries the keychain again, which may prompt the person to unlock it, and writes what is unsaved. */
  retry(): Promise<void>;
  /** Calls `listener` at each change of `state`. Returns a function that removes it. */
  onState(listener: (state: KeychainState) => void): () => void;
}
