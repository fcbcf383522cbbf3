import type { Journey } from './journey.ts';
import type { Management } from './policy.ts';
import type { SignInMethod, Transport } from './sign-in-method.ts';
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
  /** A link asked for something this client does not do: `refusedLink` says which, and why. */
  | 'deep-link-refused'
  /** A link or a profile for an organisation came while something else is under way. */
  | 'organisation-later'
  /** A link or a profile for another organisation than the one that is managed here. */
  | 'organisation-refused'
  /** The profile of the organisation that was to be left cannot be removed, so that its rules still hold. */
  | 'organisation-not-left'
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

/**
 * Why a link from outside is refused: it has characters that belong in none, asks for nothing that is known, does not say
 * for whom, or says it in a way that cannot be right.
 */
export type LinkRefusal = 'malformed' | 'unknown' | 'unclear' | 'value-invalid';

/** A link that was refused. `link` is what of it can be shown: visible ASCII of at most 80 characters, without a host. */
export type RefusedLink = { link: string; reason: LinkRefusal };

/** What the environment, the platform's configuration and the rules of this machine offer together. */
export type Offers = {
  methods: OfferedMethod[];
  manualSignUp: boolean;
  /** How a browser's answer may come back, in the order of preference. What needs another way is not offered. */
  transports: readonly Transport[];
};

/** All that the window shows, numbered: the mirror keeps the highest. */
export type Snapshot = Offers & {
  revision: number;
  journey: Journey;
  language: Language;
  /** What the platform has named an address for. Nothing else of `platformTopics` is offered. */
  links: PlatformTopic[];
  notices: Notice[];
  /** The last one, with the notice `deep-link-refused`. */
  refusedLink?: RefusedLink;
  management: Management;
  update: UpdateView;
  /** Shown unless it is production, so that nobody takes a practice account for a real one. */
  environment: string;
  version: string;
};

/** Pages of the platform's that there may be. */
export const platformTopics = ['help', 'video', 'sales', 'privacy', 'terms'] as const;
type PlatformTopic = (typeof platformTopics)[number];

/** Pages that have an address of their own: the platform's, where an account is used, and the last two the administrator's. */
export const linkTopics = [...platformTopics, 'platform', 'support', 'managed-by'] as const;

/** Where a person can be taken in their own browser. A topic, never an address: main knows the addresses. */
export type LinkTopic = (typeof linkTopics)[number] | { nextStep: string };
