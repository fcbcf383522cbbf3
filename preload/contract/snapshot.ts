import type { Journey, SignInMethod } from './journey.ts';
import type { Management } from './policy.ts';
import type { UpdateView } from './update.ts';

/** The languages with copy. Dutch is the first language of the product. */
export const languages = ['nl', 'en', 'fr', 'de'] as const;
export type Language = (typeof languages)[number];

/** A way to sign in that this client offers. Not `available`: shown as coming soon. */
export type OfferedMethod = { id: SignInMethod; available: boolean };

/** Things a person must know whatever the step. */
export type Notice =
  /** The OS keychain cannot be used, so this session ends with the app. */
  | 'session-only-locked'
  | 'session-only-missing'
  | 'session-only-unreadable'
  /** The system's own rules forbid this user to keep secrets in it. */
  | 'session-only-forbidden'
  /** Signed out here; the platform hears of it once it can be reached. */
  | 'sign-out-queued'
  /** The app ended badly three times in a row: it started without what it remembered, which is still there. */
  | 'safe-mode'
  /** The file with what was remembered was damaged and set aside. */
  | 'memory-set-aside'
  /** What is typed cannot be kept: the disk refuses. */
  | 'memory-not-kept'
  /** A link asked for something this client does not do. */
  | 'deep-link-refused'
  /** A link or a profile for an organisation came while something else is under way. */
  | 'organisation-later'
  /** A link or a profile for another organisation than the one that is managed here. */
  | 'organisation-refused'
  /** A policy that anybody could have written was ignored. */
  | 'policy-not-trusted'
  /** Something of a policy does not count: the panel says what. */
  | 'policy-problems'
  /** A policy changed into something unreadable, so that the last one still holds. */
  | 'policy-kept'
  /** There is a newer version, and it can be installed from the panel. */
  | 'update-available'
  /** A newer version is there, and begins with the next start. */
  | 'update-ready';

/** All that the window shows, numbered: the mirror keeps the highest. */
export type Snapshot = {
  revision: number;
  journey: Journey;
  language: Language;
  methods: OfferedMethod[];
  manualSignUp: boolean;
  /** What the platform has named an address for. Nothing else of `platformTopics` is offered. */
  links: PlatformTopic[];
  notices: Notice[];
  management: Management;
  update: UpdateView;
  /** Shown unless it is production, so that nobody takes a practice account for a real one. */
  environment: string;
  version: string;
};

/** Pages of the platform's that there may be. */
export const platformTopics = ['help', 'video', 'sales', 'privacy', 'terms'] as const;
export type PlatformTopic = (typeof platformTopics)[number];

/** Where a person can be taken in their own browser. A topic, never an address: main knows the addresses. */
export type LinkTopic =
  | PlatformTopic
  /** Where an account is used. There always is an address of it. */
  | 'platform'
  /** The administrator's own pages. */
  | 'support'
  | 'managed-by'
  | { nextStep: string };
