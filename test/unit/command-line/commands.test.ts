import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Examination } from '#contract/doctor.ts';
import type { Command } from '../../../main/command-line/arguments.ts';
import { runCommand } from '../../../main/command-line/commands.ts';
import type { PolicyReport } from '../../../main/command-line/policy-report.ts';
import { localFacts } from '../../../main/doctor/report.ts';
import { effectivePolicy } from '../../../main/policy/effective-policy.ts';
import type { PolicySource } from '../../../main/policy/policy-source.ts';
import { bareView } from '../../../main/policy/policy-view.ts';
import { memorySecrets } from '../../support/scripted-ports.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const managed = (values: Record<string, unknown>): PolicySource => ({
  origin: 'machine',
  location: '/etc/opt/econnect-onboarding/policies/managed/10.json',
  values,
  problems: [],
});

/** What a command prints on a machine with these sources, and its exit code. */
async function run(command: Command, sources: PolicySource[] = [], isRunning = false) {
  let printed = '';
  let complained = '';
  const secrets = memorySecrets();
  await secrets.write('session', 'refresh-token');
  const report: PolicyReport = {
    client: '1.2.3',
    environment: 'production',
    organisation: null,
    ...bareView(effectivePolicy(sources)),
  };
  const code = await runCommand(command, {
    platform: 'https://platform.example',
    report: async () => report,
    secrets,
    folder,
    doctor: {
      examine: async () => examination,
      facts: { version: '1.2.3', environment: null, ...localFacts(null) },
      progress: () => undefined,
    },
    takeLock: () => !isRunning,
    print: (text) => {
      printed += text;
    },
    complain: (text) => {
      complained += text;
    },
  });
  return { code, printed, complained, report, secrets };
}

/** Nothing was looked at, and nothing is wrong. */
const examination: Examination = {
  reference: 'TEST-0001',
  elapsedMs: 1,
  isDone: true,
  diagnosis: { code: 'fine', state: 'fine', checks: [] },
  checks: [],
};
const print: Command = { name: 'print-policy', json: false };

describe('--print-policy', () => {
  test.each([
    ['nobody says anything', [], 3],
    ['only recommendations', [{ ...managed({ Language: 'nl' }), origin: 'machine-recommended' as const }], 3],
    ['rules in force', [managed({ AllowedIdentityProviders: ['microsoft'] })], 0],
    ['one of them unknown', [managed({ AllowedIdentityProviders: ['microsoft'], Languag: 'nl' })], 1],
    ['one of them not understood, harmless', [managed({ UpdateMode: 'sometimes' })], 1],
    ['one of them not understood, a restriction', [managed({ AllowedIdentityProviders: 'x' })], 2],
  ])('%s', async (_what, sources, code) => {
    expect((await run(print, sources)).code).toBe(code);
  });

  test('for a person: what is allowed, each key with its place, what does not count', async () => {
    const { printed } = await run(print, [managed({ AllowedTenants: ['no tenant'], Languag: 'nl' })]);
    expect(printed).toMatchInlineSnapshot(`
      "eConnect Onboarding 1.2.3, environment production

      NOTHING IS ALLOWED
        AllowedTenants cannot be understood: /etc/opt/econnect-onboarding/policies/managed/10.json (machine policy)

      Keys
        AllowedTenants               null  (default, locked)
          ! AllowedTenants does not take this value in /etc/opt/econnect-onboarding/policies/managed/10.json

      Places
        machine policy               /etc/opt/econnect-onboarding/policies/managed/10.json
          ! Languag is a key that this version does not know
      "
    `);
  });

  test('as JSON: the report, nothing else', async () => {
    const { printed, report } = await run({ ...print, json: true }, [managed({ Language: 'nl' })]);
    expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(report)));
  });
});

describe('--validate-policy', () => {
  const validate = (content: string, json = false) => {
    const file = join(folder, 'policy.json');
    writeFileSync(file, content);
    return run({ name: 'validate-policy', file, json });
  };

  test.each([
    ['a right file', '{"AllowedIdentityProviders":["microsoft"]}', 0],
    ['an unknown key', '{"Languag":"nl"}', 1],
    ['a restriction that nobody understands', '{"AllowedTenants":["x"]}', 2],
    ['a key that stands twice', '{"Language":"nl","Language":"en"}', 2],
    ['half a file', '{"Language":', 2],
    ['an own URL of another platform', '{"OwnSignInUrl":"https://evil.example/o/x"}', 2],
    ['required without an organisation', '{"SignInMode":"required"}', 2],
  ])('%s', async (_what, content, code) => {
    expect((await validate(content)).code).toBe(code);
    const { printed } = await validate(content, true);
    expect(JSON.parse(printed)).toMatchObject({ valid: code === 0 });
  });

  test('a file that is not there', async () => {
    const file = join(folder, 'absent.json');
    expect((await run({ name: 'validate-policy', file, json: false })).code).toBe(66);
  });
});

test('--doctor has the policy in it, and nothing to say about a machine that nobody manages', async () => {
  const { code, printed, report } = await run({ name: 'doctor', json: true });
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({
    policy: JSON.parse(JSON.stringify(report)),
    examination: { reference: 'TEST-0001', diagnosis: { code: 'fine' } },
  });
});

test('--reset forgets files and secrets of this client, and nothing else', async () => {
  for (const name of ['journey.json', 'journey.json.corrupt-1', 'settings.json', 'profile.econnect-org', 'x'])
    writeFileSync(join(folder, name), '{}');
  mkdirSync(join(folder, 'logs'));
  mkdirSync(join(folder, 'Cache'));
  const { code, secrets } = await run({ name: 'reset' });
  expect(code).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['Cache', 'x']);
  expect(existsSync(join(folder, 'logs'))).toBe(false);
  expect(secrets.kept.size).toBe(0);
});

test('--reset while the app runs forgets nothing, says so on stderr, and ends with 75', async () => {
  writeFileSync(join(folder, 'journey.json'), '{}');
  const { code, printed, complained, secrets } = await run({ name: 'reset' }, [], true);
  expect(code).toBe(75);
  expect(printed).toBe('');
  expect(complained).toBe('eConnect Onboarding is running: close it first. Nothing was forgotten.\n');
  expect(readdirSync(folder)).toEqual(['journey.json']);
  expect(secrets.kept.size).toBe(1);
});

test('nonsense is answered with how to ask', async () => {
  const { code, printed } = await run({ name: 'usage', reason: 'that means nothing' });
  expect(code).toBe(64);
  expect(printed).toMatch(/^that means nothing\n\nUsage:/);
});
