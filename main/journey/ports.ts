import type { FoundOrganisation, QrCode, ReturnPathReason } from '#contract/journey.ts';
import type { ReturnPath, SignInMethod } from '#contract/sign-in-method.ts';
import type { Language } from '#contract/snapshot.ts';
import type { Sleep } from '../async/abortable.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import type {
  AccountProfile,
  NextSteps,
  Registration,
  RegistrationRequest,
  SignUp,
  SignUpStatus,
  Tokens,
} from '../platform-contract/contract.ts';
import type { MembershipProof } from '../policy/membership.ts';
import type { OrganisationChoice, SignInRules } from '../policy/sign-in-rules.ts';
import type { IdentityProvider } from '../sign-in/provider.ts';
import type { RestoredSession, SavedJourney, SignedIn } from './saved-journey.ts';

/** The platform's answer to a verified identity. */
export type ExchangeAnswer =
  | { kind: 'signed-in'; tokens: Tokens }
  | { kind: 'registration-required'; ticket: string }
  | { kind: 'confirmation-required'; signUp: SignUp; email: string };

/**
 * The platform's operations, as the journey needs them.
 *
 * Every call rejects with an `OnboardingError`: `offline`, `timeout`, `platform-unavailable`,
 * `platform-answer-invalid`, or the code of the platform's problem. A call that is aborted rejects with the signal's
 * reason.
 */
export interface Platform {
  /** Cannot be aborted: the answer may hold tokens, and tokens that are no longer wanted must be revoked. */
  exchange(idToken: string): Promise<ExchangeAnswer>;
  /** Repeated with the same `idempotencyKey` it happens once and gives the same answer. */
  startSignUp(email: string, idempotencyKey: string, signal: AbortSignal): Promise<SignUp>;
  /** Resolves as soon as the status changes, or with the unchanged status after `longPollSeconds`. */
  awaitSignUp(signUp: SignUpKey, signal: AbortSignal): Promise<SignUpStatus>;
  /** Has the mail sent again. Resolves with the time from which the next one may be asked for, RFC 3339. */
  resend(signUp: SignUpKey, idempotencyKey: string, signal: AbortSignal): Promise<string>;
  activate(
    signUp: SignUpKey,
    code: string,
    idempotencyKey: string,
    signal: AbortSignal,
  ): Promise<SignUpStatus>;
  /** Ends a sign-up, so that its mail no longer works. */
  withdraw(signUp: SignUpKey): Promise<void>;
  /** What a registration needs: kind, suggested user name, password policy and terms. */
  loadRegistration(ticket: string, signal: AbortSignal): Promise<Registration>;
  /** Makes the account. Cannot be aborted, for the same reason as `exchange`. */
  register(ticket: string, details: RegistrationRequest, idempotencyKey: string): Promise<Tokens>;
}

/** The tokens of a session. */
export type SessionTokens = Pick<Tokens, 'access_token' | 'refresh_token'>;

/** Who gave the tokens of a session: the platform, in exchange for an identity, or its issuer where it exchanges none. */
export type TokenSource = 'platform' | 'issuer';

/** A sign-up's id and its secret. */
export type SignUpKey = { id: string; secret: string };

/**
 * The answer to a check of the session.
 *
 * `nextSteps` is null where only they could not be loaded; the profile alone decides about the session. `proof` is what the
 * sign-in proved about membership, as stored with the session; null after a sign-up by e-mail, or where this version does
 * not know the proof.
 */
export type SessionAnswer = {
  profile: AccountProfile;
  nextSteps: NextSteps | null;
  proof: MembershipProof | null;
};

/** What is known of a session when it begins. */
export type NewSession = {
  account: SignedIn;
  /** True right after the account was made. */
  isNew: boolean;
  /** What the sign-in proved about membership; null after a sign-up by e-mail. Stored with the session. */
  proof: MembershipProof | null;
  /** Set where the tokens are the issuer's own: the account is the subject of the ID token that came with them. */
  atIssuer?: { subject: string };
};

/**
 * The result of revoking the ended sessions: all done, or what is missing. `platform-refused`: the platform accepts no
 * revocation from this client. Waiting does not help; the next start asks again.
 */
export type Revocation = 'done' | 'platform-unreachable' | 'platform-refused' | 'keychain-unavailable';

/**
 * The session at the platform. At most one is current. Every call names its session by id, and does nothing if another one
 * is current by then. Tokens never leave this port.
 */
