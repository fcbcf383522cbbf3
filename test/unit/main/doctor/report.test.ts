import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckState, checkNames, type Examination, findingCodes } from '#contract/doctor.ts';
import { createAnonymiser } from '../../../../main/doctor/anonymity.ts';
import { diagnose } from '../../../../main/doctor/diagnosis.ts';
import { createDoctorReport, type ReportFacts, readLocalFacts } from '../../../../main/doctor/report.ts';
import { formatReport } from '../../../../main/doctor/report-text.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';
import { sandboxEnvironment } from '../../../sandbox/environment.ts';
import { healthy, policyOf, runExamination } from './examining.ts';

/** None of these may be told, wherever it stood. */
const canaries = {
  token: 'eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOjF9.c2lnbmF0dXJl',
  random: 'Zx8kQ0rT5vW2yB7nM4pL9sD3fG6hJ1aC-canary_verifier',
  code: 'code=canary-code-1',
  email: 'canary.person@bakkerij-devries.nl',
  userName: 'canaryuser',
  proxy: 'http://proxyuser:canary-proxy@proxy.test:8080',
  query: 'https://platform.test/x?ticket=canary-ticket#canary-fragment',
  bearer: 'Bearer canary-bearer',
} as const;
const telling = /eyJh|Zx8kQ0|canary|proxyuser/i;

const facts = (more: Partial<ReportFacts> = {}): ReportFacts => ({
  version: '1.2.3',
  environment: sandboxEnvironment({
    platform: 'http://127.0.0.1:4400',
    microsoft: 'http://127.0.0.1:4401',
    google: 'http://127.0.0.1:4402',
  }),
  system: { platform: 'linux', release: '6.1.0', architecture: 'x64', utcOffset: 60 },
  person: { home: '/srv/people/canaryuser', userName: 'canaryuser' },
  ...more,
});

const examinationOf = (checks: CheckState[]): Examination => ({
  reference: '7KQ2-M9XD',
  elapsedMs: 1_234,
  isDone: true,
  checks,
  diagnosis: diagnose(checks),
});

/** Everything that is told, in both forms. */
function told(checks: CheckState[], sources: PolicySource[] = [], more: Partial<ReportFacts> = {}): string {
  const report = createDoctorReport(examinationOf(checks), policyOf(sources), facts(more));
  return `${formatReport(report)}\n${JSON.stringify(report)}`;
}

describe('the report', () => {
  const policy: PolicySource = {
    origin: 'machine',
    location: '/etc/opt/econnect-onboarding/policies/managed/10.json',
    values: { AllowedEmailDomains: ['secret-project.nl'], Languag: 'nl' },
    problems: [],
  };

  test('reads so', () => {
    const report = createDoctorReport(
      examinationOf([
        { check: 'disk', state: 'fine' },
        { check: 'deep-link', state: 'skipped' },
        { check: 'clock', state: 'warning', code: 'clock-wrong', seconds: -75 },
        {
          check: 'platform',
          state: 'wrong',
          code: 'tls-intercepted',
          host: {
            host: 'platform.test',
            address: 'proxy',
            via: 'proxy.test:8080',
            tlsIssuer: 'Zscaler Inc.',
            interceptor: 'Zscaler',
          },
        },
      ]),
      policyOf([policy]),
      facts(),
    );
    expect(formatReport(report)).toMatchInlineSnapshot(`
      "eConnect Onboarding 1.2.3, environment sandbox
      linux 6.1.0, x64, UTC+01:00
      Reference 7KQ2-M9XD, 1.2 s

      Found: something between here and the server shows its own certificate (platform)

      [ok] disk
      [ -] links        not looked at
      [ !] clock        the clock is wrong; 75 s slow
      [ X] platform     the connection is opened on its way; platform.test, by proxy proxy.test:8080, certificate by Zscaler Inc., opened by Zscaler

      Rules
        AllowedEmailDomains          machine, locked
        from /etc/opt/econnect-onboarding/policies/managed/10.json (machine); Languag unknown-key

      Hosts that the network has to let through
        127.0.0.1:4400                       the platform: organisations, accounts, activation, own addresses
        127.0.0.1:4401                       for microsoft: tokens and keys of the sandbox’s provider
        127.0.0.1:4402                       for google: tokens and keys of the sandbox’s provider
      "
    `);
  });

  test('contains the origins of the policy, and none of its values', () => {
    expect(told([], [policy])).toContain('AllowedEmailDomains');
    expect(told([], [policy])).not.toContain('secret-project');
  });

  test('contains facts about the computer, and not its name', () => {
    const { system, person } = readLocalFacts('anna');
    expect(system).toMatchObject({ platform: process.platform, architecture: process.arch });
    expect(person.userName).toBe('anna');
    const offset = (utcOffset: number) => told([], [], { system: { ...system, utcOffset } });
    expect(offset(-210)).toContain('UTC-03:30');
    expect(offset(0)).toContain('UTC+00:00');
  });
});

