/** The doctor's checks, in the order in which they are shown. */
export const checkNames = [
  'disk',
  'keychain',
  'policy',
  'browser',
  'deep-link',
  'loopback',
  'network',
  'proxy',
  'clock',
  'platform',
  'issuer',
  'microsoft',
  'google',
] as const;
export type CheckName = (typeof checkNames)[number];

/**
 * What is wrong, as stable codes, with the one who can do most about it. The words, and what to do, are in the window's copy.
 *
 * Faults of the network are told apart because different people resolve them: the person (no link, a captive portal), their
 * IT department (proxy, intercepted TLS, DNS), the provider or eConnect.
 */
export const findingResolvedBy = {
  // this computer
  'disk-full': 'person',
  'disk-read-only': 'it',
  'keychain-locked': 'person',
  'keychain-missing': 'it',
  'keychain-unreadable': 'person',
  'keychain-forbidden': 'it',
  'policy-invalid': 'it',
  'policy-not-trusted': 'it',
  'policy-problems': 'it',
  'browser-missing': 'it',
  'deep-link-elsewhere': 'person',
  'loopback-blocked': 'it',
  'clock-wrong': 'person',
  // the network
  'no-link': 'person',
  'captive-portal': 'person',
  'proxy-unreachable': 'it',
  'proxy-auth-required': 'it',
  /** The proxy answers, and refuses to connect to this host. */
  'proxy-refused': 'it',
  'tls-intercepted': 'it',
  'certificate-untrusted': 'it',
  'name-not-found': 'it',
  'host-unreachable': 'it',
  'host-slow': 'person',
  'answer-invalid': 'it',
  // the other side
  'provider-down': 'provider',
  'platform-down': 'econnect',
} as const satisfies Record<string, 'person' | 'it' | 'provider' | 'econnect'>;
export type FindingCode = keyof typeof findingResolvedBy;

/** Every finding, in the order of the table. `Object.keys` widens the names to string. */
export const findingCodes = Object.keys(findingResolvedBy) as FindingCode[];

/** Something that the app can do about a finding. */
export const remedies = ['unlock-keychain', 'register-deep-link', 'use-relay', 'open-network-page'] as const;
export type Remedy = (typeof remedies)[number];

/** The facts about one host. Never a query, a path or a token. */
export type HostFacts = {
  host: string;
  /** The IP address of the host, or `proxy`: behind a proxy the app does not look it up. */
  address?: string;
  /** The system's route: `direct`, or host and port of the proxy. */
  via?: string;
  /** Who issued the certificate, by its organisation or common name; `interceptor` where that is a known inspecting product. */
  tlsIssuer?: string;
  interceptor?: string;
  httpStatus?: number;
  latencyMs?: number;
};

export type CheckState =
  | { check: CheckName; state: 'waiting' | 'running' }
  | { check: CheckName; state: 'fine' | 'skipped'; host?: HostFacts }
  | {
      check: CheckName;
      state: 'wrong' | 'warning';
      code: FindingCode;
      host?: HostFacts;
      /** Seconds, for `clock-wrong`. */
      seconds?: number;
      remedy?: Remedy;
    };

/**
 * The likeliest cause of what was found, in the order in which it is looked for: without a link no name resolves, and behind
 * a captive portal no certificate is valid.
 */
export const diagnosisCodes = [
  'no-link',
  'captive-portal',
  'proxy',
  'intercepted',
  'names',
  /** A host does not answer, or too late, or wrongly, as behind a firewall or a filter. */
  'unreachable',
  'provider-down',
  'platform-down',
  'clock',
  'this-computer',
  /** Nothing was found so far, and checks are still running. */
  'unfinished',
  'fine',
] as const;
export type DiagnosisCode = (typeof diagnosisCodes)[number];

/** The likeliest cause, as the doctor shows it first. */
export type Diagnosis = {
  code: DiagnosisCode;
  /** With `warning` the app works all the same. */
  state: 'wrong' | 'warning' | 'fine';
  /** The checks that it is based on; empty for `fine` and `unfinished`. */
  checks: CheckName[];
};

/** An examination, while it runs and after. */
export type Examination = {
  /** The reference of this examination, for a support desk; it is in the log as well. */
  reference: string;
  /** Milliseconds so far. */
  elapsedMs: number;
  isDone: boolean;
  /** From the checks so far. */
  diagnosis: Diagnosis;
  checks: CheckState[];
};
