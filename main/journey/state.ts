import type { FailureCode } from '#contract/failure.ts';
import type {
  AccountConcern,
  ExpectedOrganisation,
  FoundOrganisation,
  Intent,
  Journey,
  QrCode,
  Terms,
  TransportReason,
} from '#contract/journey.ts';
import { type SignInMethod, type Transport, transports } from '#contract/sign-in-method.ts';
import type { Offers } from '#contract/snapshot.ts';
import type { NextSteps, Profile, Registration } from '../platform-contract/contract.ts';
import type { MembershipProof } from '../policy/membership.ts';
import type { OrganisationChoice, SignInRules, Stop } from '../policy/sign-in-rules.ts';

/** What a person is asked to say yes to: an organisation by its slug, or a profile by its whole text. */
export type AskedOrganisation = { slug: string } | { profile: string };

/** A sign-up without its id and secret. */
export type SignUpFacts = { email: string; phrase: string; expiresAt: string; resendAt: string };

/** Who is signed in, as far as the journey shows it. */
export type SignedIn = Pick<Profile, 'username' | 'name' | 'email'>;

/** The session by its id, and its account as far as it is known. */
export type KnownSession = { id: string; account: SignedIn };

/** The session of an earlier run. `unavailable`: there is one, and the keychain that holds its token does not open. */
export type RestoredSession =
  | { kind: 'found'; id: string; account: SignedIn }
  | { kind: 'none' }
  | { kind: 'unavailable' };

/** Which unfinished thing the keychain can resume; `unavailable` where it does not open. */
export type RestoredPending =
  /** `proof`: of the sign-in that it came of; null where there is none that this version knows. */
  | { kind: 'found'; holds: 'sign-up' | 'registration'; proof: MembershipProof | null }
  | { kind: 'none' }
  | { kind: 'unavailable' };

/** Everything the machine knows. `journey` goes to the window; the rest is what the next turn needs. */
export type State = {
  journey: Journey;
  /** Numbers the work under way. A report with another number answers something abandoned. */
  operation: number;
  offers: Offers;
  /** What may be under way; nothing, before they were read. */
  rules: SignInRules | null;
  /** Holds until main says otherwise, whatever the person does. */
  stopped: Stop | null;
  /** The idempotency key of the request that is queued: the same request keeps it, also through a restart. */
  queuedKey: string | null;
  /** What cannot be resumed while the keychain is locked. It stays on disk until that opens, or something else begins. */
  lockedJourney: Memory | null;
  isKeychainReady: boolean;
  /** The session that counts, and whose it is. */
  session: KnownSession | null;
  /** Names the secret in the keychain that resumes what is under way. */
  pendingId: string | null;
  /** What `confirming-organisation` asks about. */
  organisation: AskedOrganisation | null;
  /** The identity in use, from the choice on. */
  method: SignInMethod | null;
  /** Where the verified identity in use belongs; null before there is one. */
  proof: MembershipProof | null;
  /** What was typed, so that going back or an expiry loses nothing. */
  drafts: { email: string; username: string };
  /** Where the next steps are, by id. */
  nextStepLinks: Record<string, string>;
};

/**
 * What outlives the process, in the clear: no secret has a field here. `pendingId` and `session` name the secrets in the
 * keychain that belong to it: what has another name there is somebody else's.
 */
export type Memory =
  | { at: 'choosing' }
  /** `queuedKey`: of a request that is still to be sent. */
  | { at: 'entering-email'; email: string; username?: string; queuedKey?: string }
  | {
      at: 'waiting-for-activation';
      kind: 'activation' | 'confirmation';
      method: SignInMethod | null;
      signUp: SignUpFacts;
      pendingId: string | null;
      queuedKey?: string;
    }
  | {
      at: 'registering';
      kind: 'identity' | 'email';
      method: SignInMethod | null;
      email: string;
      username: string;
      terms: Terms;
      passwordPolicy?: { minimumLength: number; maximumLength: number };
      pendingId: string | null;
      queuedKey?: string;
    }
  | { at: 'finished'; session: string | null; profile: SignedIn; nextSteps: NextSteps };

