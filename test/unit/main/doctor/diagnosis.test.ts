import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CheckName,
  type CheckState,
  checkNames,
  diagnosisCodes,
  type FindingCode,
  findingCodes,
} from '#contract/doctor.ts';
import { diagnose } from '../../../../main/doctor/diagnosis.ts';

/** What is found by which check, and whether that is only a warning. */
type Said = `${CheckName} ${FindingCode}${'' | ' (warning)'}`;

/** All checks fine, but for what is said of some; the clock is off by some seconds where it is wrong. */
function checks(said: Said[] = [], seconds = 400): CheckState[] {
  return checkNames.map((check) => {
    const found = said.find((one) => one.startsWith(`${check} `));
    const code = findingCodes.find((one) => one === found?.split(' ')[1]);
    if (!found || !code) return { check, state: 'fine' };
    return { check, code, state: found.endsWith('(warning)') ? 'warning' : 'wrong', seconds };
  });
}

describe('the diagnosis', () => {
  test.each<[string, Said[], string, number?]>([
    ['nothing', [], 'fine'],
    ['no link, whatever else', ['network no-link', 'disk disk-full'], 'no-link: network'],
    [
      'a captive portal before the certificate that it shows',
      ['network captive-portal', 'platform certificate-untrusted', 'google name-not-found'],
      'captive-portal: network',
    ],
    [
      'the proxy before what it lets nobody through to',
      ['proxy proxy-auth-required', 'platform proxy-auth-required', 'google host-unreachable'],
      'proxy: proxy, platform',
    ],
    ['a proxy that refuses one host', ['google proxy-refused'], 'proxy: google'],
    [
      'intercepted TLS before DNS',
      ['microsoft tls-intercepted', 'issuer certificate-untrusted', 'google name-not-found'],
      'intercepted: issuer, microsoft',
    ],
    ['DNS before a firewall', ['platform name-not-found', 'google host-unreachable'], 'names: platform'],
    [
      'a firewall before a server that is down',
      ['google answer-invalid', 'microsoft provider-down'],
      'unreachable: google',
    ],
    ['a provider before us', ['platform platform-down', 'google provider-down'], 'provider-down: google'],
    ['us before the clock', ['platform platform-down', 'clock clock-wrong'], 'platform-down: platform'],
    ['the clock before this computer', ['clock clock-wrong', 'disk disk-full'], 'clock: clock'],
    [
      'this computer, all of it',
      ['disk disk-read-only', 'policy policy-invalid'],
      'this-computer: disk, policy',
    ],
    [
      'what is wrong before a warning that would explain more',
      ['platform tls-intercepted (warning)', 'disk disk-full'],
      'this-computer: disk',
    ],
    ['a warning, where that is all', ['google host-slow (warning)'], 'unreachable: google (warning)'],
    [
      'the clock, where it is so wrong that no certificate holds',
      ['clock clock-wrong', 'platform certificate-untrusted'],
      'clock: clock',
      -90_000,
    ],
    [
      'a product that opens connections, whatever the clock',
      ['clock clock-wrong', 'platform tls-intercepted'],
      'intercepted: platform',
      -90_000,
    ],
    [
      'the certificate, where the clock is off by minutes',
      ['clock clock-wrong', 'platform certificate-untrusted'],
      'intercepted: platform',
    ],
  ])('is %s', (_, said, meaning, seconds) => {
    const { code, state, checks: names } = diagnose(checks(said, seconds));
    const told = `${code}${names.length > 0 ? `: ${names.join(', ')}` : ''}`;
    expect(state === 'warning' ? `${told} (warning)` : told).toBe(meaning);
  });
});

describe('while it runs', () => {
  const running = checkNames.map((check) => ({ check, state: 'running' as const }));

  test('nothing is called fine', () => {
    expect(diagnose(running)).toEqual({ code: 'unfinished', state: 'fine', checks: [] });
    expect(diagnose([])).toMatchObject({ code: 'unfinished' });
  });

  test('findings are reported at once', () => {
    expect(diagnose([...running, { check: 'network', state: 'wrong', code: 'no-link' }])).toMatchObject({
      code: 'no-link',
    });
  });

  test('and where the platform was never asked, nor after', () => {
    const skipped = checks().map(({ check }) => ({
      check,
      state: check === 'platform' ? ('skipped' as const) : ('fine' as const),
    }));
    expect(diagnose(skipped)).toMatchObject({ code: 'unfinished' });
  });
});

test('whatever the checks say there is a diagnosis, of checks that say so', () => {
  const state = fc.oneof(
    fc.record({
      check: fc.constantFrom(...checkNames),
      state: fc.constantFrom('waiting', 'running', 'fine', 'skipped'),
    }),
    fc.record(
      {
        check: fc.constantFrom(...checkNames),
        state: fc.constantFrom('wrong', 'warning'),
        code: fc.constantFrom(...findingCodes),
        seconds: fc.integer(),
      },
      { requiredKeys: ['check', 'state', 'code'] },
    ),
  );
  fc.assert(
    fc.property(fc.array(state), (states) => {
      const diagnosis = diagnose(states);
      expect(diagnosisCodes).toContain(diagnosis.code);
      const hasFindings = states.some((each) => each.state === 'wrong' || each.state === 'warning');
      // A finding alone is explained away only by another one.
      expect(diagnosis.checks.length > 0).toBe(hasFindings);
      expect(diagnosis.state !== 'fine').toBe(hasFindings);
    }),
  );
});
