import type { FailureCode } from '#contract/failure.ts';
import type {
  AccountConcern,
  ExpectedOrganisation,
  FoundOrganisation,
  Intent,
  QrCode,
  ReturnPathReason,
} from '#contract/journey.ts';
import type { ReturnPath, SignInMethod } from '#contract/sign-in-method.ts';
import type { Offers } from '#contract/snapshot.ts';
import type { NextSteps, Registration } from '../platform-contract/contract.ts';
import type { MembershipProof } from '../policy/membership.ts';
import type { SignInRules, Stop } from '../policy/sign-in-rules.ts';
import type {
  KnownSession,
  RestoredPending,
  RestoredSession,
  SavedJourney,
  SignedIn,
  SignUpFacts,
} from './saved-journey.ts';

/** An event from main. Never accepted from the window, so that a page cannot claim to be signed in. */
export type Report =
  | {
      type: 'restored';
      saved: SavedJourney | null;
      session: RestoredSession;
      pending: RestoredPending;
    }
  | { type: 'keychain-changed'; isReady: boolean }
  /**
   * The platform gave tokens, and they are stored. Has no operation number, because it counts even if the rules paused the
   * work meanwhile. If the person went elsewhere it is not reported.
   */
  | { type: 'session-begun'; session: KnownSession; isNew: boolean }
  /** The request could not be sent, and is tried again until it can. */
  | { type: 'queued'; operation: number; key: string }
  /** The queued request is being sent, and can no longer be withdrawn. */
  | { type: 'sending'; operation: number }
  | ({ type: 'blocked' } & Stop)
  | { type: 'unblocked' }
  /** A link named an organisation. Nothing else is known about it yet. */
  | { type: 'organisation-named'; slug: string }
  | {
      type: 'organisation-found';
      operation: number;
      slug: string;
      organisation: FoundOrganisation;
      by: 'link' | 'address';
    }
  | { type: 'organisation-failed'; operation: number; code: FailureCode; retryAt?: string }
  /** The organisation's rules are now in force. */
  | { type: 'organisation-adopted'; operation: number; method: SignInMethod }
  /** A profile file was opened: what it says and its whole text. `profile-refused` says why one was rejected. */
  | { type: 'profile-opened'; organisation: FoundOrganisation; profile: string }
  | { type: 'profile-refused'; code: FailureCode }
  | { type: 'offers-changed'; offers: Offers; rules: SignInRules }
  | { type: 'return-path-chosen'; operation: number; returnPath: ReturnPath; reason?: ReturnPathReason }
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
      /** Only with the concern `outside-organisation` or `other-organisation`. */
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
  /** `nextSteps` is null where they could not be loaded; the ones already shown then stay. */
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
  /** `code` says why; absent where the session was ended on another device. */
  | { type: 'session-ended'; operation: number; code?: FailureCode }
  /** This session is over, as work outside the journey found. `code` says why. */
  | { type: 'session-over'; session: string; code: FailureCode }
  | { type: 'signed-out'; operation: number };

/** A report as an effect makes it. The effect runner adds the operation number. */
export type WorkReport = Report extends infer Each
  ? Each extends Report
    ? Omit<Each, 'operation'>
    : never
  : never;

/** Everything that the machine reacts to: intents from the window and reports from main. */
export type Event = Intent | Report;
