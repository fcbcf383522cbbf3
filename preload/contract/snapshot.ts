import type { Journey, SignInMethod } from './journey.ts';

/** The languages with copy. Dutch is the first language of the product. */
export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

/** A way to sign in that this client offers. Not `available`: shown as coming soon. */
export type OfferedMethod = { id: SignInMethod; available: boolean };

/** Things a person must know whatever the step. */
export type Notice =
  /** The OS keychain cannot be used, so this session ends with the app. */
  | 'session-only-locked'
  | 'session-only-missing'
  | 'session-only-unreadable'
  /** The file with what was remembered was damaged and set aside. */
  | 'memory-set-aside'
  /** What is typed cannot be kept: the disk refuses. */
  | 'memory-not-kept'
  /** A link asked for something this client does not do. */
  | 'deep-link-refused';

/** All that the window shows, numbered: the mirror keeps the highest. */
export type Snapshot = {
  revision: number;
  journey: Journey;
  language: Language;
  methods: OfferedMethod[];
  manualSignUp: boolean;
  notices: Notice[];
  /** Shown unless it is production, so that nobody takes a practice account for a real one. */
  environment: string;
  version: string;
};

/** Where a person can be taken in their own browser. A topic, never an address: main knows the addresses. */
export type LinkTopic = 'help' | 'video' | 'sales' | 'privacy' | 'terms' | 'platform' | { nextStep: string };
