import type { Journey } from './journey.ts';
import type { Management } from './policy.ts';
import type { SetupView } from './setup.ts';
import type { ReturnPath, SignInMethod } from './sign-in-method.ts';
import type { UpdateView } from './update.ts';

/** The languages with copy. Dutch is the first language of the product. */
export const languages = ['nl', 'en', 'fr', 'de'] as const;
export type Language = (typeof languages)[number];

/** A sign-in method that is shown; as coming soon, where it is not `available`. */
export type OfferedMethod = { id: SignInMethod; available: boolean };

/** Facts that a person must know at every step. */
export type Notice =
  /** The OS keychain cannot be used, so this session ends with the app. */
  | 'session-only-locked'
  | 'session-only-missing'
  | 'session-only-unreadable'
  /** The system's policy forbids this user to store secrets in it. */
  | 'session-only-forbidden'
  /** Signed out here; the platform is told once it can be reached. */
  | 'sign-out-queued'
  /** The app crashed three times in a row, and started without its saved files, which are still there. */
  | 'safe-mode'
  /** The file of the saved journey was damaged and moved aside. */
  | 'memory-set-aside'
  /** What is typed cannot be saved, because the disk refuses. */
  | 'memory-not-kept'
  /** A link was refused: `refusedLink` says which, and why. */
  | 'deep-link-refused'
  /** A link or a profile for an organisation arrived in the middle of a journey. */
  | 'organisation-later'
  /** A link or a profile is for another organisation than the one that manages the app here. */
  | 'organisation-refused'
  /** The organisation's profile cannot be removed on leaving, so that its rules still apply. */
  | 'organisation-not-left'
  /** A policy that a user without administrator rights could have written was ignored. */
  | 'policy-not-trusted'
  /** A part of a policy is ignored; the panel says which. */
  | 'policy-problems'
  /** A policy became unreadable, so that the previous one still applies. */
  | 'policy-kept'
  /** There is a newer version, and it can be installed from the panel. */
  | 'update-available'
  /** A newer version is downloaded, and runs from the next start. */
  | 'update-ready';

/**
 * Why a link from outside is refused: it has characters that no link may have, asks for something unknown, names no
 * organisation or more than one, or has an invalid value.
 */
export type LinkRefusal = 'malformed' | 'unknown' | 'unclear' | 'value-invalid';

/** A link that was refused. `link` is the part that can be shown: visible ASCII of at most 80 characters, without a host. */
export type RefusedLink = { link: string; reason: LinkRefusal };

/** What the environment, the platform's configuration and the rules of this machine offer together. */
export type Offers = {
  methods: OfferedMethod[];
  manualSignUp: boolean;
  /** The return paths that may return the browser's answer, in order of preference. Methods that need another are not offered. */
  returnPaths: readonly ReturnPath[];
};

/** All that the window shows. The window keeps the snapshot with the highest revision. */
export type Snapshot = Offers & {
  revision: number;
  journey: Journey;
  language: Language;
  /** The topics that the platform has an address for. No others are offered. */
  links: PlatformTopic[];
  notices: Notice[];
  /** The last refused link, with the notice `deep-link-refused`. */
  refusedLink?: RefusedLink;
  management: Management;
  /** Null where there is nothing to set up here: before an account, or where the platform or the rules do not offer it. */
  setup: SetupView | null;
  update: UpdateView;
  /** Shown unless it is production, so that a practice account is not taken for a real one. */
  environment: string;
  version: string;
};

/** Pages that the platform may have an address for. */
export const platformTopics = ['help', 'video', 'sales', 'privacy', 'terms'] as const;
type PlatformTopic = (typeof platformTopics)[number];

/** Pages with a fixed address: those of the platform, and the last two of the administrator. */
export const linkTopics = [...platformTopics, 'platform', 'support', 'managed-by'] as const;

/** A page that can be opened in the browser, as a topic: main alone knows the addresses. */
export type LinkTopic = (typeof linkTopics)[number] | { nextStep: string } | { setupStep: string };
