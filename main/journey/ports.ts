import type {
  FoundOrganisation,
  QrCode,
  SignInMethod,
  Transport,
  TransportReason,
} from '#contract/journey.ts';
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
} from '../platform/contract.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';
import type { IdentityProvider } from '../sign-in/provider.ts';
import type { Memory, OrganisationChoice } from './state.ts';

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
  exchange(idToken: string, signal: AbortSignal): Promise<ExchangeAnswer>;
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
  register(
    ticket: string,
    details: RegistrationRequest,
    idempotencyKey: string,
    signal: AbortSignal,
  ): Promise<Tokens>;
}

/** A sign-up's id and its secret. */
export type SignUpKey = { id: string; secret: string };

/** The session at the platform: the access token in memory, the refresh token in the keychain. */
export interface Session {
  /**
   * Keeps the refresh token and asks who is signed in. Does not fail once the tokens are kept: `profile` is null when
   * the platform could not be asked.
   */
  begin(tokens: Tokens): Promise<{ profile: Profile; nextSteps: NextSteps } | null>;
  /** @throws {OnboardingError} `session-ended` when there is none or it was revoked; else what went wrong on the way. */
  check(): Promise<{ profile: Profile; nextSteps: NextSteps }>;
  /** Forgets it here whatever happens, and revokes it at the platform, now or once that can be reached. Never fails. */
  end(): Promise<void>;
  /** Revokes what could not be revoked at sign-out. False where the platform still cannot be reached. Never fails. */
  revoke(): Promise<boolean>;
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

/** Everything outside that the journey needs. Adapters are named in `main/index.ts` alone. */
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
  memory: { read(): Promise<Memory | null>; write(memory: Memory): void };
  browser: { open(url: string): Promise<void>; copy(url: string): Promise<void> };
  focusWindow(): void;
  language(): Language;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Resolves after `milliseconds`; rejects once `signal` aborts, and leaves nothing on it. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  log: Log;
};
