import type { ReturnPath, SignInMethod } from './sign-in-method.ts';

/**
 * The origins of a policy value, from the highest precedence to the lowest.
 *
 * `machine` and `user` are enforced by an administrator, for the machine and for one user. `profile` is a signed organisation
 * profile, `build` is built in, and `setting` is the person's own choice.
 */
export const policyOrigins = [
  'machine',
  'user',
  'profile',
  'build',
  'setting',
  'machine-recommended',
  'user-recommended',
  'build-default',
] as const;
export type PolicyOrigin = (typeof policyOrigins)[number];

/** Why a part of a policy is ignored. The words are in the window's copy. */
export const policyProblemCodes = [
  /** A user without administrator rights could have written it, by its owner, its permissions or a link. */
  'not-trusted',
  /** It exists and cannot be read. */
  'unreadable',
  /** It is not valid JSON, property list or registry export. */
  'malformed',
  'too-large',
  /** The key occurs twice. */
  'duplicate-key',
  'unknown-key',
  /** The key does not take this value. */
  'invalid-value',
  /** This version does not know the item of a list, so that the item allows nothing. */
  'unknown-value',
  /** The key cannot be recommended, only enforced. */
  'not-recommendable',
  /** Another key that it needs is missing or contradicts it. */
  'conflict',
] as const;
export type PolicyProblemCode = (typeof policyProblemCodes)[number];

/** A place with policy values: a file, or a registry key. */
export type PolicyPlace = { origin: PolicyOrigin; location: string };

export type PolicyProblem = {
  code: PolicyProblemCode;
  /** Absent where the problem is about the whole place. */
  key?: string;
  /** More about it, in English. Never holds a value. */
  detail?: string;
  /** The key that an unknown name resembles. */
  meant?: string;
  /** What the key takes, where the value is invalid. */
  expected?: PolicyExpectation;
  /** The invalid item of a list, shortened. Never a value that is one text: a proxy's address can hold a password. */
  item?: string;
  /** Where it is in a text file. */
  at?: TextPosition;
};

/** What a policy key takes. The words are in the window's copy. */
export type PolicyValueKind =
  | 'switch'
  | 'choice'
  | 'choices'
  | 'organisation'
  | 'own-url'
  | 'https-url'
  | 'web-url'
  | 'host-and-port'
  | 'name'
  | 'domains'
  | 'tenants';

export type PolicyExpectation = {
  kind: PolicyValueKind;
  /** The values to choose from; absent where there are too many. */
  options?: string[];
  /** A valid value, as JSON text. */
  example: string;
};

/** A position in a text. Both numbers count from 1. */
export type TextPosition = { line: number; column: number };

/** Why nothing is allowed until an administrator corrects the policy. */
export type PolicyStop = {
  code: 'policy-invalid' | 'nothing-allowed';
  /** Empty where a whole place cannot be read. */
  keys: string[];
  places: PolicyPlace[];
  /** The problems; absent where each value is valid and only their combination allows nothing. */
  problems?: (PolicyProblem & PolicyPlace)[];
};

/** What the panel shows of one key. */
export type PolicyKeyView = {
  key: string;
  /** The value that applies, as JSON data; null where there is none. */
  value: unknown;
  origin: PolicyOrigin | 'default';
  /** Every place that the value comes from. */
  places: PolicyPlace[];
  /** Set by an administrator, so that the person cannot change it. */
  locked: boolean;
  problems: (PolicyProblem & PolicyPlace)[];
};

/** The rules of this machine and where each comes from, as the panel and `--print-policy` show them. */
export type PolicyView = {
  /** What all rules together allow. */
  allowed: {
    methods: SignInMethod[];
    emailSignUp: boolean;
    returnPaths: ReturnPath[];
    /** Absent: any. */
    tenants?: string[];
    /** Absent: any. */
    emailDomains?: string[];
  };
  keys: PolicyKeyView[];
  sources: (PolicyPlace & { problems: PolicyProblem[] })[];
  stops: PolicyStop[];
};

/** Who manages the app, as every screen may show it. */
export type Management = {
  /** An administrator, a profile or a build has set a rule. */
  managed: boolean;
  /** By whom, in the administrator's own words. */
  by?: string;
  /** Topics that the administrator gave an address for. */
  links: ('support' | 'managed-by')[];
  /** Whose provider comes first (`suggested`), or alone (`required`). */
  organisation?: { name: string; method: SignInMethod; mode: 'suggested' | 'required' };
  /** The person chose the organisation here, and can leave it again. */
  canLeave: boolean;
  /** The language is not the person's to choose. */
  languageLocked: boolean;
  /** Changes whenever the rules do: what was shown of them is old. */
  revision: number;
  /** The organisation's colour, `#rrggbb`, in a build for it. */
  accent?: string;
};
