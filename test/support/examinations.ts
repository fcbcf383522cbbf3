import {
  type CheckName,
  type CheckState,
  checkNames,
  type Diagnosis,
  type Examination,
  type HostFacts,
} from '#contract/doctor.ts';

type Found = Partial<Record<CheckName, Finding>>;
type Finding = CheckState extends infer State
  ? State extends unknown
    ? Omit<State, 'check'>
    : never
  : never;

const reference = '7KQ2-M9XD';
const direct: HostFacts = {
  host: 'login.microsoftonline.com',
  address: '20.190.159.71',
  via: 'direct',
  tlsIssuer: 'DigiCert Inc',
  httpStatus: 200,
  latencyMs: 143,
};
const accounts: HostFacts = {
  ...direct,
  host: 'accounts.google.com',
  address: '2a00:1450:400e:80c::200d',
  tlsIssuer: 'Google Trust Services',
  latencyMs: 88,
};
const inspected: HostFacts = {
  host: 'onboarding.econnect.example',
  address: 'proxy',
  via: 'proxy.cooperatieve-vereniging-van-ambachtelijke-bakkers.example:8080',
  tlsIssuer: 'Bakkers Internet Inspection Authority',
  interceptor: 'Zscaler',
};
const own: HostFacts = { ...direct, host: 'onboarding.econnect.example', address: '192.0.2.17' };

function examinationOf(found: Found, diagnosis: Diagnosis, others: Partial<Examination> = {}): Examination {
  const fine: Found = {
    platform: { state: 'fine', host: own },
    microsoft: { state: 'fine', host: direct },
    google: { state: 'fine', host: accounts },
  };
  const checks = checkNames.map((check): CheckState => {
    const verdict = found[check] ?? fine[check] ?? { state: 'fine' };
    // A finding without the name of its check, and that name, are a check's state.
    return { check, ...verdict } as CheckState;
  });
  return { reference, elapsedMs: 4_210, isDone: true, diagnosis, checks, ...others };
}

/** Right after it began: nothing is known. */
export const begun: Examination = {
  reference,
  elapsedMs: 0,
  isDone: false,
  diagnosis: { code: 'unfinished', state: 'fine', checks: [] },
  checks: checkNames.map((check) => ({ check, state: check === 'disk' ? 'running' : 'waiting' })),
};

/** Under way: this computer is looked at, and the first of the network is in. */
export const halfway: Examination = examinationOf(
  {
    keychain: { state: 'warning', code: 'keychain-locked', remedy: 'unlock-keychain' },
    network: { state: 'running' },
    proxy: { state: 'running' },
    clock: { state: 'waiting' },
    platform: { state: 'waiting' },
    issuer: { state: 'waiting' },
  },
  { code: 'this-computer', state: 'warning', checks: ['keychain'] },
  { isDone: false, elapsedMs: 1_800 },
);

/** Nothing is wrong. */
export const healthy: Examination = examinationOf({}, { code: 'fine', state: 'fine', checks: [] });

/** A hotel's network, which lets nobody through yet. */
export const portal: Examination = examinationOf(
  {
    network: { state: 'wrong', code: 'captive-portal', remedy: 'open-network-page' },
    clock: { state: 'skipped' },
    platform: { state: 'wrong', code: 'host-unreachable', host: { host: own.host, via: 'direct' } },
    issuer: { state: 'skipped' },
    microsoft: { state: 'skipped' },
    google: { state: 'skipped' },
  },
  { code: 'captive-portal', state: 'wrong', checks: ['network'] },
);

/** An office that opens connections, on a computer where more is the matter. */
export const intercepted: Examination = examinationOf(
  {
    keychain: { state: 'warning', code: 'keychain-locked', remedy: 'unlock-keychain' },
    policy: { state: 'warning', code: 'policy-problems' },
    'deep-link': { state: 'warning', code: 'deep-link-elsewhere', remedy: 'register-deep-link' },
    loopback: { state: 'warning', code: 'loopback-blocked', remedy: 'use-relay' },
    clock: { state: 'wrong', code: 'clock-wrong', seconds: 431 },
    platform: { state: 'wrong', code: 'tls-intercepted', host: inspected },
    issuer: { state: 'wrong', code: 'tls-intercepted', host: inspected },
    google: { state: 'wrong', code: 'provider-down', host: { ...accounts, httpStatus: 503 } },
  },
  { code: 'intercepted', state: 'wrong', checks: ['platform', 'issuer'] },
  { elapsedMs: 9_480 },
);

/** Something to know that stops nobody. */
const slow: Examination = examinationOf(
  { microsoft: { state: 'warning', code: 'host-slow', host: { ...direct, latencyMs: 4_120 } } },
  { code: 'unreachable', state: 'warning', checks: ['microsoft'] },
);

/** Every examination that looks different, by a name for tests and pictures. */
export const examinations: Record<string, Examination> = {
  'that has just begun': begun,
  'that is halfway': halfway,
  'that found nothing': healthy,
  'behind a captive portal': portal,
  'of an inspected network': intercepted,
  'that found something slow': slow,
};

/** What support would get to see. */
export const report = [
  'eConnect Onboarding 0.1.0, environment production',
  'linux 6.8.0-45-generic, x64',
  `Reference ${reference}, 9.5 s`,
  '',
  'Found: something between here and the server shows its own certificate (platform, issuer)',
  '',
  ...Array.from({ length: 30 }, (_, at) => `  onboarding-${at}.econnect.example:443   always: the platform`),
].join('\n');
