import type { Journey } from '#contract/journey.ts';
import { type SignInMethod, transports } from '#contract/sign-in-method.ts';
import type { Offers } from '#contract/snapshot.ts';
import type { MembershipProof } from '../policy/membership.ts';
import type { SignInRules, Stop } from '../policy/sign-in-rules.ts';
import type { KnownSession } from './account-facts.ts';
import type { Memory } from './saved-journey.ts';

/** What a person is asked to say yes to: an organisation by its slug, or a profile by its whole text. */
export type AskedOrganisation = { slug: string } | { profile: string };

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
