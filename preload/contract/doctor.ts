/** What the doctor looks at, in the order in which it is shown. */
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
 * What is wrong, as stable codes; the words, and what to do, are in the window's copy.
 *
 * The network's are told apart because different people mend them: the person (no link, a captive portal), their IT
 * department (proxy, intercepted TLS, DNS), the provider, or we.
 */
export const findingCodes = [
  // this computer
  'disk-full',
  'disk-read-only',
  'keychain-locked',
  'keychain-missing',
  'keychain-unreadable',
  'keychain-forbidden',
  'policy-invalid',
  'policy-not-trusted',
  'policy-problems',
  'browser-missing',
  'deep-link-elsewhere',
  'loopback-blocked',
  'clock-wrong',
  // the network
  'no-link',
  'captive-portal',
  'proxy-unreachable',
  'proxy-auth-required',
  /** The proxy answers, and lets nobody through to this host. */
  'proxy-refused',
  'tls-intercepted',
  'certificate-untrusted',
  'name-not-found',
  'host-unreachable',
  'host-slow',
  'answer-invalid',
  // somebody else
  'provider-down',
  'platform-down',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Something that the app can do about a finding. */
export const remedies = ['unlock-keychain', 'register-deep-link', 'use-relay', 'open-network-page'] as const;
export type Remedy = (typeof remedies)[number];

/** What was learned of one host. Never a query, a path or a token. */
export type HostFacts = {
  host: string;
  /** The address that the name has, or `proxy`: behind one nobody here asks. */
  address?: string;
  /** As the system would go: `direct`, or host and port of the proxy. */
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
 * What explains most of what was found, in the order in which it is looked for: without a link no name is known, and
 * behind a captive portal no certificate is right.
 */
export const diagnosisCodes = [
  'no-link',
  'captive-portal',
  'proxy',
  'intercepted',
  'names',
  /** Nothing comes from a host, or too late, or not what was asked for: a firewall, a filter. */
  'unreachable',
  'provider-down',
  'platform-down',
  'clock',
  'this-computer',
  /** Nothing was found so far, and not everything has been looked at. */
  'unfinished',
  'fine',
] as const;
export type DiagnosisCode = (typeof diagnosisCodes)[number];

/** What a screen leads with. */
export type Diagnosis = {
  code: DiagnosisCode;
  /** `warning`: it works all the same. */
  state: 'wrong' | 'warning' | 'fine';
  /** The checks that say so; empty for `fine` and `unfinished`. */
  checks: CheckName[];
};

/** An examination as the window shows it while it runs, and after. */
export type Examination = {
  /** Names this examination to whoever helps; it is in the log as well. */
  reference: string;
  /** Milliseconds so far. */
  elapsedMs: number;
  isDone: boolean;
  /** By what is known so far. */
  diagnosis: Diagnosis;
  checks: CheckState[];
};