describe('personal data in a report', () => {
  const tell = createAnonymiser({ home: '/srv/people/canaryuser', userName: 'canaryuser' });
  test.each([
    ['/srv/people/canaryuser/.config/app', '~/.config/app'],
    ['/srv/people/canaryuser2/x', '/srv/people/canaryuser2/x'],
    ['/home/anna/policy.json', '~/policy.json'],
    ['/Users/anna/Library/x', '~/Library/x'],
    ['C:\\Users\\anna\\AppData\\x', '~\\AppData\\x'],
    ['\\\\server\\homes\\canaryuser\\x', '\\\\server\\homes\\[user]\\x'],
    ['/etc/opt/econnect-onboarding/policies', '/etc/opt/econnect-onboarding/policies'],
    ['anna@bakkerij.nl', 'a…@bakkerij.nl'],
    ['two\nlines \u001b[31mred', 'two lines  [31mred'],
  ])('%j becomes %j', (text, expected) => {
    expect(tell(text)).toBe(expected);
  });

  test('keeps paths where the home folder is the root', () => {
    expect(createAnonymiser({ home: '/', userName: null })('/x')).toBe('/x');
  });
});

describe('no canary appears', () => {
  const planted = Object.values(canaries);

  test.each(planted)('planted everywhere: %s', (canary) => {
    const host = {
      host: canary,
      address: canary,
      via: canary,
      tlsIssuer: canary,
      interceptor: canary,
      // Not of our making: what else came along.
      path: canary,
    };
    const where = canary === canaries.userName ? `/mnt/${canary}/x` : canary;
    const hosts = canary === canaries.userName ? [] : [{ check: 'platform', state: 'fine', host } as const];
    const text = told(
      [...hosts, { check: 'policy', state: 'wrong', code: 'policy-problems', ...{ detail: canary } }],
      [
        {
          origin: 'user',
          location: where,
          values: {
            ManagedByOrganizationName: canary,
            SupportUrl: `https://x.test/${canary}`,
            [where]: canary,
          },
          problems: [{ code: 'malformed', key: where, detail: canary }],
        },
      ],
      { version: where, system: { ...facts().system, release: where } },
    );
    expect(text).not.toMatch(telling);
  });

  test('does not contain the proxies of the system and their variables', async () => {
    process.env.HTTPS_PROXY = canaries.proxy;
    try {
      const { whole } = await runExamination({
        ...healthy('/tmp'),
        environment: facts().environment,
        fetch: async () =>
          Response.json({ canary: canaries.token }, { headers: { 'set-cookie': canaries.code } }),
        resolveProxy: async () => 'PROXY proxyuser:canary-proxy@127.0.0.1:9',
      });
      expect(JSON.stringify(whole)).not.toMatch(telling);
      expect(told(whole.checks)).not.toMatch(telling);
    } finally {
      delete process.env.HTTPS_PROXY;
    }
  });

  test('whatever the checks say', () => {
    const text = fc
      .tuple(fc.string({ maxLength: 12 }), fc.constantFrom(canaries.token, canaries.email, canaries.bearer))
      .map(([before, canary]) => `${before} ${canary} `);
    const host = fc.record({ host: text, address: text, via: text, tlsIssuer: text, interceptor: text });
    const state = fc.oneof(
      fc.record({ check: fc.constantFrom(...checkNames), state: fc.constantFrom('fine', 'skipped'), host }),
      fc.record({
        check: fc.constantFrom(...checkNames),
        state: fc.constantFrom('wrong', 'warning'),
        code: fc.constantFrom(...findingCodes),
        host,
      }),
    );
    fc.assert(
      fc.property(fc.array(state, { maxLength: 15 }), (states) => {
        expect(told(states)).not.toMatch(telling);
      }),
    );
  });
});
