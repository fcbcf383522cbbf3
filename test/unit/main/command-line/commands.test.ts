import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Examination } from '#contract/doctor.ts';
import type { Command } from '../../../../main/command-line/arguments.ts';
import { runCommand } from '../../../../main/command-line/commands.ts';
import type { PolicyReport } from '../../../../main/command-line/policy-report.ts';
import { readLocalFacts } from '../../../../main/doctor/report.ts';
import type { SecretName } from '../../../../main/keychain/secret-store.ts';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';
import { bareView } from '../../../../main/policy/policy-view.ts';
import { maxPolicyBytes } from '../../../../main/policy/sources/trusted-file.ts';
import { sessionRecord } from '../../../../main/session/session-record.ts';
import { openStateFolder } from '../../../../main/storage/state-file.ts';
import { test } from '../../../support/fixtures.ts';
import { memorySecrets, silentLog } from '../../../support/scripted-ports.ts';

let folder: string;
test.beforeEach(({ folder: made }) => {
  folder = made;
});

const managed = (values: Record<string, unknown>): PolicySource => ({
  origin: 'machine',
  location: '/etc/opt/econnect-onboarding/policies/managed/10.json',
  values,
  problems: [],
});

/** What a command prints on a machine with these sources, and its exit code. */
async function run(
  command: Command,
  sources: PolicySource[] = [],
  { secrets = memorySecrets(), isRunning = false } = {},
) {
  let printed = '';
  let complained = '';
  for (const name of ['pending', 'session:s1', 'session:s2'] as const) await secrets.write(name, 'a secret');
  const report: PolicyReport = {
    client: '1.2.3',
    environment: 'production',
    organisation: null,
    ...bareView(combineSources(sources)),
  };
  const code = await runCommand(command, {
    platform: 'https://platform.example',
    version: '1.2.3',
    report: async () => report,
    secrets,
    folder,
    log: silentLog,
    doctor: {
      examine: async () => examination,
      facts: { version: '1.2.3', environment: null, ...readLocalFacts(null) },
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

  test('prints what is allowed, each key with its place, and what is not valid', async () => {
    const { printed } = await run(print, [managed({ AllowedTenants: ['no tenant'], Languag: 'nl' })]);
    expect(printed).toMatchInlineSnapshot(`
      "eConnect Onboarding 1.2.3, environment production

      NOTHING IS ALLOWED
        AllowedTenants cannot be understood: /etc/opt/econnect-onboarding/policies/managed/10.json (machine policy)
          ! AllowedTenants does not take this value: "no" does not fit; expected is a list of tenant IDs (GUIDs), as in ["5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01"]

      Keys
        AllowedTenants               null  (default, locked)
          ! AllowedTenants does not take this value: "no" does not fit; expected is a list of tenant IDs (GUIDs), as in ["5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01"] in /etc/opt/econnect-onboarding/policies/managed/10.json

      Places
        machine policy               /etc/opt/econnect-onboarding/policies/managed/10.json
          ! Languag is a key that this version does not know: did you mean Language?
      "
    `);
  });

  test('prints only the report as JSON with --json', async () => {
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
    ['a restriction that is not understood', '{"AllowedTenants":["x"]}', 2],
    ['a key that stands twice', '{"Language":"nl","Language":"en"}', 2],
    ['a list that allows nothing', '{"AllowedIdentityProviders":[]}', 2],
    ['half a file', '{"Language":', 2],
    ['an own URL of another platform', '{"OwnSignInUrl":"https://evil.example/o/x"}', 2],
    ['required without an organisation', '{"SignInMode":"required"}', 2],
  ])('%s', async (_what, content, code) => {
    expect((await validate(content)).code).toBe(code);
    const { printed } = await validate(content, true);
    expect(JSON.parse(printed)).toMatchObject({ valid: code === 0 });
  });

  test('prints what is wrong, where, what is expected and an example', async () => {
    const file =
      '{\n  "allowedIdentityProviders": "microsoft; gogle",\n  "AllowedTenant": [],\n  "AllowEmailSignUp": "no"\n}';
    const { code, printed } = await validate(file);
    expect(code).toBe(2);
    expect(printed).toContain(
      '! AllowedIdentityProviders lists what this version does not know and leaves out: "gogle"; expected is a list of any of ' +
        'microsoft, google, apple, organisation, econnect, as in ["microsoft"], line 2, column 3',
    );
    expect(printed).toContain(
      '! AllowedTenant is a key that this version does not know: did you mean AllowedTenants?, line 3, column 3',
    );
    expect(printed).not.toContain('AllowEmailSignUp');
  });

  test('prints which list allows nothing, and which key occurs twice', async () => {
    const { printed } = await validate('{"AllowedIdentityProviders":""}');
    expect(printed).toMatch(/\n {2}! nothing is allowed by AllowedIdentityProviders\n$/);
    expect((await validate('{"Language":"nl","language":"en"}')).printed).toContain('Language appears twice');
  });

  test('prints where a file is no longer valid JSON', async () => {
    expect((await validate('{\n  "Language": "nl",\n}')).printed).toContain('line 3, column 1');
  });

  test('reports a file that does not exist', async () => {
    const file = join(folder, 'absent.json');
    expect((await run({ name: 'validate-policy', file, json: false })).code).toBe(66);
  });

  test.skipIf(process.platform === 'win32')(
    'a device, a pipe or a folder is said to be no file',
    async () => {
      const pipe = join(folder, 'pipe.json');
      execFileSync('mkfifo', [pipe]);
      for (const file of ['/dev/zero', pipe, folder]) {
        const { code, printed } = await run({ name: 'validate-policy', file, json: false });
        expect(code).toBe(66);
        expect(printed).toContain(`${file} cannot be read: a folder, a pipe or a device`);
      }
    },
  );

  test('accepts a file of the largest size that the machine reads, and refuses a larger one', async () => {
    const { code } = await validate('{}'.padEnd(maxPolicyBytes));
    expect(code).toBe(0);
    const { code: larger, printed } = await validate('{}'.padEnd(maxPolicyBytes + 1), true);
    expect(larger).toBe(2);
    expect(JSON.parse(printed)).toMatchObject({ valid: false, problems: [{ code: 'too-large' }] });
  });
});

test('--doctor includes the policy, and reports no problem on an unmanaged machine', async () => {
  const { code, printed, report } = await run({ name: 'doctor', json: true });
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({
    policy: JSON.parse(JSON.stringify(report)),
    examination: { reference: 'TEST-0001', diagnosis: { code: 'fine' } },
  });
});

describe('--reset', () => {
  const account = { username: '', name: '', email: '' };
  const current = { id: 's1', account, accountId: null, isRenewing: false };
  const sessions = { version: 1, value: { current, ended: ['s2'] } };

  test('leaves the sessions in a locked keychain to the next start, recorded as ended', async () => {
    writeFileSync(join(folder, 'session.json'), JSON.stringify(sessions));
    const locked = { ...memorySecrets(), unsaved: () => ['session:s1'] as SecretName[] };
    const { code, printed } = await run({ name: 'reset' }, [], { secrets: locked });
    expect(code).toBe(1);
    expect(printed).toContain('Cannot be removed: the keychain’s entries session:s1');
    const file = openStateFolder(folder, silentLog).file('session', sessionRecord);
    expect((await file.read()).value).toEqual({ current: null, ended: ['s1'] });
  });

  test('removes all files of this client, also drafts and damaged ones, and nothing else', async () => {
    const states = ['configuration', 'journey', 'organisations', 'session', 'settings', 'starts', 'terms'];
    const kept = [...states.map((name) => `${name}.json`), 'profile.econnect-org'];
    const beside = ['corrupt-20261124T173635.123456Z-0a1b2c3d', 'kept-20261124T173635.1Z-0a', '12-ab-1.tmp'];
    const ours = [
      ...kept,
      ...kept.flatMap((name) => beside.map((more) => `${name}.${more}`)),
      '.probe-0a.tmp',
    ];
    const others = ['Cache', 'Local State', 'my-journey.json', 'other.econnect-org', 'settings.jsonx', 'x'];
    for (const name of [...ours, ...others]) writeFileSync(join(folder, name), '{}');
    writeFileSync(join(folder, 'session.json'), JSON.stringify(sessions));
    mkdirSync(join(folder, 'logs'));
    writeFileSync(join(folder, 'logs/main.log'), 'a line');
    const { code, secrets } = await run({ name: 'reset' });
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(others);
    expect(secrets.kept.size).toBe(0);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'names what cannot be removed, and forgets the secrets all the same',
    async () => {
      writeFileSync(join(folder, 'journey.json'), '{}');
      chmodSync(folder, 0o555);
      const { code, printed, secrets } = await run({ name: 'reset' }).finally(() => chmodSync(folder, 0o755));
      expect(code).toBe(1);
      expect(printed).toContain('Cannot be removed: journey.json');
      expect(secrets.kept.has('pending')).toBe(false);
    },
  );
});

test('every kept file is opened by its folder, whose list --reset follows', () => {
  const main = join(import.meta.dirname, '../../../../main');
  const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const opening = files.filter((name) => /\bnew StateFile\(/.test(readFileSync(join(main, name), 'utf8')));
  expect(opening).toEqual([join('storage', 'state-file.ts')]);
});

test('--reset while the app runs removes nothing, says so on stderr, and ends with 75', async () => {
  writeFileSync(join(folder, 'journey.json'), '{}');
  const { code, printed, complained, secrets } = await run({ name: 'reset' }, [], { isRunning: true });
  expect(code).toBe(75);
  expect(printed).toBe('');
  expect(complained).toContain('close it first');
  expect(complained).toContain(folder);
  expect(readdirSync(folder)).toEqual(['journey.json']);
  expect(secrets.kept.size).toBe(3);
});

test('--help prints every command and exit code, and --version prints the version', async () => {
  const help = await run({ name: 'help' });
  expect(help.code).toBe(0);
  for (const word of ['--print-policy', '--validate-policy', '--doctor', '--reset', '--version', '75', '64'])
    expect(help.printed).toContain(word);
  expect(await run({ name: 'version' })).toMatchObject({ code: 0, printed: 'eConnect Onboarding 1.2.3\n' });
});

test('wrong arguments print the usage', async () => {
  const { code, printed } = await run({ name: 'usage', reason: 'that means nothing' });
  expect(code).toBe(64);
  expect(printed).toMatch(/^that means nothing\n\nUsage:/);
});
