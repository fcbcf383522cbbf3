import type { FailureCode } from '#contract/failure.ts';
import type {
  AccountConcern,
  ExpectedOrganisation,
  FoundOrganisation,
  Intent,
  QrCode,
  TransportReason,
} from '#contract/journey.ts';
import type { SignInMethod, Transport } from '#contract/sign-in-method.ts';
import type { Offers } from '#contract/snapshot.ts';
import type { NextSteps, Registration } from '../platform-contract/contract.ts';
import type { MembershipProof } from '../policy/membership.ts';
import type { SignInRules, Stop } from '../policy/sign-in-rules.ts';
import type {
  KnownSession,
  RestoredPending,
  RestoredSession,
  SignedIn,
  SignUpFacts,
} from './account-facts.ts';
import type { Memory } from './saved-journey.ts';

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

/** A report of work as that work makes it: the runner adds the number of the operation. */
export type WorkReport = Report extends infer Each
  ? Each extends Report
    ? Omit<Each, 'operation'>
    : never
  : never;

/** All that the machine answers: what a person asked for, and what main learned. */
export type Event = Intent | Report;
