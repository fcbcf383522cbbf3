import type { OperationName } from '../../../main/platform-contract/operations.ts';
import { Logins } from '../login/logins.ts';
import type { Fault } from '../network/fault.ts';
import type { Availability, LoopbackServer } from '../network/loopback-server.ts';
import type { OrganisationSigning } from '../organisation/organisations.ts';
import type { Environments } from '../setup/environments.ts';
import type { Account, IdentityFacts } from '../state.ts';
import type { Counters } from './counters.ts';
import type { PlatformParts } from './handlers.ts';
import type { PlatformSettings } from './settings.ts';

/** What a test can change about the platform, and what it can look up. */
export type PlatformControls = {
  /** `503` answers that to everything; `refuse` closes every connection. */
  available: Availability;
  /** What happens to requests, to those of its issuer as well. */
  fault: Fault | null;
  /** How long after a mail another one can be asked for. */
  resendAfterSeconds: number;
  /** Every route it serves, as `GET /path/{id}`. */
  readonly routes: readonly string[];
  /** What clients call themselves, as `econnect-onboarding/1.2.3`. */
  readonly clients: ReadonlySet<string>;
  /** How often an operation was asked since the start. */
  calls(operation: OperationName): number;
  configure(changes: Partial<PlatformSettings>): void;
  /** New terms are in force from now on. */
  publishTerms(version: string): void;
  /** Makes every sign-up of an address too old; who waits for one hears it. */
  expireSignUp(email: string): void;
  /** Makes every registration ticket too old. */
  expireRegistrations(): void;
  /** Makes every access token too old; sessions can be refreshed. */
  expireAccessTokens(): void;
  /** Ends every session: refresh tokens no longer count. */
  revokeSessions(): void;
  accountOf(email: string): Account | undefined;
  /** How many accounts have that address: one at the most, if nothing was done twice. */
  countAccounts(email: string): number;
  linksOf(email: string): Pick<IdentityFacts, 'issuer' | 'subject'>[];
  /** How many sessions could still be refreshed. */
  activeRefreshTokens(): number;
  addAccount(details: Omit<Account, 'id'>): Account;
  /** How many answers are held or waited for. */
  readonly openRelays: number;
  /** Makes every relay too old; who waits for one hears it. */
  expireRelays(): void;
  /** Lets everybody try again who was locked out. */
  unlockLogins(): void;
  /** Whether an organisation keeps its people to its own provider. */
  restrictOrganisation(slug: string, restricted: boolean): void;
  /** How its directory signs from now on. */
  signOrganisationsWith(signing: OrganisationSigning): void;
  /** What the authenticator app of an account shows now. */
  totpOf(email: string): string;
  /** The environments that people set up. */
  readonly environments: Environments;
};

export function createPlatformControls(
  parts: PlatformParts,
  server: LoopbackServer,
  {
    counters,
    routes,
    clients,
    logins,
  }: { counters: Counters; routes: readonly string[]; clients: ReadonlySet<string>; logins: Logins },
): PlatformControls {
  const { context, accounts, signUps, registrations, sessions, relays, organisations, environments } = parts;
  return {
    routes,
    clients,
    calls: (operation) => counters[operation],
    get resendAfterSeconds() {
      return context.settings.resendAfterSeconds;
    },
    set resendAfterSeconds(seconds) {
      context.settings.resendAfterSeconds = seconds;
    },
    get available() {
      return server.availability;
    },
    set available(availability) {
      server.setAvailability(availability);
    },
    get fault() {
      return server.fault;
    },
    set fault(fault) {
      server.fault = fault;
    },
    configure: (changes) => void Object.assign(context.settings, changes),
    publishTerms(version) {
      context.store.state.termsVersion = version;
      context.store.changed();
    },
    expireSignUp: (email) => signUps.expire(email),
    expireRegistrations: () => registrations.expireAll(),
    expireAccessTokens: () => sessions.expireAccessTokens(),
    revokeSessions: () => sessions.revokeAll(),
    accountOf: (email) => accounts.byEmail(email),
    countAccounts: (email) => accounts.count(email),
    linksOf(email) {
      const account = accounts.byEmail(email);
      return account ? accounts.linksOf(account.id) : [];
    },
    activeRefreshTokens: () => sessions.active,
    addAccount: (details) => accounts.add(details),
    get openRelays() {
      return relays.open;
    },
    expireRelays: () => relays.expireAll(),
    unlockLogins: () => logins.unlock(),
    restrictOrganisation: (slug, restricted) => organisations.restrict(slug, restricted),
    signOrganisationsWith(signing) {
      organisations.signing = signing;
    },
    environments,
    totpOf: (email) => Logins.codeOf(accounts.byEmail(email)?.totpSecret ?? ''),
  };
}
