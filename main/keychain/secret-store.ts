/** Whether the OS keychain can keep secrets, and why not. */
export type KeychainState = 'ready' | 'locked' | 'missing' | 'unreadable';

/** The two secrets that outlive the process: the platform's refresh token, and what resumes an unfinished sign-up. */
export type SecretName = 'session' | 'pending';

/**
 * Keeps secrets in the OS keychain, or for this session only when the keychain cannot be used. There is no third way:
 * nothing is ever written in the clear.
 *
 * Nothing here throws and nothing blocks: every call is bounded in time, and a keychain that fails turns the store to
 * session-only and says so by `onState`.
 */
export interface SecretStore {
  readonly state: KeychainState;
  /** The secret, or null where there is none. */
  read(name: SecretName): Promise<string | null>;
  write(name: SecretName, secret: string): Promise<void>;
  remove(name: SecretName): Promise<void>;
  /** Called whenever `state` changes. Returns a function that stops it. */
  onState(listener: (state: KeychainState) => void): () => void;
}
