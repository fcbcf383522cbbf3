import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Registration, RegistrationRequest, Tokens } from '../../../main/platform-contract/contract.ts';
import type { Account, IdentityFacts, RegistrationRecord, SignUpRecord } from '../state.ts';
import type { AccountStore } from './account-store.ts';
import { iso, type PlatformContext } from './context.ts';
import { passwordPolicy, weaknessOf } from './passwords.ts';
import { ProblemError } from './problems.ts';
import { passwordHash } from './secrets.ts';
import type { Sessions } from './sessions.ts';
import { isCurrent, termsIn } from './terms.ts';

type Language = RegistrationRecord['language'];

const usernamePattern = /^[a-z0-9][a-z0-9._@+-]{2,63}$/i;

/** The last step to an account: what it needs, and making it. Each ticket makes one account. */
export class Registrations {
  readonly #context: PlatformContext;
  readonly #accounts: AccountStore;
  readonly #sessions: Sessions;

  constructor(context: PlatformContext, accounts: AccountStore, sessions: Sessions) {
    this.#context = context;
    this.#accounts = accounts;
    this.#sessions = sessions;
  }

  get #records() {
    return this.#context.store.state.registrations;
  }

  /** The ticket of an activated sign-up: the same one each time, until it runs out. */
  ticketOf(signUp: SignUpRecord): string {
    const live = this.#records.find(({ id }) => id === signUp.registrationId);
    if (live && live.expiresAt > Date.now()) return this.#ticket(live.id);
    const { email, language, id: signUpId } = signUp;
    const record = this.#add({ kind: 'email', email, name: '', language, signUpId });
    signUp.registrationId = record.id;
    return this.#ticket(record.id);
  }

  /** A ticket for an identity whose address is verified and that has no account. */
  ticketFor(identity: IdentityFacts, language: Language): string {
    const { email, name } = identity;
    return this.#ticket(this.#add({ kind: 'identity', email, name, language, identity }).id);
  }

  open(ticket: string): RegistrationRecord {
    const [id = ''] = ticket.split('.');
    const record = this.#records.find((candidate) => candidate.id === id);
    const expected = Buffer.from(this.#ticket(id));
    const given = Buffer.from(ticket);
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (!record || !genuine || record.used || record.expiresAt <= Date.now()) {
      throw new ProblemError(410, 'registration-expired');
    }
    return record;
  }

  describe(record: RegistrationRecord, language: Language | undefined): Registration {
    const { store, url } = this.#context;
    return {
      email: record.email,
      kind: record.kind,
      suggestedUsername: this.#accounts.suggestUsername(record.email),
      ...(record.kind === 'email' ? { passwordPolicy } : {}),
      terms: termsIn(store.state.termsVersion, language ?? record.language, url),
      expiresAt: iso(record.expiresAt),
    };
  }

  /** Makes the account, links the identity, sends the confirmation mail and begins a session. */
  async register(record: RegistrationRecord, details: RegistrationRequest): Promise<Tokens> {
    const { store, url, mailer } = this.#context;
    if (!isCurrent(details.acceptedTerms, store.state.termsVersion, url)) {
      throw new ProblemError(409, 'terms-changed');
    }
    const username = this.#username(record, details.username);
    const hash = await this.#passwordHash(record, details.password, username);
    // Hashing takes a while, and one person may hold several tickets: another request may have been first.
    if (record.used || this.#accounts.byEmail(record.email)) {
      throw new ProblemError(410, 'registration-expired');
    }
    if (this.#accounts.byUsername(username)) throw new ProblemError(409, 'username-taken');
    record.used = true;
    const account = this.#accounts.add({
      username,
      name: record.name || username,
      email: record.email,
      acceptedTerms: details.acceptedTerms.version,
      ...(hash ? { passwordHash: hash } : {}),
    });
    this.#finish(record, account);
    mailer.welcome(account.email, record.language, {
      name: account.name,
      username,
      link: `${url}/next-steps`,
    });
    return this.#sessions.begin(account);
  }

  /** Makes every ticket too old. */
  expireAll(): void {
    for (const record of this.#records) record.expiresAt = Date.now();
    this.#context.store.changed();
  }

  #username(record: RegistrationRecord, chosen: string | undefined): string {
    if (record.kind === 'identity') return this.#accounts.suggestUsername(record.email);
    const username = chosen?.trim() ?? '';
    if (!usernamePattern.test(username)) throw new ProblemError(422, 'username-invalid');
    if (this.#accounts.byUsername(username)) throw new ProblemError(409, 'username-taken');
    return username;
  }

  async #passwordHash(
    record: RegistrationRecord,
    password: string | undefined,
    username: string,
  ): Promise<string | undefined> {
    if (record.kind === 'identity') return undefined;
    if (password === undefined) throw new ProblemError(422, 'password-too-weak');
    const defect = weaknessOf(password, [username, record.email]);
    if (defect !== null) throw new ProblemError(422, defect);
    return passwordHash(password);
  }

  #finish(record: RegistrationRecord, account: Account): void {
    const { store, changes } = this.#context;
    if (record.identity) this.#accounts.link(account.id, record.identity);
    // Only its own sign-up is told: who else began one with this address must not learn that there is an account now.
    const signUp = store.state.signUps.find(({ id }) => id === record.signUpId);
    if (signUp) {
      signUp.status = 'registered';
      changes.emit(signUp.id);
    }
    store.changed();
  }

  #add(details: Omit<RegistrationRecord, 'id' | 'expiresAt' | 'used'>): RegistrationRecord {
    const expiresAt = Date.now() + this.#context.settings.registrationSeconds * 1000;
    const record = { ...details, id: randomUUID(), expiresAt, used: false };
    this.#records.push(record);
    this.#context.store.changed();
    return record;
  }

  #ticket(id: string): string {
    const seal = createHmac('sha256', this.#context.store.state.ticketKey).update(id).digest('base64url');
    return `${id}.${seal}`;
  }
}