export interface Session {
  /**
   * Finds the session that an earlier run left or this run began.
   *
   * @param knownId the session in the saved journey, or null. If it is not the current one, it is revoked.
   */
  restore(knownId: string | null): Promise<RestoredSession>;
  /**
   * Stores the tokens of a new session, which replaces the current one. Never rejects.
   *
   * @param abandoned if it aborts before the tokens are stored, the session ends at once
   */
  begin(tokens: SessionTokens, about: NewSession, abandoned?: AbortSignal): Promise<{ id: string }>;
  /**
   * Asks the platform who is signed in. Null when the session is no longer current: another one began, or this one was ended
   * here, which is reported separately.
   *
   * @throws {OnboardingError} `session-ended` when it was revoked; `session-lost` when the answer to a refresh was lost and
   *   the platform does not repeat it; `account-changed` when the platform answers for another account. After these three
   *   the session is over. After any other code it stays.
   */
  check(id: string): Promise<SessionAnswer | null>;
  /** Who gave the session's tokens; null where it is not the current one. */
  sourceOf(id: string): TokenSource | null;
  /** Whether the keychain holds the session's token; false while only memory does. */
  isKept(id: string): boolean;
  /** Ends the session here at once, without waiting for network or keychain, and queues its revocation. Never rejects. */
  end(id: string): Promise<void>;
  /** Ends the session that `restore` reported as `unavailable`. Never rejects. */
  endLocked(): Promise<void>;
  /** Queues the revocation of tokens that arrived for work that was abandoned. Never rejects. */
  discard(tokens: SessionTokens, source: TokenSource): Promise<void>;
}

/** Looks up organisations, and changes which one is in use here. Every call rejects with an `OnboardingError`. */
export interface OrganisationPort {
  /** @throws {OnboardingError} `organisation-unknown`, `organisation-unavailable`, `organisation-answer-invalid`. */
  findBySlug(slug: string, signal: AbortSignal): Promise<FoundOrganisation>;
  /** The organisation that an e-mail domain belongs to; null where there is none or the look-up failed. */
  findByEmailDomain(
    domain: string,
    signal: AbortSignal,
  ): Promise<{ slug: string; organisation: FoundOrganisation } | null>;
  /** Puts the organisation's rules in force. Resolves with the method by which its people sign in. */
  adopt(choice: OrganisationChoice): Promise<SignInMethod>;
  /** Forgets the adopted organisation. One that an administrator set stays. */
  leave(): Promise<void>;
}

/** The return path that works from this machine, and the reason where it is not the first choice. */
export type Preflight = { returnPath: ReturnPath; reason?: ReturnPathReason };

/** Everything that the journey needs from outside. The adapters are put together in `main/app/adapters.ts`. */
export type Ports = {
  findProvider(method: SignInMethod): IdentityProvider | undefined;
  /**
   * Finds out, within a second, which return path works from this machine.
   *
   * @throws {OnboardingError} what would make the sign-in fail later in any case: `clock-wrong`, `offline`,
   *   `provider-unavailable`.
   */
  preflight(method: SignInMethod, signal: AbortSignal): Promise<Preflight>;
  /**
   * Resolves once it is known whether the issuer's tokens of a sign-in by this method are to be kept, or that the platform cannot
   * be asked now. Rejects as the signal once that aborts. At the first start a person can be faster than the platform's
   * configuration.
   */
  whenConfigured(method: SignInMethod, signal: AbortSignal): Promise<void>;
  /** False where the platform exchanges no identities: the issuer's own tokens are then the session. */
  exchanges(): boolean;
  /**
   * The page on which a person ends their browser's session at the issuer; null where it has none. Only for a session whose
   * tokens are the issuer's: to sign out of the app is then to sign out there.
   *
   * @throws {OnboardingError} where the issuer cannot be asked
   */
  findSignOutPage(): Promise<string | null>;
  /** Who may sign in here, and how. Read it each time it is used: the rules can change at any moment. */
  rules(): SignInRules;
  organisations: OrganisationPort;
  /**
   * Resolves once the platform answers a probe. Probes with growing pauses, because what the system says of its network is
   * not reliable. Rejects with the signal's reason when that aborts.
   */
  waitUntilReachable(signal: AbortSignal): Promise<void>;
  /** Probes the platform now, for everything that waits in `waitUntilReachable`. */
  probeNow(): void;
  /** Reads the rules and the configuration again, and reports whether everything is still stopped. */
  reconsider(): void;
  drawQrCode(text: string): Promise<QrCode>;
  platform: Platform;
  session: Session;
  secrets: SecretStore;
  /** The saved journey on disk. `refused`: it was not written; the next change tries again. Neither call rejects. */
  savedJourney: {
    read(): Promise<SavedJourney | null>;
    write(saved: SavedJourney): Promise<'written' | 'refused'>;
  };
  browser: { open(url: string): Promise<void>; copy(url: string): Promise<void> };
  focusWindow(): void;
  language(): Language;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  sleep: Sleep;
  log: Log;
};
