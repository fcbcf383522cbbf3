import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Language } from '#contract/snapshot.ts';
import type { Relay, RelayStatus } from '../../../main/platform-contract/contract.ts';
import { iso } from '../platform/context.ts';
import { newPhrase } from '../platform/phrase.ts';
import { ProblemError } from '../platform/problems.ts';
import { hashOf, matches, newSecret } from '../platform/secrets.ts';

/** An answer that is held, or will be. `asking`: it came, and the person is asked whether it is theirs. */
type RelayRecord = {
  id: string;
  secretHash: string;
  stateHash: string;
  phrase: string;
  language: Language;
  expiresAt: number;
  status: 'waiting' | 'asking' | 'answered' | 'withdrawn';
  response: string;
  /** Of the form that asks; works once. */
  confirmationHash: string;
};

/** What a browser that brings an answer is shown. */
export type Arrival =
  | { kind: 'superseded' }
  | { kind: 'continue'; language: Language }
  | { kind: 'question'; language: Language; phrase: string; confirmation: string };

const minutes = 60_000;

/** Answers to authorization requests, held until the app that made the request has fetched them. In memory alone. */
export class Relays {
  /** Seconds that one lasts. */
  readonly seconds = 10 * 60;
  readonly #records = new Map<string, RelayRecord>();
  readonly #changes = new EventEmitter().setMaxListeners(0);

  /** How many are open. */
  get open(): number {
    return [...this.#records.values()].filter((record) => this.#isOpen(record)).length;
  }

  start({ stateHash, language }: { stateHash: string; language: Language }): Relay {
    this.#sweep();
    const secret = newSecret();
    const record: RelayRecord = {
      id: randomUUID(),
      secretHash: hashOf(secret),
      stateHash,
      phrase: newPhrase(),
      language,
      expiresAt: Date.now() + this.seconds * 1000,
      status: 'waiting',
      response: '',
      confirmationHash: '',
    };
    this.#records.set(record.id, record);
    const { id, phrase, expiresAt } = record;
    return { id, secret, phrase, expiresAt: iso(expiresAt) };
  }

  /** The answer once it is there, or what is the matter after `seconds`. It stays until it is withdrawn. */
  async wait(id: string, secret: string, seconds: number, signal: AbortSignal): Promise<RelayStatus> {
    const record = this.#find(id, secret);
    if (!record) throw new ProblemError(404, 'not-found');
    const ending = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
    while (this.#isOpen(record) && record.status !== 'answered' && !ending.aborted) {
      await once(this.#changes, id, { signal: ending }).catch(() => undefined);
    }
    if (!this.#isOpen(record)) return { status: 'expired' };
    return record.status === 'answered'
      ? { status: 'answered', response: record.response }
      : { status: 'waiting' };
  }

  /** What is gone already needs no complaint. A browser that comes later is told. */
  withdraw(id: string, secret: string): void {
    const record = this.#find(id, secret);
    if (!record) return;
    record.response = '';
    this.#set(record, 'withdrawn');
  }

  /** A browser brings an answer. One that says no is passed on at once; one with a code only after a person's click. */
  arrive(form: URLSearchParams): Arrival {
    const stateHash = hashOf(form.get('state') ?? '');
    const record = [...this.#records.values()].find((known) => known.stateHash === stateHash);
    const response = form.toString();
    // The very same answer once more is a page that was loaded again.
    const isAgain = record?.status === 'asking' && record.response === response;
    if (!record || !this.#isOpen(record) || (record.status !== 'waiting' && !isAgain)) {
      return { kind: 'superseded' };
    }
    const { language, phrase } = record;
    record.response = response;
    if (!form.has('code')) {
      this.#set(record, 'answered');
      return { kind: 'continue', language };
    }
    const confirmation = newSecret();
    record.confirmationHash = hashOf(confirmation);
    this.#set(record, 'asking');
    return { kind: 'question', language, phrase, confirmation };
  }

  /** The person's click. `no` passes a refusal on instead of the code. Null for a click that comes late or twice. */
  confirm(confirmation: string, choice: 'yes' | 'no'): Language | null {
    const record = [...this.#records.values()].find(
      (known) => known.confirmationHash !== '' && matches(confirmation, known.confirmationHash),
    );
    if (record?.status !== 'asking' || !this.#isOpen(record)) return null;
    record.confirmationHash = '';
    if (choice === 'no') {
      const { state = '', iss = '' } = Object.fromEntries(new URLSearchParams(record.response));
      record.response = new URLSearchParams({ error: 'access_denied', state, iss }).toString();
    }
    this.#set(record, 'answered');
    return record.language;
  }

  /** Makes every one too old; who waits hears it. */
  expireAll(): void {
    for (const record of this.#records.values()) {
      record.expiresAt = 0;
      this.#changes.emit(record.id);
    }
  }

  #find(id: string, secret: string): RelayRecord | undefined {
    const record = this.#records.get(id);
    return record && matches(secret, record.secretHash) ? record : undefined;
  }

  #isOpen(record: RelayRecord): boolean {
    return record.status !== 'withdrawn' && record.expiresAt > Date.now();
  }

  #set(record: RelayRecord, status: RelayRecord['status']): void {
    record.status = status;
    this.#changes.emit(record.id);
  }

  /** Forgets what nobody will come for any more. */
  #sweep(): void {
    for (const [id, { expiresAt }] of this.#records) {
      if (expiresAt < Date.now() - 30 * minutes) this.#records.delete(id);
    }
  }
}
