import type { SignInMethod, Transport } from './journey.ts';

/**
 * Who says something, from the one who decides to the one who is asked last.
 *
 * `machine` and `user` are what an administrator enforces for everybody on the machine and for one person; `profile` is
 * a signed organisation profile, `build` what was built in; `setting` is what the person chose.
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

/** Why something of a place does not count. The words are in the window's copy. */
export const policyProblemCodes = [
  /** Somebody other than an administrator could have written it: owner, permissions, a link. It is ignored. */
  'not-trusted',
  /** It is there and cannot be read. */
  'unreadable',
  /** It is no JSON, no property list, no export of the registry. */
  'malformed',
  'too-large',
  /** A key that stands there twice. */
  'duplicate-key',
  'unknown-key',
  /** The key does not take this value. */
  'invalid-value',
  /** Of a list: this version does not know it, so that it allows nothing. */
  'unknown-value',
  /** The key cannot be recommended, only enforced. */
  'not-recommendable',
  /** Something else that it needs is missing or contradicts it. */
  'conflict',
] as const;
export type PolicyProblemCode = (typeof policyProblemCodes)[number];

/** A place that says something: a file, or a key of the registry. */
export type PolicyPlace = { origin: PolicyOrigin; location: string };

export type PolicyProblem = {
  code: PolicyProblemCode;
  /** The key it is about; absent where the whole place is meant. */
  key?: string;
  /** For whoever mends it, in English. Never holds a value. */
  detail?: string;
};

/** Why nothing is allowed here until an administrator has mended something. */
export type PolicyStop = {
  code: 'policy-invalid' | 'nothing-allowed';
  /** The keys it is about; empty where a whole place cannot be read. */
  keys: string[];
  places: PolicyPlace[];
};

/** What the panel shows of one key. */
export type PolicyKeyView = {
  key: string;
  /** As JSON; `null` where nothing holds. */
  value: string;
  origin: PolicyOrigin | 'default';
  /** Where it comes from, all of them. */
  places: PolicyPlace[];
  /** An administrator has spoken: nobody at the desk can change it. */
  locked: boolean;
  problems: (PolicyProblem & PolicyPlace)[];
};

/** The rules of this machine, and where each comes from: the window's panel and `--print-policy` show the same. */
export type PolicyView = {
  /** What a person may use here, after everything. */
  allowed: {
    methods: SignInMethod[];
    emailSignUp: boolean;
    transports: Transport[];
    /** Absent: any. */
    tenants?: string[];
    /** Absent: any. */
    emailDomains?: string[];
  };
  keys: PolicyKeyView[];
  sources: (PolicyPlace & { problems: PolicyProblem[] })[];
  stops: PolicyStop[];
};

/** Whose rules hold here, as every screen may show it. */
export type Management = {
  /** An administrator, a profile or a build has said something. */
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
