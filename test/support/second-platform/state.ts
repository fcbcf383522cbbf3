import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** Somebody at the issuer. `isVouched`: the issuer has checked the address. */
type Person = { subject: string; email: string; name: string; isVouched: boolean };
/** `subjects`: the identities that are linked to it. All are of the one issuer. */
export type Account = { id: string; username: string; name: string; email: string; subjects: string[] };
/** What a code was asked for with. */
export type CodeRequest = { code_challenge: string; redirect_uri: string; nonce: string; state: string };
/** What an app has started and holds the secret of. */
export type Held = { id: string; secret: string; phrase: string; expiresAt: number };
export type SignUp = Held & {
  email: string;
  status: 'pending' | 'activated' | 'registered';
  /** The subject whose address its mail confirms; without one it is for an account. */
  confirms: string | undefined;
  /** The code of the last mail; empty where the mail says that there is an account. */
  code: string;
  wrongCodes: number;
  /** Of the links of every mail. */
  linkTokens: string[];
  resendAt: number;
};
/** `pending`: a form that waits for a yes. `response`: what the app may have. */
export type Relay = Held & { stateHash: string; pending?: string; response?: string };
/** What an account is made from: a sign-up, or a person of the issuer. */
export type Ticket = { email: string; expiresAt: number; signUp?: SignUp; person?: Person };
/** `previous`: the token that `current` was given for, and until when it counts once more. */
export type Session = {
  account: Account;
  current: string;
  previous?: { token: string; expiresAt: number };
  isOver: boolean;
};
type Key = { privateKey: CryptoKey; jwk: JWK };

export const clientId = 'econnect-onboarding';

/** The organisation that the platform knows. Its people sign in by another provider than the issuer's own accounts. */
export const organisation = {
  slug: 'second',
  name: 'Second B.V.',
  method: 'organisation',
  scheme: 'second-own',
  emailDomains: ['second-own.example'],
};
export const isOfOrganisation = (email: string) =>
  organisation.emailDomains.includes(email.split('@')[1]?.toLowerCase() ?? '');

export const random = () => randomBytes(32).toString('base64url');
export const iso = (time: number) => new Date(time).toISOString();
const words = ['amber', 'brisk', 'cedar', 'delta', 'ember', 'fable', 'grove', 'haven'];

/** A key for signing, with its public half. */
export async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

/** Everything that the platform knows. It outlives a restart. */
export class State {
  readonly url: string;
  readonly keys: { issuer: Key; organisations: Key };
  readonly people = new Map<string, Person>();
  accounts: Account[] = [];
  /** The subjects whose address a mail has confirmed. */
  readonly confirmed = new Set<string>();
  readonly codes = new Map<string, { request: CodeRequest; person: Person }>();
  readonly signUps = new Map<string, SignUp>();
  readonly relays = new Map<string, Relay>();
  readonly tickets = new Map<string, Ticket>();
  /** The session of each token that was ever given. */
  readonly refreshTokens = new Map<string, Session>();
  readonly accessTokens = new Map<string, { session: Session; expiresAt: number }>();
  readonly mails: { to: string; text: string; link: string; code: string }[] = [];
  readonly changes = new EventEmitter().setMaxListeners(0);
  termsVersion = '2026-01';
  isRestricted = false;
  /** By how much the clock was moved, in milliseconds. */
  movedMs = 0;

  constructor(url: string, keys: State['keys']) {
    this.url = url;
    this.keys = keys;
  }

  /** The time in so many seconds, in milliseconds since 1970. */
  in = (seconds: number) => Date.now() + this.movedMs + seconds * 1000;
  isPast = (time: number) => time <= this.in(0);
  accountOf = (email: string) =>
    this.accounts.find((account) => account.email.toLowerCase() === email.toLowerCase());

  newHeld(lifeSeconds: number): Held {
    const phrase = [...randomBytes(2)].map((byte) => words[byte % words.length]).join(' ');
    return { id: random(), secret: random(), phrase, expiresAt: this.in(lifeSeconds) };
  }

  giveTicket(ticket: Omit<Ticket, 'expiresAt'>): string {
    const secret = random();
    this.tickets.set(secret, { ...ticket, expiresAt: this.in(3_600) });
    return secret;
  }

  /** Signs claims of this platform, as a compact JWS. */
  async sign({ privateKey, jwk }: Key, typ: string, lifeSeconds: number, claims: object): Promise<string> {
    const iat = Math.floor(this.in(0) / 1000);
    return await new SignJWT({ ...claims, iss: this.url, iat, exp: iat + lifeSeconds })
      .setProtectedHeader({ alg: 'ES256', typ, kid: String(jwk.kid) })
      .sign(privateKey);
  }

  changed = () => this.changes.emit('change');

  /** Something once it differs from what it is now, or as it is after some seconds (P-27). */
  async held(seconds: number, read: () => object): Promise<object> {
    const before = JSON.stringify(read());
    const over = AbortSignal.timeout(seconds * 1000);
    while (JSON.stringify(read()) === before && !over.aborted)
      await once(this.changes, 'change', { signal: over }).catch(() => undefined);
    return read();
  }
}
