import { randomUUID } from 'node:crypto';
import type { Account, IdentityFacts } from '../state.ts';
import { type PlatformContext, sameAddress } from './context.ts';

type IdentityKey = Pick<IdentityFacts, 'issuer' | 'subject'>;

/** The accounts of the platform, and the identities that are linked to them. */
export class AccountStore {
  readonly #context: PlatformContext;

  constructor(context: PlatformContext) {
    this.#context = context;
  }

  get #state() {
    return this.#context.store.state;
  }

  byId(id: string): Account | undefined {
    return this.#state.accounts.find((account) => account.id === id);
  }

  byEmail(email: string): Account | undefined {
    return this.#state.accounts.find((account) => sameAddress(account.email, email));
  }

  count(email: string): number {
    return this.#state.accounts.filter((account) => sameAddress(account.email, email)).length;
  }

  byUsername(username: string): Account | undefined {
    return this.#state.accounts.find((account) => sameAddress(account.username, username));
  }

  /** Whom (`iss`, `sub`) was linked to; the address plays no part any more. */
  byIdentity({ issuer, subject }: IdentityKey): Account | undefined {
    const link = this.#state.links.find((known) => known.issuer === issuer && known.subject === subject);
    return link && this.byId(link.accountId);
  }

  linksOf(accountId: string): IdentityKey[] {
    return this.#state.links
      .filter((link) => link.accountId === accountId)
      .map(({ issuer, subject }) => ({ issuer, subject }));
  }

  link(accountId: string, { issuer, subject }: IdentityKey): void {
    if (this.byIdentity({ issuer, subject })) return;
    this.#state.links.push({ issuer, subject, accountId });
    this.#context.store.changed();
  }

  add(details: Omit<Account, 'id'>): Account {
    const account = { id: randomUUID(), ...details };
    this.#state.accounts.push(account);
    this.#context.store.changed();
    return account;
  }

  /** A user name nobody has, made from an address: `anna`, else `anna.devries.test`, else `anna2`. */
  suggestUsername(email: string): string {
    const [local = '', domain = ''] = email.toLowerCase().split('@');
    const name = local.replace(/[^a-z0-9._-]/g, '').padEnd(3, '0');
    const candidates = [name, `${name}.${domain}`];
    const free = candidates.find((candidate) => !this.byUsername(candidate));
    if (free !== undefined) return free;
    let number = 2;
    while (this.byUsername(`${name}${number}`)) number += 1;
    return `${name}${number}`;
  }

  /** Remembers that a mail proved that this identity has this address. */
  confirm(identity: IdentityFacts): void {
    const { issuer, subject, email } = identity;
    this.#state.confirmed.push({ issuer, subject, email });
    this.#context.store.changed();
  }

  isConfirmed(identity: IdentityFacts): boolean {
    return this.#state.confirmed.some(
      ({ issuer, subject, email }) =>
        issuer === identity.issuer && subject === identity.subject && sameAddress(email, identity.email),
    );
  }
}
