import type { SignInMethod, Transport } from './sign-in-method.ts';

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
  /** More about it, in English. Never holds a value. */
  detail?: string;
  /** The key that a name that is no key comes close to. */
  meant?: string;
  /** What the key takes, where the value is no such thing. */
  expected?: PolicyExpectation;
  /** The item of a list that does not fit, shortened. Never a single text: a proxy's address can hold a password. */
  item?: string;
  /** Where it stands in a file of text. */
  at?: TextPosition;
};

/** What a policy key takes. The words are in the window's copy. */
const policyValueKinds = [
  'switch',
  'choice',
  'choices',
  'organisation',
  'own-url',
  'https-url',
  'web-url',
  'host-and-port',
  'name',
  'domains',
  'tenants',
] as const;
export type PolicyValueKind = (typeof policyValueKinds)[number];

export type PolicyExpectation = {
  kind: PolicyValueKind;
  /** The words to choose from; absent where there are not just a few. */
  options?: string[];
  /** A value that fits, as JSON. */
  example: string;
};

/** A place in a text. Both count from 1. */
export type TextPosition = { line: number; column: number };

/** Why nothing is allowed here until an administrator has mended something. */
export type PolicyStop = {
  code: 'policy-invalid' | 'nothing-allowed';
  /** The keys it is about; empty where a whole place cannot be read. */
  keys: string[];
  places: PolicyPlace[];
  /** What is wrong there; absent where each value fits, and only together they allow nothing. */
  problems?: (PolicyProblem & PolicyPlace)[];
};

/** What the panel shows of one key. */
export type PolicyKeyView = {
  key: string;
  /** The value that holds, as data of JSON; null where there is none. */
  value: unknown;
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
