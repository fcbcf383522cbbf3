import type { Journey } from '#contract/journey.ts';
import { returnPaths, type SignInMethod } from '#contract/sign-in-method.ts';
import type { Offers } from '#contract/snapshot.ts';
import type { MembershipProof } from '../policy/membership.ts';
import type { SignInRules, Stop } from '../policy/sign-in-rules.ts';
import type { KnownSession, SavedJourney } from './saved-journey.ts';

/** The organisation that a person is asked to confirm: by its slug, or by the whole text of a profile. */
export type AskedOrganisation = { slug: string } | { profile: string };

/** Everything the machine knows. Only `journey` and `offers` go to the window. */
export type State = {
  journey: Journey;
  /** Numbers the work under way. A report with another number is about abandoned work and is ignored. */
  operation: number;
  offers: Offers;
  /** The sign-in rules; null before they were read, when nothing is allowed. */
  rules: SignInRules | null;
  /** Why everything is stopped; null when nothing is. Only main changes it. */
  stopped: Stop | null;
  /** The idempotency key of the queued request; the request keeps it across a restart. */
  queuedKey: string | null;
  /** The saved journey that cannot be resumed while the keychain is locked. It stays on disk until another journey begins. */
  lockedJourney: SavedJourney | null;
  isKeychainReady: boolean;
  /** The current session and its account; null when signed out. */
  session: KnownSession | null;
  /** Names the keychain secret that resumes this sign-up or registration. */
  pendingId: string | null;
  /** What `confirming-organisation` asks about. */
  organisation: AskedOrganisation | null;
  /** The chosen sign-in method; null before a choice and for a sign-up by e-mail. */
  method: SignInMethod | null;
  /** What the verified identity proves about membership; null before there is one. */
  proof: MembershipProof | null;
  /** What was typed. Kept so that going back, or a sign-up that expires, loses nothing. */
  drafts: { email: string; username: string };
  /** The URLs of the next steps, by id. The window does not get them. */
  nextStepLinks: Record<string, string>;
};

/** The state of the machine before `restore` has reported. */
export const initialState: State = {
  journey: { step: 'starting' },
  operation: 0,
  offers: { methods: [], manualSignUp: false, returnPaths },
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
