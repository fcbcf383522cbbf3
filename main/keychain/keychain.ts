import { setTimeout } from 'node:timers/promises';
import { type Sleep, waitAtMost } from '../async/abortable.ts';
import { createSerial } from '../async/serial.ts';
import type { Log } from '../log/log.ts';
import {
  getReason,
  type KeychainAction,
  type KeychainAnswer,
  type KeychainBackend,
  unreadable,
} from './keychain-backend.ts';
import { KeychainStatus } from './keychain-status.ts';
import { type AskEntry, splitLongSecrets } from './long-secrets.ts';
import type { KeychainState, SecretName, SecretRead, SecretStore } from './secret-store.ts';

const service = 'eu.econnect.onboarding';
/** Milliseconds between two looks whether a keychain that is locked or missing has opened by itself. */
export const lookEveryMs = 5_000;
/** UTF-16 units that the keychain holds in one entry. Windows: CRED_MAX_CREDENTIAL_BLOB_SIZE is 2 560 bytes. */
const entryUnits = process.platform === 'win32' ? 1_200 : Number.POSITIVE_INFINITY;

const none: SecretRead = { kind: 'none' };
const unavailable: SecretRead = { kind: 'unavailable' };

type KeychainOptions = {
  /** Its name is part of each entry, so that a practice session is never taken for a real one. */
  environment: string;
  log: Log;
  /** Milliseconds that a caller waits at most. A person who is typing the keychain's password may need more. */
  timeoutMs?: number;
  /** The system's keychain. The real one is started by the first call. */
  backend?: KeychainBackend;
  /** Resolves after `milliseconds`; rejects once `signal` aborts, and leaves nothing on it. */
  sleep?: Sleep;
  /** UTF-16 units that one entry holds. Longer secrets are kept in several. */
  maxEntryUnits?: number;
};

/**
 * The secrets of one environment in the OS keychain: Secret Service, macOS Keychain, Windows Credential Manager.
 *
 * What the keychain has not taken stays in memory and is what `read` gives. It goes to the keychain after the first
 * call that succeeds, one that was given up included: a keychain that is unlocked late still gets it.
 */
export function openKeychain(options: KeychainOptions): SecretStore {
  return new Keychain(options);
}

/** What came of work on the keychain, and whether that shows that it keeps secrets. */
type Done<Result> = { result: Result; isReady: boolean };

class Keychain implements SecretStore {
  readonly #timeoutMs: number;
  readonly #sleep: Sleep;
  readonly #entry: AskEntry;
  #backend: Promise<KeychainBackend> | null;
  readonly #status: KeychainStatus;
  /** What the keychain should hold and does not know yet; null: nothing. In the order in which it was asked for. */
  readonly #unsaved = new Map<SecretName, string | null>();
  /** Answers that came after their caller's time was up, kept for the next call. */
  readonly #late = new Map<SecretName, SecretRead>();
  /** How often each secret was written or removed: a late answer from before that is worth nothing. */
  readonly #changes = new Map<SecretName, number>();

  readonly #inSerial = createSerial();
  /** Pieces of work that have not ended, the one that is being done included. */
  #queued = 0;
  /** Whether the caller's time is up for the work that is being done. */
  #isStuck = false;
  /** Whether the person may be being asked something now. */
  #isWaiting = false;
  /** How often the keychain stayed locked, or was not unlocked by the person. */
  #refusals = 0;
  #retrying: Promise<void> | null = null;
  #mayOpenByItself = false;
  #isLooking = false;

  constructor(options: KeychainOptions) {
    const { environment, log, timeoutMs = 3_000, backend, maxEntryUnits = entryUnits } = options;
    this.#status = new KeychainStatus(log);
    this.#timeoutMs = timeoutMs;
    this.#backend = backend ? Promise.resolve(backend) : null;
    // Waiting alone keeps no process.
    this.#sleep = options.sleep ?? ((ms, signal) => setTimeout(ms, undefined, { signal, ref: false }));
    const ask: AskEntry = (name, action) => this.#ask(`${environment}:${name}`, action);
    this.#entry = Number.isFinite(maxEntryUnits) ? splitLongSecrets(ask, maxEntryUnits) : ask;
  }

  get state(): KeychainState {
    return this.#status.current;
  }

  async read(name: SecretName): Promise<SecretRead> {
    const kept = this.#unsaved.get(name);
    if (kept !== undefined) return readOf(kept);
    const late = this.#late.get(name);
    this.#late.delete(name);
    if (late) return late;
    const changes = this.#changes.get(name);
    return await this.#bounded(
      () => this.#load(name),
      unavailable,
      (answer) => {
        if (answer.kind !== 'unavailable' && this.#changes.get(name) === changes)
          this.#late.set(name, answer);
      },
    );
  }

  async write(name: SecretName, secret: string): Promise<void> {
    await this.#keep(name, secret);
  }

  async remove(name: SecretName): Promise<void> {
    await this.#keep(name, null);
  }

