import type { Log } from '../log/log.ts';
import type { KeychainAction, KeychainAnswer, KeychainThread } from './keychain-thread.ts';
import type { KeychainState, SecretName, SecretStore } from './secret-store.ts';

const service = 'eu.econnect.onboarding';
const names: readonly SecretName[] = ['session', 'pending', 'revocation'];
const maxSecretLength = 1_200;

export type KeychainOptions = {
  /** Its name is part of each entry, so that a practice session is never taken for a real one. */
  environment: string;
  /** Milliseconds that a caller waits at most. A person who is typing the keychain's password may need more. */
  timeoutMs?: number;
  log: Log;
};

/**
 * The secrets of one environment in the OS keychain: Secret Service, macOS Keychain, Windows Credential Manager.
 *
 * What the keychain has not taken stays in memory and is what `read` gives. It goes to the keychain after the first
 * call that succeeds, one that was given up included: a keychain that is unlocked late still gets it.
 */
export function openKeychain({ environment, timeoutMs = 3_000, log }: KeychainOptions): SecretStore {
  let state: KeychainState = 'ready';
  const listeners = new Set<(state: KeychainState) => void>();
  /** What the keychain should hold and does not know yet; null: nothing. */
  const unsaved = new Map<SecretName, string | null>();
  let thread: Promise<KeychainThread> | null = null;
  let lane: Promise<unknown> = Promise.resolve();
  /** Calls that were given up and have not ended. */
  let overdue = 0;

  const become = (next: KeychainState, reason: string): void => {
    if (next === state) return;
    state = next;
    log[next === 'ready' ? 'info' : 'warn']('keychain changed', { keychain: next, reason });
    for (const listener of listeners) {
      try {
        listener(next);
      } catch (error) {
        log.error('a listener to the keychain failed', { error });
      }
    }
  };

  const ask = async (name: SecretName | 'probe', action: KeychainAction): Promise<KeychainAnswer> => {
    const answer = await started()
      .then((running) => running.ask({ service, user: `${environment}:${name}`, ...action }))
      .catch((error: unknown) => ({ ok: false, message: String(error) }) as const);
    if (!answer.ok) become(stateOf(answer.message), answer.message);
    return answer;
  };

  const started = (): Promise<KeychainThread> => {
    thread ??= import('./keychain-thread.ts').then(({ keychainThread }) => keychainThread());
    return thread;
  };

  /** That there is no such item says nothing about the lock. */
  const provesReady = (answer: KeychainAnswer) => answer.ok && (answer.touched || state !== 'locked');

  /** Gives the keychain what it does not know: what was asked for first, the rest if that worked. */
  const save = async (first: SecretName, proven = false): Promise<void> => {
    let ready = proven;
    for (const name of [first, ...names.filter((other) => other !== first)]) {
      // Something newer may come while this is being taken.
      for (let secret = unsaved.get(name); secret !== undefined; secret = unsaved.get(name)) {
        const answer = await ask(name, secret === null ? { do: 'remove' } : { do: 'set', secret });
        if (!answer.ok) return;
        ready ||= provesReady(answer);
        if (unsaved.get(name) === secret) unsaved.delete(name);
      }
    }
    if (ready) become('ready', 'it answers');
  };

  /** Puts something there and takes it away: what a locked keychain refuses, or asks the person about. */
  const probe = async (): Promise<void> => {
    const put = await ask('probe', { do: 'set', secret: 'probe' });
    if (!put.ok) return;
    await ask('probe', { do: 'remove' });
    become('ready', 'it answers');
  };

  const load = async (name: SecretName): Promise<string | null> => {
    const kept = unsaved.get(name);
    if (kept !== undefined) return kept;
    const answer = await ask(name, { do: 'get' });
    if (!answer.ok) return null;
    await save(name, provesReady(answer));
    return answer.secret;
  };

  /** Work in its turn, waited for as long as a caller should wait. What is given up goes on and may still succeed. */
  const bounded = async <Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> => {
    if (overdue > 0) return otherwise;
    const working = lane.then(work);
    lane = working;
    return await new Promise((resolve) => {
      const timer = setTimeout(() => {
        overdue += 1;
        become('unreadable', 'no answer in time');
        working.finally(() => {
          overdue -= 1;
        });
        resolve(otherwise);
      }, timeoutMs);
      working.then((result) => {
        clearTimeout(timer);
        resolve(result);
      });
    });
  };

  const keep = async (name: SecretName, secret: string | null): Promise<void> => {
    unsaved.set(name, secret);
    await bounded(() => save(name), undefined);
  };

  return {
    get state() {
      return state;
    },
    read: async (name) => {
      const kept = unsaved.get(name);
      return kept === undefined ? await bounded(() => load(name), null) : kept;
    },
    write: async (name, secret) => {
      if (secret.length > maxSecretLength) {
        throw new RangeError(`a secret of ${secret.length} UTF-16 units is over ${maxSecretLength}`);
      }
      await keep(name, secret);
    },
    remove: (name) => keep(name, null),
    retry: () =>
      bounded(async () => {
        const [waiting] = unsaved.keys();
        if (waiting !== undefined) return await save(waiting);
        // One that is locked has no such item, and says so: only one that is found, or one that can be put there, proves that it opened.
        const answer = await ask('session', { do: 'get' });
        if (answer.ok && (answer.touched || state !== 'locked')) become('ready', 'it answers');
        else if (answer.ok) await probe();
      }, undefined),
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The library has one code for every failure: only its words tell them apart, and those of each system below it. */
const symptoms: readonly [RegExp, KeychainState][] = [
  [/prompt was dismissed|is ?locked|User interaction is not allowed|user cancell?ed/i, 'locked'],
  [/Did not receive a reply|disconnected from message bus/i, 'unreadable'],
  // Windows, where "Do not allow storage of passwords and credentials" is set: ERROR_NO_SUCH_LOGON_SESSION. macOS: errSecRestrictedAPI, errSecMissingEntitlement.
  [/\b1312\b|specified logon session does not exist|-34018|-34020|missing.{0,20}entitlement/i, 'forbidden'],
  // No bus, nobody on it, or nobody who has ever kept anything.
  [/DBus error|no result found|Cannot find (?:native binding|module|package)/i, 'missing'],
];

function stateOf(message: string): KeychainState {
  return symptoms.find(([pattern]) => pattern.test(message))?.[1] ?? 'unreadable';
}
