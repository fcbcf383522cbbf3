import { createHash, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { OwnOrganisation, Setup } from '../../../main/platform-contract/setup-contract.ts';
import { ProblemError } from '../platform/problems.ts';
import type { Account } from '../state.ts';
import { type RegisteredCompany, register } from './register.ts';

type Role = Setup['environment']['role'];
type Member = { email: string; name: string; role: Role };
type OrganisationRecord = Omit<OwnOrganisation, 'identifiers'> & {
  company: RegisteredCompany;
  receives: Set<string>;
};

/** The environment of an e-mail domain, with everything in it. */
type EnvironmentRecord = {
  name: string;
  members: Member[];
  organisations: OrganisationRecord[];
  isInvoiceChecked: boolean;
};

/** The consumer services whose addresses have an environment each. */
const consumerDomains = ['gmail.com', 'outlook.com', 'icloud.com'];

/** What a page of the bank does. */
export type Payment = 'right-account' | 'wrong-account' | 'closed';

/** The environments, their organisations and the proofs that people may act for them. In memory alone. */
export class Environments {
  /** How many own organisations an environment may have. */
  limit = 2;
  /** Where the page of a verification is; null: at the platform. */
  verificationOrigin: string | null = null;
  readonly #url: string;
  readonly #records = new Map<string, EnvironmentRecord>();
  readonly #verifications = new Map<string, { environment: EnvironmentRecord; organisation: string }>();
  readonly #changes = new EventEmitter().setMaxListeners(0);

  constructor(url: string) {
    this.#url = url;
  }

  /** The environment of an account. The first of a domain becomes its administrator, later ones are guests. */
  of({ email, name }: Pick<Account, 'email' | 'name'>): EnvironmentRecord {
    const address = email.toLowerCase();
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const key = consumerDomains.includes(domain) ? address : domain;
    const record = this.#records.get(key) ?? {
      name: key,
      members: [],
      organisations: [],
      isInvoiceChecked: false,
    };
    this.#records.set(key, record);
    const isKnown = record.members.some((member) => member.email === address);
    if (!isKnown)
      record.members.push({
        email: address,
        name,
        role: record.members.length === 0 ? 'administrator' : 'guest',
      });
    return record;
  }

  roleOf(account: Account): Role {
    const { members } = this.of(account);
    return members.find(({ email }) => email === account.email.toLowerCase())?.role ?? 'guest';
  }

  /** @throws {ProblemError} 403 `not-administrator` */
  administeredBy(account: Account): EnvironmentRecord {
    const environment = this.of(account);
    if (this.roleOf(account) !== 'administrator') throw new ProblemError(403, 'not-administrator');
    return environment;
  }

  setRole(account: Pick<Account, 'email' | 'name'>, role: Role): void {
    const member = this.of(account).members.find(({ email }) => email === account.email.toLowerCase());
    if (member) member.role = role;
    this.changed();
  }

  /** To be called after every change: who waits for one hears it. */
  changed(): void {
    this.#changes.emit('change');
  }

  /** The setup as an account sees it, once it differs from that of the ETag or `seconds` have passed. */
  async wait(
    account: Account,
    { etag, seconds, signal }: { etag: string | undefined; seconds: number; signal: AbortSignal },
  ): Promise<{ setup: Setup; etag: string; isSame: boolean }> {
    const ending = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
    for (;;) {
      const setup = this.describe(account);
      const digest = createHash('sha256').update(JSON.stringify(setup)).digest('base64url');
      const current = `"${digest}"`;
      if (current !== etag) return { setup, etag: current, isSame: false };
      if (ending.aborted) return { setup, etag: current, isSame: true };
      await once(this.#changes, 'change', { signal: ending }).catch(() => undefined);
    }
  }

  describe(account: Account): Setup {
    const environment = this.of(account);
    const role = this.roleOf(account);
    const isGuest = role === 'guest';
    const organisations = isGuest ? [] : environment.organisations.map(describeOrganisation);
    return {
      environment: {
        name: environment.name,
        role,
        administrators: environment.members
          .filter((member) => member.role === 'administrator')
          .map(({ name, email }) => ({ name, email })),
      },
      organisations,
      limits: { organisations: this.limit },
      receiving: { price: { amount: '0.35', currency: 'EUR', per: 'document' } },
      steps: this.#stepsOf(environment, role, organisations),
    };
  }

  add(environment: EnvironmentRecord, companyId: string): OwnOrganisation {
    const company = register.find(({ id }) => id === companyId);
    if (!company) throw new ProblemError(404, 'not-found');
    const own = environment.organisations.find((one) => one.company.id === companyId);
    if (own) return describeOrganisation(own);
    if (this.presenceOf(company, environment) !== 'none')
      throw new ProblemError(409, 'organisation-elsewhere');
    if (environment.organisations.length >= this.limit) throw new ProblemError(409, 'organisation-limit');
    const { name, city, kvkNumber, vatNumber } = company;
    const record: OrganisationRecord = {
      id: randomUUID(),
      name,
      city,
      ...(kvkNumber === undefined ? {} : { kvkNumber }),
      ...(vatNumber === undefined ? {} : { vatNumber }),
      state: 'added',
      company,
      receives: new Set(),
    };
    environment.organisations.push(record);
    this.changed();
    return describeOrganisation(record);
  }

  presenceOf(company: RegisteredCompany, environment: EnvironmentRecord): RegisteredCompany['presence'] {
    const owner = [...this.#records.values()].find(({ organisations }) =>
      organisations.some((one) => one.company.id === company.id),
    );
    if (owner === environment) return 'here';
    return owner ? 'elsewhere' : company.presence;
  }

  /** @throws {ProblemError} 404 `not-found` */
  organisation(environment: EnvironmentRecord, id: string): OrganisationRecord {
    const found = environment.organisations.find((one) => one.id === id);
    if (!found) throw new ProblemError(404, 'not-found');
    return found;
  }

  /**
   * Begins a proof: the address of the bank's page, or nothing where an invoice is sent. While a person reviews the last payment,
   * and once the organisation is active, nothing begins and there is no page: nobody pays twice (P-106).
   */
  verify(environment: EnvironmentRecord, id: string, method: 'bank' | 'invoice'): string | undefined {
    const organisation = this.organisation(environment, id);
    if (organisation.state === 'in-review' || organisation.state === 'active') return undefined;
    organisation.state = 'pending';
    delete organisation.reason;
    this.changed();
    if (method === 'invoice') return undefined;
    const token = randomUUID();
    this.#verifications.set(token, { environment, organisation: id });
    return `${this.verificationOrigin ?? this.#url}/verify/${token}`;
  }

  /** The organisation that a page of the bank is about; undefined once this page, or another of the same proof, was used. */
  awaiting(token: string): OrganisationRecord | undefined {
    const known = this.#verifications.get(token);
    return known?.environment.organisations.find(
      ({ id, state }) => id === known.organisation && state === 'pending',
    );
  }

  /** A payment at the bank. A wrong account is looked at by a person; a closed page changes nothing. */
  pay(token: string, payment: Payment): void {
    const organisation = this.awaiting(token);
    if (!organisation) return;
    if (payment === 'closed') return;
    this.#verifications.delete(token);
    organisation.state = payment === 'right-account' ? 'active' : 'in-review';
    if (payment === 'wrong-account') organisation.reason = 'name-differs';
    this.changed();
  }

  /** The organisations that a person of the back office has to look at. */
  get inReview(): OrganisationRecord[] {
    return [...this.#records.values()].flatMap(({ organisations }) =>
      organisations.filter(({ state }) => state === 'in-review'),
    );
  }

  decide(id: string, decision: 'active' | 'refused'): void {
    const organisation = this.inReview.find((one) => one.id === id);
    if (!organisation) return;
    organisation.state = decision;
    if (decision === 'active') delete organisation.reason;
    this.changed();
  }

  /** Begins again: nobody has an environment. */
  clear(): void {
    this.limit = 2;
    this.verificationOrigin = null;
    this.#records.clear();
    this.#verifications.clear();
    this.changed();
  }

  /** Removes the organisations of an environment, as a colleague would on the platform. */
  removeOrganisations(environment: EnvironmentRecord): void {
    environment.organisations = [];
    this.changed();
  }

  #stepsOf(environment: EnvironmentRecord, role: Role, organisations: OwnOrganisation[]): Setup['steps'] {
    const isAdministrator = role === 'administrator';
    const whose = (state: Setup['steps'][number]['state']) =>
      isAdministrator || state === 'done' ? state : 'not-yours';
    const states = organisations.map(({ state }) => state);
    const isActive = states.includes('active');
    const receives = organisations.some(({ identifiers }) =>
      identifiers.some(({ receive }) => receive === 'on'),
    );
    const step = (
      id: string,
      lane: 'required' | 'optional',
      state: Setup['steps'][number]['state'],
    ): Setup['steps'][number] => ({ id, lane, state, url: `${this.#url}/setup/${id}` });
    return [
      step('organisation', 'required', whose(states.length > 0 ? 'done' : 'todo')),
      step('verification', 'required', whose(proofOf(states))),
      step('sending', 'required', isActive ? 'done' : 'waiting'),
      step('receiving', 'optional', whose(receives ? 'done' : 'todo')),
      step('colleagues', 'optional', whose(environment.members.length > 1 ? 'done' : 'todo')),
      step('bookkeeping', 'optional', 'todo'),
      step('invoice', 'optional', environment.isInvoiceChecked ? 'done' : 'todo'),
    ];
  }
}

function proofOf(states: OwnOrganisation['state'][]): Setup['steps'][number]['state'] {
  if (states.includes('active')) return 'done';
  if (states.includes('refused')) return 'attention';
  return states.includes('pending') || states.includes('in-review') ? 'waiting' : 'todo';
}

function describeOrganisation({ company, receives, ...facts }: OrganisationRecord): OwnOrganisation {
  const numbers = [
    ['0106', company.kvkNumber],
    ['0208', company.enterpriseNumber],
    ['9944', company.vatNumber],
  ] as const;
  const isActive = facts.state === 'active';
  const other = company.receivesAt;
  return {
    ...facts,
    identifiers: numbers.flatMap(([scheme, value]) => {
      if (value === undefined) return [];
      const own = isActive ? ('off' as const) : ('unavailable' as const);
      const receive = receives.has(scheme) ? ('on' as const) : own;
      return [
        {
          scheme,
          value,
          send: isActive ? ('on' as const) : ('unavailable' as const),
          receive: other === undefined ? receive : ('elsewhere' as const),
          ...(other === undefined ? {} : { provider: other }),
        },
      ];
    }),
  };
}
