import type { CheckName, CheckState, DiagnosisCode, FindingCode, HostFacts } from '#contract/doctor.ts';
import type { DoctorReport } from './report.ts';

/** Each diagnosis in a few words. */
const diagnoses: Record<DiagnosisCode, string> = {
  'no-link': 'this computer has no network',
  'captive-portal': 'the network wants a sign-in on a page of its own first',
  proxy: 'the proxy lets no request through',
  intercepted: 'something between here and the server shows its own certificate',
  names: 'names of servers are not known here (DNS)',
  unreachable: 'servers do not answer, or something else answers in their place',
  'provider-down': 'a provider is out of order',
  'platform-down': 'eConnect is out of order',
  clock: 'the clock of this computer is wrong',
  'this-computer': 'something about this computer',
  unfinished: 'not everything was looked at',
  fine: 'nothing is wrong',
};

/** Each finding in a few words. English, like all output of the command line. */
const findings: Record<FindingCode, string> = {
  'disk-full': 'the disk is full, or nearly',
  'disk-read-only': 'nothing can be written in the app’s folder',
  'keychain-locked': 'the keychain is locked',
  'keychain-missing': 'there is no keychain',
  'keychain-unreadable': 'the keychain does not answer',
  'keychain-forbidden': 'the system’s rules forbid the keychain',
  'policy-invalid': 'the rules allow nothing until they are mended',
  'policy-not-trusted': 'rules were ignored: somebody other than an administrator could have written them',
  'policy-problems': 'something in the rules does not count',
  'browser-missing': 'no program opens web addresses',
  'deep-link-elsewhere': 'links of this app open something else',
  'loopback-blocked': 'the browser cannot reach this app: a firewall or security program',
  'clock-wrong': 'the clock is wrong',
  'no-link': 'no network',
  'captive-portal': 'the network wants a sign-in first',
  'proxy-unreachable': 'the proxy cannot be reached',
  'proxy-auth-required': 'the proxy wants a name and a password',
  'proxy-refused': 'the proxy lets nobody through to this host',
  'tls-intercepted': 'the connection is opened on its way',
  'certificate-untrusted': 'the certificate is not trusted here',
  'name-not-found': 'the name is not known here (DNS)',
  'host-unreachable': 'nothing answers',
  'host-slow': 'the answer takes long',
  'answer-invalid': 'something else answers than was asked for',
  'provider-down': 'the provider is out of order',
  'platform-down': 'eConnect is out of order',
};

const marks = { fine: 'ok', warning: '!', wrong: 'X', skipped: '-', waiting: ' ', running: ' ' } as const;

/** Returns one check as one line: its state, its finding and the facts about its host. */
export function formatCheck(check: CheckState): string {
  const mark = `[${marks[check.state].padStart(2)}]`;
  const told = [
    ...('code' in check ? [findings[check.code]] : check.state === 'skipped' ? ['not looked at'] : []),
    ...('seconds' in check && check.seconds !== undefined ? [clockText(check.seconds)] : []),
    ...('host' in check && check.host ? [hostText(check.host)] : []),
  ];
  return `${mark} ${names[check.check].padEnd(12)} ${told.join('; ')}`.trimEnd();
}

const names: Record<CheckName, string> = {
  disk: 'disk',
  keychain: 'keychain',
  policy: 'policy',
  browser: 'browser',
  'deep-link': 'links',
  loopback: 'loopback',
  network: 'network',
  proxy: 'proxy',
  clock: 'clock',
  platform: 'platform',
  issuer: 'issuer',
  microsoft: 'Microsoft',
  google: 'Google',
};

/** Returns the report as text. */
export function formatReport(report: DoctorReport): string {
  const { system, diagnosis, policy, hosts } = report;
  const lines = [
    `eConnect Onboarding ${report.client}, environment ${report.environment || 'none'}`,
    `${system.platform} ${system.release}, ${system.architecture}, ${offsetText(system.utcOffset)}`,
    `Reference ${report.reference}, ${(report.elapsedMs / 1_000).toFixed(1)} s`,
    '',
    `Found: ${diagnoses[diagnosis.code]}${diagnosis.checks.length > 0 ? ` (${diagnosis.checks.join(', ')})` : ''}`,
    '',
    ...report.checks.map(formatCheck),
    '',
    policy.keys.length + policy.sources.length > 0 ? 'Rules' : 'Rules: nobody has set any',
    ...policy.stops.map(
      ({ code, keys, places }) =>
        `  NOTHING IS ALLOWED: ${code}: ${keys.join(', ')}${places.map(({ location }) => ` in ${location}`).join('')}`,
    ),
    ...policy.keys.map(
      ({ key, origin, locked, problems }) =>
        `  ${key.padEnd(28)} ${origin}${locked ? ', locked' : ''}${problemsText(problems)}`,
    ),
    ...policy.sources.map(
      ({ origin, location, problems }) => `  from ${location} (${origin})${problemsText(problems)}`,
    ),
    ...(hosts.length > 0 ? ['', 'Hosts that the network has to let through'] : []),
    ...hosts.map(
      ({ host, port, when, purpose }) =>
        `  ${`${host}:${port}`.padEnd(36)} ${when === 'always' ? '' : `for ${when}: `}${purpose}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const problemsText = (problems: readonly { code: string; key?: string }[]) =>
  problems.map(({ code, key }) => `; ${key ? `${key} ` : ''}${code}`).join('');

function clockText(seconds: number): string {
  return `${Math.abs(seconds)} s ${seconds > 0 ? 'fast' : 'slow'}`;
}

function hostText({ host, address, via, tlsIssuer, interceptor, httpStatus, latencyMs }: HostFacts): string {
  return [
    host,
    ...(address === undefined || address === 'proxy' ? [] : [`at ${address}`]),
    ...(via === undefined ? [] : [via === 'direct' ? 'direct' : `by proxy ${via}`]),
    ...(tlsIssuer === undefined ? [] : [`certificate by ${tlsIssuer}`]),
    ...(interceptor === undefined ? [] : [`opened by ${interceptor}`]),
    ...(httpStatus === undefined ? [] : [`status ${httpStatus}`]),
    ...(latencyMs === undefined ? [] : [`${latencyMs} ms`]),
  ].join(', ');
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
