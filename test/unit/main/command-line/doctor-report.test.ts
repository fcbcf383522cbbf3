import { describe, expect, test } from 'vitest';
import { type CheckState, checkNames } from '#contract/doctor.ts';
import { runDoctor } from '../../../../main/command-line/doctor-report.ts';
import type { PolicyReport } from '../../../../main/command-line/policy-report.ts';
import { diagnose } from '../../../../main/doctor/diagnosis.ts';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import { bareView } from '../../../../main/policy/policy-view.ts';

const policyWith = (values: Record<string, unknown>): PolicyReport => ({
  client: '1.2.3',
  environment: 'production',
  organisation: null,
  ...bareView(combineSources([{ origin: 'machine', location: '/etc/x.json', values, problems: [] }])),
});

/** What the command prints and tells on the way, where these checks are not fine. */
async function run(json: boolean, found: CheckState[] = [], policy = policyWith({ Language: 'nl' })) {
  let printed = '';
  let progress = '';
  const whole = checkNames.map(
    (check): CheckState => found.find((each) => each.check === check) ?? { check, state: 'fine' },
  );
  const code = await runDoctor(json, policy, {
    examine: async (_policy, onChange) => {
      const examination = (checks: CheckState[], isDone: boolean) => ({
        reference: '7KQ2-M9XD',
        elapsedMs: 900,
        isDone,
        checks,
        diagnosis: diagnose(checks),
      });
      const waiting = checkNames.map((check): CheckState => ({ check, state: 'waiting' }));
      for (let done = 0; done <= whole.length; done += 1)
        onChange(examination([...whole.slice(0, done), ...waiting.slice(done)], false));
      onChange(examination(whole, true));
      return examination(whole, true);
    },
    facts: {
      version: '1.2.3',
      environment: null,
      system: { platform: 'linux', release: '6.1.0', architecture: 'x64', utcOffset: 0 },
      person: { home: '/home/anna', userName: 'anna' },
    },
    progress: (text) => {
      progress += text;
    },
    print: (text) => {
      printed += text;
    },
  });
  return { code, printed, progress };
}

const slow: CheckState = { check: 'google', state: 'warning', code: 'host-slow' };
const full: CheckState = { check: 'disk', state: 'wrong', code: 'disk-full' };
const stopped = policyWith({ AllowedTenants: 'x' });

describe('--doctor ends with', () => {
  test.each([
    ['all fine', [], 0],
    ['warnings only', [slow], 0],
    ['something wrong', [slow, full], 1],
  ])('%s', async (_, found, code) => {
    expect((await run(true, found)).code).toBe(code);
    expect((await run(false, found)).code).toBe(code);
  });

  test('the code of stopped rules where they allow nothing, whatever the checks say', async () => {
    expect((await run(true, [full], stopped)).code).toBe(2);
    expect((await run(true, [], stopped)).code).toBe(2);
  });
});

test('--doctor prints each check once as it ends, then the report and the rules', async () => {
  const { printed, progress } = await run(false, [full]);
  const lines = progress.trimEnd().split('\n');
  expect(lines).toHaveLength(checkNames.length);
  expect(lines[0]).toBe('[ X] disk         the disk is full, or nearly');
  expect(printed).toContain('Found: something about this computer (disk)');
  expect(printed).toMatch(/\nPolicy\n\neConnect Onboarding 1\.2\.3/);
});

test('--doctor --json prints no progress, and the rules as --print-policy does', async () => {
  const { printed, progress } = await run(true, [slow], stopped);
  expect(progress).toBe('');
  expect(JSON.parse(printed)).toMatchObject({
    examination: {
      client: '1.2.3',
      diagnosis: { code: 'unreachable', state: 'warning', checks: ['google'] },
    },
    policy: JSON.parse(JSON.stringify(stopped)),
  });
});

test('control characters of a server never reach the terminal', async () => {
  const tlsIssuer = '\u001b]0;owned\u0007anna@bakkerij.nl';
  const evil: CheckState = { check: 'google', state: 'fine', host: { host: 'a.test', tlsIssuer } };
  const { printed, progress } = await run(false, [evil]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
  expect(printed + progress).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]|anna@/);
});