  unsaved(): SecretName[] {
    return [...this.#unsaved.keys()];
  }

  async retry(): Promise<void> {
    this.#retrying ??= this.#unlock().finally(() => {
      this.#retrying = null;
    });
    await this.#retrying;
  }

  onState(listener: (state: KeychainState) => void): () => void {
    return this.#status.onChange(listener);
  }

  async #keep(name: SecretName, secret: string | null): Promise<void> {
    this.#changes.set(name, (this.#changes.get(name) ?? 0) + 1);
    this.#late.delete(name);
    // To the end: the order is that of the newest values.
    this.#unsaved.delete(name);
    this.#unsaved.set(name, secret);
    await this.#bounded(() => this.#save(false), undefined);
  }

  async #unlock(): Promise<void> {
    // A question to the person is open already. What it brings is taken; a second one would only stand behind it.
    if (this.#isStuck) {
      const before = this.#inSerial(async () => undefined);
      return await waitAtMost(before, this.#timeoutMs, this.#sleep);
    }
    await this.#bounded(async () => {
      const answer = await this.#entry('probe', { do: 'unlock' });
      return answer.kind === 'unavailable' ? failed(undefined) : await this.#save(true);
    }, undefined);
  }

  async #load(name: SecretName): Promise<Done<SecretRead>> {
    const kept = this.#unsaved.get(name);
    if (kept !== undefined) return failed(readOf(kept));
    const answer = await this.#entry(name, { do: 'get' });
    if (answer.kind !== 'found' && answer.kind !== 'none') return failed(unavailable);
    const { isReady } = await this.#save(this.#showsOpen(answer));
    return { result: answer.kind === 'found' ? readOf(answer.secret) : none, isReady };
  }

  /**
   * Gives the keychain what it does not know yet.
   *
   * @param isOpen whether the keychain is known to be open.
   */
  async #save(isOpen: boolean): Promise<Done<undefined>> {
    let isProven = isOpen;
    const refused = new Set<SecretName>();
    for (;;) {
      // Something newer may come while this is being taken.
      const next = [...this.#unsaved].find(([name]) => !refused.has(name));
      if (!next) return { result: undefined, isReady: isProven && refused.size === 0 };
      const [name, secret] = next;
      const answer = await this.#entry(name, secret === null ? { do: 'remove' } : { do: 'set', secret });
      if (answer.kind === 'unavailable') {
        if (!answer.isRefused) return failed(undefined);
        refused.add(name);
      } else {
        isProven ||= this.#showsOpen(answer);
        if (this.#unsaved.get(name) === secret) this.#unsaved.delete(name);
      }
    }
  }

  /** Where a locked keychain shows which entries it has, a missing one does not show that it opened. */
  #showsOpen(answer: KeychainAnswer): boolean {
    return answer.kind !== 'none' || answer.isOpen || this.#status.current !== 'locked';
  }

  async #ask(user: string, action: KeychainAction): Promise<KeychainAnswer> {
    this.#backend ??= import('./keychain-thread.ts').then(({ startKeychainThread }) => startKeychainThread());
    const answer = await this.#backend
      .then((backend) => backend.ask({ service, user, ...action }, () => this.#beWaiting()))
      .catch((error: unknown) => unreadable(getReason(error)));
    this.#isWaiting = false;
    if (answer.kind !== 'unavailable') return answer;
    const { state, reason, isRefused = false } = answer;
    if (state === 'locked' && !isRefused && action.do !== 'look') this.#refusals += 1;
    this.#mayOpenByItself = !isRefused && state !== 'forbidden';
    this.#status.set(state, reason);
    if (this.#mayOpenByItself) void this.#lookOut();
    return answer;
  }

  #beWaiting(): void {
    this.#isWaiting = true;
    if (this.#isStuck) this.#status.set('locked', 'the person is being asked');
  }

  /**
   * Work in its turn, waited for as long as a caller should wait. What is given up goes on and may still succeed.
   *
   * Where the person refuses, what waits behind that is refused with it: one question, not a row of them.
   */
  async #bounded<Result>(
    work: () => Promise<Done<Result>>,
    otherwise: Result,
    onLate: (result: Result) => void = () => undefined,
  ): Promise<Result> {
    if (this.#isStuck) return otherwise;
    const refusals = this.#refusals;
    const waiting = new AbortController();
    let progress: 'waited for' | 'given up' | 'done' = 'waited for';
    const working = this.#inTurn(
      async () => (this.#refusals === refusals ? await work() : failed(otherwise)),
      (result) => {
        if (progress === 'given up') onLate(result);
        progress = 'done';
      },
    );
    const givenUp = this.#sleep(this.#timeoutMs, waiting.signal).then(() => {
      if (progress === 'waited for') {
        progress = 'given up';
        this.#isStuck = true;
        this.#status.set(this.#isWaiting ? 'locked' : 'unreadable', 'no answer in time');
      }
      return otherwise;
    });
    return await Promise.race([working, givenUp]).finally(() => waiting.abort());
  }

  /** One piece of work at a time. What came of it counts before anybody hears that the keychain is ready. */
  #inTurn<Result>(
    work: () => Promise<Done<Result>>,
    onResult: (result: Result) => void = () => undefined,
  ): Promise<Result> {
    this.#queued += 1;
    return this.#inSerial(async () => {
      const { result, isReady } = await work();
      this.#queued -= 1;
      this.#isStuck = false;
      onResult(result);
      if (isReady) this.#status.set('ready', 'it answers');
      // A write whose caller did not wait, because the keychain was stuck, may have come after the last save.
      if (isReady && this.#unsaved.size > 0 && this.#queued === 0) void this.#inTurn(() => this.#save(false));
      return result;
    });
  }

  /** Checks whether another program opened the keychain, until it is ready or only the person can open it. */
  async #lookOut(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    while (this.#mayOpenByItself && this.#status.current !== 'ready') {
      await this.#sleep(lookEveryMs, new AbortController().signal);
      if (this.#queued === 0) await this.#inTurn(() => this.#look());
    }
    this.#isLooking = false;
  }

  async #look(): Promise<Done<undefined>> {
    const answer = await this.#entry('probe', { do: 'look' });
    if (answer.kind === 'unknown') this.#mayOpenByItself = false;
    return answer.kind === 'done' ? await this.#save(true) : failed(undefined);
  }
}

const readOf = (secret: string | null): SecretRead => (secret === null ? none : { kind: 'found', secret });

const failed = <Result>(result: Result): Done<Result> => ({ result, isReady: false });
