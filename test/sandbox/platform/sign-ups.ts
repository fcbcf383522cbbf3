import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { SignUp, SignUpStatus } from '../../../main/platform-contract/contract.ts';
import type { IdentityFacts, SignUpRecord } from '../state.ts';
import type { AccountStore } from './account-store.ts';
import { iso, type PlatformContext } from './context.ts';
import { newPhrase } from './phrase.ts';
import { ProblemError } from './problems.ts';
import type { Registrations } from './registrations.ts';
import { hashOf, matches, newCode, newSecret } from './secrets.ts';

export const mostWrongCodes = 5;

type Start = Pick<SignUpRecord, 'kind' | 'email' | 'language'> & { identity?: IdentityFacts };

/** Sign-ups from first mail to activation: by e-mail, and to confirm the address of an identity. */
export class SignUps {
  readonly #context: PlatformContext;
  readonly #accounts: AccountStore;
  readonly #registrations: Registrations;

  constructor(context: PlatformContext, accounts: AccountStore, registrations: Registrations) {
    this.#context = context;
    this.#accounts = accounts;
    this.#registrations = registrations;
  }

  /** Begins one and sends its mail. A new confirmation of the same identity takes the place of an earlier one. */
  start({ kind, email, language, identity }: Start): SignUp {
    const { store, settings } = this.#context;
    if (identity) this.#withdrawOthers(identity);
    const secret = newSecret();
    const record: SignUpRecord = {
      id: randomUUID(),
      secretHash: hashOf(secret),
      kind,
      email: email.trim(),
      language,
      phrase: newPhrase(),
      status: 'pending',
      expiresAt: Date.now() + settings.signUpSeconds * 1000,
      resendAt: 0,
      codeHash: '',
      wrongCodes: 0,
      linkHashes: [],
      ...(identity ? { identity } : {}),
    };
    store.state.signUps.push(record);
    this.#mail(record);
    const { id, phrase, expiresAt, resendAt } = record;
    return { id, secret, phrase, expiresAt: iso(expiresAt), resendAt: iso(resendAt) };
  }

  /** The sign-up, if the secret is its own. Whether the id or the secret was wrong is not told. */
  open(id: string, secret: string): SignUpRecord {
    const record = this.#find(id, secret);
    if (!record) throw new ProblemError(404, 'not-found');
    return record;
  }

  /** Withdraws it if there is one: what is gone already needs no complaint. */
  withdrawIfKnown(id: string, secret: string): void {
    const record = this.#find(id, secret);
    if (record) this.withdraw(record);
  }

  /** How far it is. A ticket that ran out is replaced for as long as the sign-up itself lasts. */
  status(record: SignUpRecord): SignUpStatus {
    if (record.status === 'registered') return { status: 'registered' };
    if (record.status === 'withdrawn' || record.expiresAt <= Date.now()) return { status: 'expired' };
    if (record.status === 'pending') return { status: 'pending' };
    if (record.kind === 'confirmation') return { status: 'activated' };
    return { status: 'activated', registration: this.#registrations.ticketOf(record) };
  }

  /** The status as soon as it is no longer pending, or after `seconds`, or once the signal aborts. */
  async wait(record: SignUpRecord, seconds: number, signal: AbortSignal): Promise<SignUpStatus> {
    const ending = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
    while (this.status(record).status === 'pending' && !ending.aborted) {
      await once(this.#context.changes, record.id, { signal: ending }).catch(() => undefined);
    }
    return this.status(record);
  }

  /** Sends the mail again, with a new code and five new tries. */
  resend(record: SignUpRecord): { resendAt: string } {
    if (this.status(record).status !== 'pending') throw new ProblemError(410, 'sign-up-expired');
    const wait = Math.ceil((record.resendAt - Date.now()) / 1000);
    if (wait > 0) throw new ProblemError(429, 'resend-too-soon', { 'retry-after': String(wait) });
    this.#mail(record);
    return { resendAt: iso(record.resendAt) };
  }

  withdraw(record: SignUpRecord): void {
    if (record.status !== 'pending' && record.status !== 'activated') return;
    record.status = 'withdrawn';
    this.#changed(record);
  }

  activateWithCode(record: SignUpRecord, code: string): SignUpStatus {
    const status = this.status(record);
    if (status.status === 'expired') throw new ProblemError(410, 'sign-up-expired');
    if (status.status !== 'pending') return status;
    if (record.wrongCodes >= mostWrongCodes) throw new ProblemError(429, 'code-tries-used-up');
    if (!matches(code, record.codeHash)) {
      record.wrongCodes += 1;
      this.#context.store.changed();
      const usedUp = record.wrongCodes >= mostWrongCodes;
      throw usedUp ? new ProblemError(429, 'code-tries-used-up') : new ProblemError(422, 'code-wrong');
    }
    this.activate(record);
    return this.status(record);
  }

  /** The sign-up whose mail had this link, while the link counts. */
  byLink(token: string): SignUpRecord | undefined {
    const hash = hashOf(token);
    const record = this.#context.store.state.signUps.find(({ linkHashes }) => linkHashes.includes(hash));
    return record && this.status(record).status !== 'expired' ? record : undefined;
  }

  /** The person with the mail says so. A confirmation links the identity, or remembers its address as confirmed. */
  activate(record: SignUpRecord): void {
    if (this.status(record).status !== 'pending') return;
    record.status = 'activated';
    const account = this.#accounts.byEmail(record.email);
    if (record.identity && account) this.#accounts.link(account.id, record.identity);
    else if (record.identity) this.#accounts.confirm(record.identity);
    this.#changed(record);
  }

  /** Makes every sign-up of an address too old. */
  expire(email: string): void {
    for (const record of this.#context.store.state.signUps) {
      if (record.email.toLowerCase() !== email.toLowerCase()) continue;
      record.expiresAt = Date.now();
      this.#changed(record);
    }
  }

  #find(id: string, secret: string): SignUpRecord | undefined {
    const record = this.#context.store.state.signUps.find((candidate) => candidate.id === id);
    return record && matches(secret, record.secretHash) ? record : undefined;
  }

  #withdrawOthers({ issuer, subject }: IdentityFacts): void {
    for (const record of this.#context.store.state.signUps) {
      if (record.identity?.issuer === issuer && record.identity.subject === subject) this.withdraw(record);
    }
  }

  #mail(record: SignUpRecord): void {
    const { mailer, url, settings } = this.#context;
    const code = newCode();
    const token = newSecret();
    const { email: to, language, phrase } = record;
    record.wrongCodes = 0;
    record.resendAt = Date.now() + settings.resendAfterSeconds * 1000;
    if (record.kind === 'activation' && this.#accounts.byEmail(to)) {
      // Nothing was sent that would fit, so no code and no link can ever activate it.
      record.codeHash = hashOf(newSecret());
      mailer.alreadyRegistered(to, language);
    } else {
      record.codeHash = hashOf(code);
      record.linkHashes.push(hashOf(token));
      mailer[record.kind]({ to, language, phrase, code, link: `${url}/activate#${token}` });
    }
    this.#context.store.changed();
  }

  #changed(record: SignUpRecord): void {
    this.#context.store.changed();
    this.#context.changes.emit(record.id);
  }
}
