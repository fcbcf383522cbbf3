import type { CheckState, Diagnosis, DiagnosisCode, FindingCode } from '#contract/doctor.ts';

/** Which findings say what, the first that fits: what stands earlier explains what stands later. */
const meanings: readonly [DiagnosisCode, readonly FindingCode[]][] = [
  ['no-link', ['no-link']],
  ['captive-portal', ['captive-portal']],
  ['proxy', ['proxy-auth-required', 'proxy-refused', 'proxy-unreachable']],
  ['intercepted', ['tls-intercepted', 'certificate-untrusted']],
  ['names', ['name-not-found']],
  ['unreachable', ['host-unreachable', 'answer-invalid', 'host-slow']],
  ['provider-down', ['provider-down']],
  ['platform-down', ['platform-down']],
  ['clock', ['clock-wrong']],
  [
    'this-computer',
    [
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
    ],
  ],
];

/** Seconds by which a clock is so wrong that good certificates are out of their time: some are valid for days only. */
const beyondCertificates = 3_600;

type Finding = Extract<CheckState, { state: 'wrong' | 'warning' }>;

/** What matters most of all that was found: what is wrong before what is a warning, then by what explains the rest. */
export function diagnose(checks: readonly CheckState[]): Diagnosis {
  const findings = checks.filter(isFinding);
  const clock = findings.some(
    ({ code, seconds = 0 }) => code === 'clock-wrong' && Math.abs(seconds) > beyondCertificates,
  );
  for (const state of ['wrong', 'warning'] as const) {
    const grave = findings.filter((finding) => finding.state === state);
    for (const [code, codes] of meanings) {
      const saying = grave.filter(
        (finding) => codes.includes(finding.code) && !(clock && isOutOfTime(finding)),
      );
      if (saying.length > 0) return { code, state, checks: saying.map(({ check }) => check) };
    }
  }
  return { code: isWhole(checks) ? 'fine' : 'unfinished', state: 'fine', checks: [] };
}

function isFinding(check: CheckState): check is Finding {
  return check.state === 'wrong' || check.state === 'warning';
}

/** A certificate that nobody here trusts, and of no product that we know: by a wrong clock every one is. */
function isOutOfTime({ code }: Finding): boolean {
  return code === 'certificate-untrusted';
}

/** All is looked at, the platform too: whoever stopped it, or has no environment to look at, is told nothing of fine. */
function isWhole(checks: readonly CheckState[]): boolean {
  return (
    checks.some(({ check, state }) => check === 'platform' && state !== 'skipped') &&
    checks.every(({ state }) => state !== 'waiting' && state !== 'running')
  );
}
