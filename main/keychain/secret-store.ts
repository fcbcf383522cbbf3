/**
 * Whether the OS keychain can keep secrets, and why not. `forbidden`: the system's own rules say that this user may keep
 * nothing in it. `unreadable`: it is there and does not answer, or not so that anybody understands it.
 */
export type KeychainState = 'ready' | 'locked' | 'missing' | 'unreadable' | 'forbidden';

/**
 * What is kept: the refresh token of one session at the platform, by the session's id, and what resumes an unfinished
 * sign-up. Sessions have an entry each, so that no session ever takes the place of another one's token.
 */
export type SecretName = 'pending' | `session:${string}`;

/**
 * What a secret store knows about a secret. `none`: it was asked, was open, and holds no such secret. `unavailable`:
 * it could not be asked (locked, missing, no answer in time), so that there may be one.
 */
export type SecretRead = { kind: 'found'; secret: string } | { kind: 'none' } | { kind: 'unavailable' };

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
  /** The secret as it was written or removed last, in this process or an earlier one. */
  read(name: SecretName): Promise<SecretRead>;
  /** Keeps it: at once in memory, and in the keychain as soon as that can be reached. */
  write(name: SecretName, secret: string): Promise<void>;
  /** Forgets it at once, and in the keychain as soon as that can be reached. */
  remove(name: SecretName): Promise<void>;
  /** Secrets whose last writing or removal the keychain has not taken yet: that is forgotten when the process ends. */
  unsaved(): SecretName[];
  /** Asks the keychain once more, which may ask the person to unlock it, and gives it what was kept for it. */
  retry(): Promise<void>;
  /** Called whenever `state` changes. Returns a function that stops it. */
  onState(listener: (state: KeychainState) => void): () => void;
}
