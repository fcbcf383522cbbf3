import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Fault } from './faults.ts';

export type Person = { subject: string; email: string; name: string; isVouched: boolean };
export type Identity = {
  issuer: string;
  subject: string;
  email: string;
  name: string;
  isVouched: boolean;
  idp: string;
};
export type Account = { id: string; username: string; name: string; email: string; identities: Set<string> };
export type SignUp = {
  id: string;
  secret: string;
  email: string;
  phrase: string;
  code: string;
  /** Of the links of every mail. */
  linkTokens: string[];
  wrongCodes: number;
  expiresAt: number;
  resendAt: number;
  status: 'pending' | 'activated' | 'registered' | 'withdrawn';
  /** What its mail is for. `known`: says that there is an account. */
  purpose: 'account' | 'known' | { confirms: string };
};
type Ticket = {
  email: string;
  expiresAt: number;
  isUsed: boolean;
  signUp?: SignUp;
  identity?: Identity;
};
export type Session = {
  account: Account;
  current: string;
  /** The token that `current` was given for, and when. */
  previous?: { token: string; at: number };
  access: Map<string, number>;
};
type Mail = { to: string; text: string; link: string; code: string };

export const random = () => randomBytes(32).toString('base64url');
const words = ['amber', 'brisk', 'cedar', 'delta', 'ember', 'fable', 'grove', 'haven'];
export const phrase = () => [...randomBytes(2)].map((byte) => words[byte % words.length]).join(' ');
export const digits = () => String(randomBytes(4).readUInt32BE() % 1_000_000).padStart(6, '0');
export const keyOf = ({ issuer, subject }: Pick<Identity, 'issuer' | 'subject'>) => `${issuer} ${subject}`;

/** Everything that the platform knows. It outlives a restart. */
export class State {
  readonly people = new Map<string, Person>();
  readonly accounts: Account[] = [];
  readonly signUps = new Map<string, SignUp>();
  readonly tickets = new Map<string, Ticket>();
  readonly sessions: Session[] = [];
  /** The session of each refresh token that was ever given. */
  readonly refreshTokens = new Map<string, Session>();
  readonly confirmed = new Set<string>();
  readonly relays = new Map<
    string,
    {
      id: string;
      secret: string;
      phrase: string;
      stateHash: string;
      expiresAt: number;
      form?: string;
      pending?: string;
      isWithdrawn: boolean;
    }
  >();
  readonly mails: Mail[] = [];
  readonly changes = new EventEmitter().setMaxListeners(0);
  termsVersion = '2026-01';
  isRestricted = false;
  movedMs = 0;
  readonly fault: Fault | undefined;

  constructor(fault?: Fault) {
    this.fault = fault;
  }

  now = () => Date.now() + this.movedMs;
  has = (fault: Fault) => this.fault === fault;
  accountByEmail = (email: string) =>
    this.accounts.find((account) => account.email.toLowerCase() === email.toLowerCase());

  send(mail: Mail): void {
    this.mails.push(mail);
    this.changes.emit('mail');
  }

  /** Something as soon as it differs from what it is now, or as it is after some seconds. */
  async held<Value>(seconds: number, read: () => Value, key: (value: Value) => unknown): Promise<Value> {
    const before = read();
    const until = Date.now() + seconds * 1000;
    while (key(read()) === key(before) && Date.now() < until)
      await new Promise<void>((done) => {
        const go = () => {
          clearTimeout(timer);
          this.changes.off('change', go);
          done();
        };
        const timer = setTimeout(go, until - Date.now());
        this.changes.on('change', go);
      });
    return this.has('stale-hold') ? before : read();
  }

  changed = () => this.changes.emit('change');
}

/** The organisation that it knows, whose people sign in by another scheme than its own accounts. */
export const organisation = {
  slug: 'second',
  name: 'Second B.V.',
  method: 'organisation',
  scheme: 'second-own',
  emailDomains: ['second-own.example'],
};
export const isOfOrganisation = (email: string) =>
  organisation.emailDomains.includes(email.split('@')[1]?.toLowerCase() ?? '');
