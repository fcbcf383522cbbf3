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

type Said = readonly [CheckName, FindingCode, ('wrong' | 'warning')?, number?];

/** All checks fine, but for what is said of some. */
function checks(...said: Said[]): CheckState[] {
  return checkNames.map((check) => {
    const found = said.find(([name]) => name === check);
    if (!found) return { check, state: 'fine' };
    const [, code, state = 'wrong', seconds] = found;
    return { check, state, code, ...(seconds === undefined ? {} : { seconds }) };
  });
}

describe('the diagnosis', () => {
  test.each<[string, Said[], string]>([
    ['nothing', [], 'fine'],
    [
      'no link, whatever else',
      [
        ['network', 'no-link'],
        ['disk', 'disk-full'],
      ],
      'no-link: network',
    ],
    [
      'a captive portal before the certificate that it shows',
      [
        ['network', 'captive-portal'],
        ['platform', 'certificate-untrusted'],
        ['google', 'name-not-found'],
      ],
      'captive-portal: network',
    ],
    [
      'the proxy before what it lets nobody through to',
      [
        ['proxy', 'proxy-auth-required'],
        ['platform', 'proxy-auth-required'],
        ['google', 'host-unreachable'],
      ],
      'proxy: proxy, platform',
    ],
    ['a proxy that refuses one host', [['google', 'proxy-refused']], 'proxy: google'],
    [
      'intercepted TLS before DNS',
      [
        ['microsoft', 'tls-intercepted'],
        ['issuer', 'certificate-untrusted'],
        ['google', 'name-not-found'],
      ],
      'intercepted: issuer, microsoft',
    ],
    [
      'DNS before a firewall',
      [
        ['platform', 'name-not-found'],
        ['google', 'host-unreachable'],
      ],
      'names: platform',
    ],
    [
      'a firewall before whoever is down',
      [
        ['google', 'answer-invalid'],
        ['microsoft', 'provider-down'],
      ],
      'unreachable: google',
    ],
    [
      'a provider before us',
      [
        ['platform', 'platform-down'],
        ['google', 'provider-down'],
      ],
      'provider-down: google',
    ],
    [
      'us before the clock',
      [
        ['platform', 'platform-down'],
        ['clock', 'clock-wrong', 'wrong', 400],
      ],
      'platform-down: platform',
    ],
    [
      'the clock before this computer',
      [
        ['clock', 'clock-wrong', 'wrong', 400],
        ['disk', 'disk-full'],
      ],
      'clock: clock',
    ],
    [
      'this computer, all of it',
      [
        ['disk', 'disk-read-only'],
        ['policy', 'policy-invalid'],
      ],
      'this-computer: disk, policy',
    ],
    [
      'what is wrong before a warning that would explain more',
      [
        ['platform', 'tls-intercepted', 'warning'],
        ['disk', 'disk-full'],
      ],
      'this-computer: disk',
    ],
    ['a warning, where that is all', [['google', 'host-slow', 'warning']], 'unreachable: google (warning)'],
    [
      'the clock, where it is so wrong that no certificate holds',
      [
        ['clock', 'clock-wrong', 'wrong', -90_000],
        ['platform', 'certificate-untrusted'],
      ],
      'clock: clock',
    ],
    [
      'a product that opens connections, whatever the clock',
      [
        ['clock', 'clock-wrong', 'wrong', -90_000],
        ['platform', 'tls-intercepted'],
      ],
      'intercepted: platform',
    ],
    [
      'the certificate, where the clock is off by minutes',
      [
        ['clock', 'clock-wrong', 'wrong', 400],
        ['platform', 'certificate-untrusted'],
      ],
      'intercepted: platform',
    ],
  ])('is %s', (_, said, meaning) => {
    const { code, state, checks: names } = diagnose(checks(...said));
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
