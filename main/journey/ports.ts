import type { FoundOrganisation, QrCode, TransportReason } from '#contract/journey.ts';
import type { SignInMethod, Transport } from '#contract/sign-in-method.ts';
import type { Language } from '#contract/snapshot.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import type {
  NextSteps,
  Profile,
  Registration,
  RegistrationRequest,
  SignUp,
  SignUpStatus,
  Tokens,
} from '../platform-contract/contract.ts';
import type { MembershipProof } from '../policy/membership.ts';
import type { OrganisationChoice, SignInRules } from '../policy/sign-in-rules.ts';
import type { IdentityProvider } from '../sign-in/provider.ts';
import type { RestoredSession, SignedIn } from './account-facts.ts';
import type { Memory } from './saved-journey.ts';

/** What the platform says to a verified identity. */
export type ExchangeAnswer =
  | { kind: 'signed-in'; tokens: Tokens }
  | { kind: 'registration-required'; ticket: string }
  | { kind: 'confirmation-required'; signUp: SignUp; email: string };

/**
 * The platform, in the journey's language.
 *
 * Every call rejects with an `OnboardingError`: `offline`, `timeout`, `platform-unavailable`,
 * `platform-answer-invalid`, or the code of the platform's problem. A call that is aborted rejects with the signal's
 * reason.
 */
export interface Platform {
  /** Cannot be aborted: the answer may carry tokens, which must be revoked where they are not wanted. */
  exchange(idToken: string): Promise<ExchangeAnswer>;
  /** `idempotencyKey`: the same key gets the same answer, and happens once. */
  startSignUp(email: string, idempotencyKey: string, signal: AbortSignal): Promise<SignUp>;
  /** Answers as soon as the status changes, or after 25 s with what it is. */
  awaitSignUp(signUp: SignUpKey, signal: AbortSignal): Promise<SignUpStatus>;
  /** When another mail may be asked for, RFC 3339. */
  resend(signUp: SignUpKey, idempotencyKey: string, signal: AbortSignal): Promise<string>;
  activate(
    signUp: SignUpKey,
    code: string,
    idempotencyKey: string,
    signal: AbortSignal,
  ): Promise<SignUpStatus>;
  withdraw(signUp: SignUpKey): Promise<void>;
  registration(ticket: string, signal: AbortSignal): Promise<Registration>;
  /** Cannot be aborted, for the same reason. */
  register(ticket: string, details: RegistrationRequest, idempotencyKey: string): Promise<Tokens>;
}

/** A sign-up's id and its secret. */
export type SignUpKey = { id: string; secret: string };

/**
 * Who is signed in, and what is left to set up, as the platform says: null where it did not say that, which is no reason
 * to doubt who is signed in. And what the sign-in proved about where they belong,
 * as it was kept. Null where it was a mail, or a proof that this version does not know.
 */
export type SessionAnswer = { profile: Profile; nextSteps: NextSteps | null; proof: MembershipProof | null };

/** What is known of a session when it begins. */
export type NewSession = {
  account: SignedIn;
  /** The account was made just now. */
  isNew: boolean;
  /** What the sign-in proved; null where it was a mail. Kept for as long as the session. */
  proof: MembershipProof | null;
};

/**
 * What came of revoking the sessions that are over: all done, or what has to be there first. `platform-refused`: the platform
 * takes no revocation from this client, which no waiting changes; the next start asks again.
 */
export type Revocation = 'done' | 'platform-unreachable' | 'platform-refused' | 'keychain-unavailable';

/**
 * The session at the platform. At most one counts; every call names the one it is about, and changes nothing once
 * another one counts. Tokens never leave it.
 */
export interface Session {
  /**
   * What an earlier run left, or this one has begun.
   *
   * @param knownId the session that the saved journey shows, or null. Where another one counts, or none, that one is over.
   */
  restore(knownId: string | null): Promise<RestoredSession>;
  /**
   * Keeps the tokens of a session that counts from now on, in the place of any other. Never fails.
   *
   * @param abandoned ends the session at once when it aborts before the tokens are kept
   */
  begin(tokens: Tokens, about: NewSession, abandoned?: AbortSignal): Promise<{ id: string }>;
  /**
   * Asks the platform who is signed in. Null when the session no longer counts: another one has begun, or it was ended
   * here, and that is told by itself.
   *
   * @throws {OnboardingError} `session-ended` when it was revoked; `session-lost` when the answer to a
   *   refresh was lost and the platform does not repeat it; `account-changed` when the platform answers for another
   *   account. It is over in each of these cases. Else what went wrong on the way, and it goes on.
   */
  check(id: string): Promise<SessionAnswer | null>;
  /** Whether the keychain has its token; false while that is in memory alone. */
  isKept(id: string): boolean;
  /** Ends it here at once, whatever the network and the keychain say, and has it revoked. Never fails. */
  end(id: string): Promise<void>;
  /** Ends the session that `restore` found and could not resume. Never fails. */
  endUnavailable(): Promise<void>;
  /** Has tokens revoked that came for something that was abandoned meanwhile. Never fails. */
  discard(tokens: Tokens): Promise<void>;
}

/** Organisations, and the one that is in use here. Every call rejects with an `OnboardingError`. */
export interface Organisations {
  /** @throws {OnboardingError} `organisation-unknown`, `organisation-unavailable`, `organisation-answer-invalid`. */
  bySlug(slug: string, signal: AbortSignal): Promise<FoundOrganisation>;
  /** The one that the domain of an address belongs to; null where it belongs to none, or nobody could be asked. */
  byEmailDomain(
    domain: string,
    signal: AbortSignal,
  ): Promise<{ slug: string; organisation: FoundOrganisation } | null>;
  /** Its rules hold from now on. Gives how its people sign in. */
  adopt(choice: OrganisationChoice): Promise<SignInMethod>;
  /** Forgets what was adopted. What an administrator says stays. */
  leave(): Promise<void>;
}

/** How a sign-in can go from here, and why where it is not the usual way. */
export type Preflight = { transport: Transport; reason?: TransportReason };

/** Everything outside that the journey needs. `main/app/application.ts` puts the adapters in. */
export type Ports = {
  provider(method: SignInMethod): IdentityProvider | undefined;
  /**
   * Looks, within a second, how a sign-in can go from here.
   *
   * @throws {OnboardingError} what would make it fail at the end in any case: `clock-wrong`, `offline`,
   *   `provider-unavailable`.
   */
  preflight(method: SignInMethod, signal: AbortSignal): Promise<Preflight>;
  /** Who may sign in here, and how. Asked whenever it matters: the rules can change. */
  rules(): SignInRules;
  organisations: Organisations;
  /**
   * Resolves once the platform answers: by asking it, with pauses that grow, and not by what the system thinks of its
   * network. Rejects with the signal's reason once that aborts.
   */
  reachable(signal: AbortSignal): Promise<void>;
  /** Asks at once whether the platform can be reached, for whoever waits for it. */
  askNow(): void;
  /** Has another look at what stops everything, and reports what came of it. */
  reconsider(): void;
  qrCode(text: string): Promise<QrCode>;
  platform: Platform;
  session: Session;
  secrets: SecretStore;
  /** `refused`: it is not on disk, and the next change tries again. Neither call rejects. */
  memory: { read(): Promise<Memory | null>; write(memory: Memory): Promise<'written' | 'refused'> };
  browser: { open(url: string): Promise<void>; copy(url: string): Promise<void> };
  focusWindow(): void;
  language(): Language;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Resolves after `milliseconds`; rejects once `signal` aborts, and leaves nothing on it. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  log: Log;
};
