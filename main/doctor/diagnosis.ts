import type { CheckState, Diagnosis, DiagnosisCode, FindingCode } from '#contract/doctor.ts';

/** The findings behind each diagnosis. The first match counts: an earlier row can be the cause of a later one. */
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

/** Clock skew from which valid certificates can look expired or not yet valid: some are valid for a few days only. */
const certificateSkewSeconds = 3_600;

type Finding = Extract<CheckState, { state: 'wrong' | 'warning' }>;

/** Returns the most important finding: errors before warnings, then causes before their effects. */
export function diagnose(checks: readonly CheckState[]): Diagnosis {
  const findings = checks.filter(isFinding);
  const clock = findings.some(
    ({ code, seconds = 0 }) => code === 'clock-wrong' && Math.abs(seconds) > certificateSkewSeconds,
  );
  for (const state of ['wrong', 'warning'] as const) {
    const grave = findings.filter((finding) => finding.state === state);
    for (const [code, codes] of meanings) {
      const saying = grave.filter(
        (finding) => codes.includes(finding.code) && !(clock && isExplainedByClock(finding)),
      );
      if (saying.length > 0) return { code, state, checks: saying.map(({ check }) => check) };
    }
  }
  return { code: isWhole(checks) ? 'fine' : 'unfinished', state: 'fine', checks: [] };
}

/** Whether a check found something. */
export function isFinding(check: CheckState): check is Finding {
  return check.state === 'wrong' || check.state === 'warning';
}

/** Whether nothing more is to come of a check. */
export function isEnded({ state }: CheckState): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** Whether a wrong clock alone explains the finding: with it, every certificate is untrusted. */
function isExplainedByClock({ code }: Finding): boolean {
  return code === 'certificate-untrusted';
}

/** Whether all checks ended and the platform was checked. Otherwise the diagnosis must not be `fine`. */
function isWhole(checks: readonly CheckState[]): boolean {
  return (
    checks.some(({ check, state }) => check === 'platform' && state !== 'skipped') && checks.every(isEnded)
  );
}