/** What main learned. Never accepted from the window: a page cannot claim to be signed in. */
export type Report =
  | {
      type: 'restored';
      memory: Memory | null;
      session: RestoredSession;
      pending: RestoredPending;
    }
  | { type: 'keychain-changed'; isReady: boolean }
  /**
   * The platform gave tokens and they are kept. Without a number: it counts whatever the rules have paused since, unless
   * the person went elsewhere, and then it is not reported.
   */
  | { type: 'session-begun'; session: KnownSession; isNew: boolean }
  /** It could not be sent, and will be. */
  | { type: 'queued'; operation: number; key: string }
  /** What was queued leaves now, and cannot be withdrawn any more. */
  | { type: 'sending'; operation: number }
  | ({ type: 'blocked' } & Stop)
  | { type: 'unblocked' }
  /** A link named it. Nothing is known of it yet. */
  | { type: 'organisation-named'; slug: string }
  | {
      type: 'organisation-found';
      operation: number;
      slug: string;
      organisation: FoundOrganisation;
      by: 'link' | 'address';
    }
  | { type: 'organisation-failed'; operation: number; code: FailureCode; retryAt?: string }
  /** Its rules hold now. */
  | { type: 'organisation-adopted'; operation: number; method: SignInMethod }
  /** A profile was opened: what it says and its whole text, or why it does not count. */
  | { type: 'profile-opened'; organisation: FoundOrganisation; profile: string }
  | { type: 'profile-refused'; code: FailureCode }
  | { type: 'offers-changed'; offers: Offers; rules: SignInRules }
  | { type: 'transport-chosen'; operation: number; transport: Transport; reason?: TransportReason }
  | { type: 'delivered'; operation: number; to: 'browser' | 'clipboard'; phrase?: string }
  | { type: 'delivered'; operation: number; to: 'qr'; qr: QrCode; phrase?: string }
  | { type: 'paste-refused'; operation: number }
  | { type: 'browser-returned'; operation: number }
  | {
      type: 'identity-verified';
      operation: number;
      account: { name: string; email: string };
      proof: MembershipProof;
      concern: AccountConcern | null;
      /** With `outside-organisation`. */
      expected?: ExpectedOrganisation;
    }
  | { type: 'sign-in-failed'; operation: number; code: FailureCode; retryAt?: string; reference?: string }
  | {
      type: 'registration-required';
      operation: number;
      account: { name: string; email: string };
      pendingId: string;
    }
  | { type: 'confirmation-required'; operation: number; signUp: SignUpFacts; pendingId: string }
  /** `nextSteps`: null where they could not be had, and those that are known stay. */
  | { type: 'session-checked'; operation: number; profile: SignedIn; nextSteps: NextSteps | null }
  | { type: 'registration-loaded'; operation: number; registration: Registration }
  | { type: 'registration-failed'; operation: number; code: FailureCode; retryAt?: string }
  | { type: 'sign-up-started'; operation: number; signUp: SignUpFacts; pendingId: string }
  | { type: 'sign-up-failed'; operation: number; code: FailureCode; retryAt?: string }
  | { type: 'resent'; operation: number; resendAt: string }
  | { type: 'resend-failed'; operation: number; code: FailureCode; retryAt?: string }
  | { type: 'activated'; operation: number }
  | { type: 'activation-failed'; operation: number; code: FailureCode; retryAt?: string }
  | { type: 'sign-up-expired'; operation: number }
  | { type: 'session-unreachable'; operation: number }
  /** `code`: why, unless somebody ended it elsewhere. */
  | { type: 'session-ended'; operation: number; code?: FailureCode }
  | { type: 'signed-out'; operation: number };

/** How an attempt goes: `auto` leaves the transport to the preflight. */
export type Way = { transport: Transport | 'auto'; deliver: 'browser' | 'clipboard' | 'qr' };

/** Work for the runner, as data. Secrets are not in it but for the password a person just typed. */
export type Effect =
  | { do: 'restore' }
  /** Takes the place of an attempt that is under way: tabs of that one no longer count, and say so. */
  | ({ do: 'begin-sign-in'; operation: number; method: SignInMethod } & Way)
  | { do: 'take-pasted'; operation: number; text: string }
  | { do: 'exchange'; operation: number }
  | { do: 'load-registration'; operation: number }
  | {
      do: 'register';
      operation: number;
      details: Pick<Extract<Intent, { type: 'register' }>, 'username' | 'password' | 'acceptedTerms'>;
      /** Whose account it will be, as far as it is known before the platform is asked. */
      email: string;
    }
  /** `lookUp`: asks first whether the address belongs to an organisation with a provider of its own. */
  | { do: 'start-sign-up'; operation: number; email: string; lookUp: boolean; key?: string }
  | { do: 'find-organisation'; operation: number; slug: string; by: 'link' | 'address' }
  | { do: 'adopt-organisation'; operation: number; choice: OrganisationChoice }
  | { do: 'leave-organisation' }
  /** Has another look at why nothing is allowed. */
  | { do: 'reconsider' }
  | { do: 'watch-sign-up'; operation: number }
  | { do: 'resend'; operation: number; key?: string }
  /** Tries at once to send what is queued. */
  | { do: 'send-now' }
  /** What is queued is not sent after all. */
  | { do: 'withdraw' }
  | { do: 'retry-keychain' }
  | { do: 'activate'; operation: number; code: string }
  /** Stops what is under way and forgets the identity, the sign-up and the ticket; withdraws the sign-up at the platform. */
  | { do: 'abandon' }
  /** Stops what is under way and forgets nothing that could be resumed. */
  | { do: 'pause' }
  | { do: 'check-session'; operation: number; session: string }
  /** Ends the session that could not be resumed because the keychain is locked. */
  | { do: 'end-locked-session' }
  | { do: 'sign-out'; operation: number; session: string }
  | { do: 'focus-window' };

export type Event = Intent | Report;

/** The next state, and the work it calls for. */
export type Turn = readonly [State, readonly Effect[]];

/** The state before anything was read. */
export const initial: State = {
  journey: { step: 'starting' },
  operation: 0,
  offers: { methods: [], manualSignUp: false, transports },
  rules: null,
  stopped: null,
  queuedKey: null,
  lockedJourney: null,
  isKeychainReady: true,
  session: null,
  pendingId: null,
  organisation: null,
  method: null,
  proof: null,
  drafts: { email: '', username: '' },
  nextStepLinks: {},
};
