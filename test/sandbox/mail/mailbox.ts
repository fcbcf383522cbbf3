import { randomUUID } from 'node:crypto';
import type { Mail } from '../state.ts';
import type { Store } from '../store.ts';

/** A mail, with what a person would look for in ours. */
export type ReceivedMail = Mail & {
  /** The activation or confirmation link; empty where there is none. */
  link: string;
  /** The code to type; empty where there is none. */
  code: string;
};

type Waiter = {
  address: string;
  subject: string | undefined;
  resolve: (mail: ReceivedMail) => void;
  reject: (reason: Error) => void;
};

/** Mails kept of the sandbox's whole life. */
const most = 500;

/** Every mail that arrived, and those that somebody waits for. */
export class Mailbox {
  readonly #store: Store;
  readonly #told = new Set<string>();
  readonly #listeners = new Set<(mail: ReceivedMail) => void>();
  #waiters: Waiter[] = [];

  constructor(store: Store) {
    this.#store = store;
    for (const { id } of store.state.mails) this.#told.add(id);
  }

  /**
   * The next mail to an address that was not told before: one that is here already, or the first to arrive.
   *
   * @param subject a part of the subject
   */
  next(address: string, { subject }: { subject?: string } = {}): Promise<ReceivedMail> {
    const waiting = this.list(address).find((mail) => !this.#told.has(mail.id) && has(mail, subject));
    if (waiting) {
      this.#told.add(waiting.id);
      return Promise.resolve(waiting);
    }
    return new Promise((resolve, reject) => {
      this.#waiters.push({ address: address.toLowerCase(), subject, resolve, reject });
    });
  }

  /** The mails to an address, oldest first; to anybody without one. */
  list(address?: string): ReceivedMail[] {
    const { mails } = this.#store.state;
    return mails.filter((mail) => !address || mail.to.includes(address.toLowerCase())).map(withFinds);
  }

  get(id: string): ReceivedMail | undefined {
    return this.list().find((mail) => mail.id === id);
  }

  /** Called for each mail that arrives. Returns a function that stops it. */
  onMail(listener: (mail: ReceivedMail) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes in a mail that arrived by SMTP. */
  receive(arrived: Omit<Mail, 'id' | 'receivedAt'>): void {
    const { mails } = this.#store.state;
    const mail = withFinds({
      ...arrived,
      to: arrived.to.map((address) => address.toLowerCase()),
      id: randomUUID(),
      receivedAt: Date.now(),
    });
    const { link: _link, code: _code, ...kept } = mail;
    mails.push(kept);
    mails.splice(0, mails.length - most);
    this.#store.changed();
    const waiter = this.#waiters.find(
      ({ address, subject }) => mail.to.includes(address) && has(mail, subject),
    );
    if (waiter) {
      this.#told.add(mail.id);
      this.#waiters = this.#waiters.filter((other) => other !== waiter);
      waiter.resolve(mail);
    }
    for (const listener of this.#listeners) listener(mail);
  }

  /** Ends the wait of everybody who still waits. */
  close(): void {
    for (const { address, reject } of this.#waiters) reject(new Error(`no mail came to ${address}`));
    this.#waiters = [];
  }
}

function has(mail: Mail, subject: string | undefined): boolean {
  return subject === undefined || mail.subject.includes(subject);
}

function withFinds(mail: Mail): ReceivedMail {
  return {
    ...mail,
    link: /https?:\/\/\S+\/activate#[\w-]+/.exec(mail.text)?.[0] ?? '',
    code: /^\s*(\d{6})\s*$/m.exec(mail.text)?.[1] ?? '',
  };
}
