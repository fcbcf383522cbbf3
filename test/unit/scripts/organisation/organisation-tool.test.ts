import { execFileSync } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK } from 'jose';
import { describe, expect } from 'vitest';
import { organisationScript } from '../../../../scripts/organisation.ts';
import { test } from '../../../support/fixtures.ts';
import { callScript, startScript } from '../../../support/run-script.ts';
import { acme, answerAbout, issuer, seconds, signer } from '../../main/organisation/signer.ts';

let at: (name: string) => string;
test.beforeEach(({ folder }) => {
  at = (name) => join(folder, name);
});

const organisation = (...args: string[]) => callScript(organisationScript, args);
const start = (...args: string[]) => startScript('scripts/organisation.ts', args);

const restricted = { ...acme, restricted: true };
const written = {
  organisation: restricted,
  policy: { AllowedTransports: ['loopback'], Language: 'nl' },
};

const write = (name: string, value: unknown) => writeFile(at(name), JSON.stringify(value));

/** A key as keygen makes one, an environment that pins it, and a profile to sign with it. */
async function prepare(profile: unknown = written): Promise<void> {
  const { key, privateKey } = await signer('organisations-2027');
  const { d } = await exportJWK(privateKey);
  await write('private.jwk', { ...key, d });
  await write('environment.json', environmentWith(key));
  await write('profile.json', profile);
}

const environmentWith = (key: unknown) => ({
  name: 'test',
  platform: 'https://platform.example',
  issuer,
  providers: [{ id: 'google', kind: 'google', clientId: 'client' }],
  organisationKeys: [key],
});

const signing = (...more: string[]) => [
  'sign',
  at('profile.json'),
  ...['--key', at('private.jwk'), '--issuer', issuer, '--out', at('acme.econnect-org'), ...more],
];
const sign = (...more: string[]) => organisation(...signing(...more));
/** Tries to sign a file as a profile, with a key that may be none. */
const signWith = (profile: string, key: string) =>
  organisation('sign', profile, '--key', at(key), '--issuer', issuer, '--out', at('b.econnect-org'));
const inspecting = (file: string, environment = at('environment.json')) => [
  'inspect',
  file,
  '--environment',
  environment,
];
const inspect = (file: string, environment?: string) => organisation(...inspecting(file, environment));

test('a key is made, a profile signed with it, and the environment that pins the key finds it valid', async () => {
  const made = await start('keygen', '--kid', 'organisations-2027', '--out', at('private.jwk'));
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect((await stat(at('private.jwk'))).mode & 0o777).toBe(0o600);
  await write('environment.json', environmentWith(JSON.parse(made.stdout)));
  await write('profile.json', written);
  const signed = await start(...signing('--serial', '4', '--days', '30'));
  expect(signed).toMatchObject({ code: 0, stderr: '' });
  expect(signed.stdout).toContain('Acme (acme), serial 4');
  const found = await start(...inspecting(at('acme.econnect-org')));
  expect(found).toMatchObject({ code: 0, stderr: '' });
  expect(found.stdout).toContain('valid in test, signed by organisations-2027');
  for (const part of ['"serial": 4', '"typ": "econnect-profile+jwt"', '"AllowedTransports"', 'until 20'])
    expect(found.stdout).toContain(part);
  const { d } = JSON.parse(await readFile(at('private.jwk'), 'utf8'));
  expect(JSON.stringify([made, signed, found])).not.toContain(d);
});

test('a pipe, a device or a folder in the place of a file is refused in words, and not read', async () => {
  await prepare();
  await sign();
  execFileSync('mkfifo', [at('pipe')]);
  const runs = await Promise.all([
    start(...inspecting('/dev/zero')),
    inspect(at('pipe')),
    inspect(at('acme.econnect-org'), '/dev/zero'),
    signWith(at('.'), 'private.jwk'),
  ]);
  for (const { code, stderr } of runs) {
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\S+ is a folder, a pipe or a device, and no file\n$/);
  }
});

describe('a private key', () => {
  test('is never shown, also where a file is not what it should be', async () => {
    await prepare();
    const text = await readFile(at('private.jwk'), 'utf8');
    const { d } = JSON.parse(text);
    await writeFile(at('broken.jwk'), `${text.slice(0, -4)},`);
    await write('odd.jwk', { ...JSON.parse(text), crv: 'P-384' });
    const runs = await Promise.all([
      sign(),
      signWith(at('profile.json'), 'broken.jwk'),
      signWith(at('profile.json'), 'odd.jwk'),
      signWith(at('broken.jwk'), 'private.jwk'),
      signWith(at('private.jwk'), 'private.jwk'),
      organisation('keygen', '--kid', 'another', '--out', at('another.jwk')),
      inspect(at('private.jwk')),
      inspect(at('acme.econnect-org'), at('private.jwk')),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 1, 1, 1, 1, 0, 1, 1]);
    expect(JSON.stringify(runs)).not.toContain(d);
    const another = JSON.parse(await readFile(at('another.jwk'), 'utf8'));
    expect(runs[5]?.stdout).not.toContain(another.d);
  });

  test('is never overwritten, by another key or by a profile', async () => {
    await prepare();
    const before = await readFile(at('private.jwk'), 'utf8');
    const again = await organisation('keygen', '--kid', 'again', '--out', at('private.jwk'));
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('is not overwritten');
    expect(await sign('--out', at('private.jwk'))).toMatchObject({ code: 1 });
    expect(await organisation('keygen', '--kid', 'a', '--out', at('a.econnect-org'))).toMatchObject({
      code: 1,
    });
    expect(await readFile(at('private.jwk'), 'utf8')).toBe(before);
  });

  test('has no name of the practice environment, and none with a space', async () => {
    for (const kid of ['sandbox-mine', 'two words'])
      expect((await organisation('keygen', '--kid', kid, '--out', at('k.jwk'))).code).toBe(1);
  });

  test('whose halves are of two keys signs nothing', async () => {
    await prepare();
    const stranger = await signer('stranger');
    const { d } = JSON.parse(await readFile(at('private.jwk'), 'utf8'));
    await write('mixed.jwk', { ...stranger.key, d });
    expect(await sign('--key', at('mixed.jwk'))).toEqual({
      code: 1,
      stdout: '',
      stderr: `${at('mixed.jwk')} is no private key: its private half does not belong to its public half\n`,
    });
  });
});

describe('a profile is not signed', () => {
  test.each<[string, unknown, string]>([
    ['with a key that no policy has', { ...written, policy: { Verify: true } }, 'policy.Verify'],
    ['with a value that no policy takes', { ...written, policy: { Language: 'xx' } }, 'policy.Language'],
    ['with an unknown field', { organisation: { ...restricted, tenantid: 'x' } }, 'tenantid'],
    ['without a name', { organisation: { ...restricted, name: undefined } }, 'organisation.name'],
    ['for another organisation', { ...written, policy: { Organization: 'b' } }, 'policy.Organization'],
    [
      'when nobody could tell its people',
      { organisation: { ...restricted, tenantId: undefined } },
      'tenantId',
    ],
    [
      'when its provider has no scheme',
      { organisation: { ...restricted, method: 'organisation' } },
      'scheme',
    ],
    ['that is a list', [], 'is no profile'],
  ])('%s', async (_, profile, word) => {
    await prepare(profile);
    const { code, stdout, stderr } = await sign();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(word);
    expect(stderr).not.toContain('    at ');
    await expect(stat(at('acme.econnect-org'))).rejects.toThrow('ENOENT');
  });

  test('for an issuer that cannot be one', async () => {
    await prepare();
    for (const wrong of ['identity.example', 'http://identity.example'])
      expect((await sign('--issuer', wrong)).code).toBe(1);
  });
});

describe('a file that does not count is shown, and why', () => {
  test.each<[string, () => Promise<string>, string]>([
    ['changed', async () => (await readFile(at('acme.econnect-org'), 'utf8')).replace(/..$/, 'AA'), ''],
    ['of a stranger', async () => answerAboutNow('stranger'), 'does not pin the key'],
    [
      'an answer of the directory by the same name of a key',
      async () => answerAboutNow('organisations-2027'),
      'changed',
    ],
    ['a text', async () => 'hello', '(cannot be read)'],
  ])('%s', async (_, make, word) => {
    await prepare();
    await sign();
    await writeFile(at('found.econnect-org'), await make());
    const { code, stdout } = await inspect(at('found.econnect-org'));
    expect(code).toBe(1);
    expect(stdout).toContain('NOT VALID in test');
    expect(stdout).toContain(word);
  });

  const answerAboutNow = async (kid: string) => {
    const now = seconds(Date.now());
    return answerAbout(
      await signer(kid),
      { ...restricted, method: 'microsoft' },
      { iat: now, exp: now + 60 },
    );
  };

  test('without a control character of its author', async () => {
    await prepare();
    const text = await answerAboutNow('stranger');
    const claims = Buffer.from(JSON.stringify({ name: '\u009b2J\u001b[2J\u202e' })).toString('base64url');
    await writeFile(at('found.econnect-org'), text.replace(/\.[^.]+\./, `.${claims}.`));
    const { stdout } = await inspect(at('found.econnect-org'));
    expect(stdout).toContain('"name"');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  });

  test('in production, which pins no key yet', async () => {
    await prepare();
    await sign();
    const { code, stdout } = await organisation('inspect', at('acme.econnect-org'));
    expect([code, stdout.includes('pins no key yet')]).toEqual([1, true]);
  });
});

test.each([
  [[]],
  [['resign']],
  [['keygen']],
  [['keygen', '--kid', 'a']],
  [['keygen', '--kid', 'a', '--out', 'b', 'c']],
  [['sign', 'a.json', '--key', 'b']],
  [['sign', 'a.json', '--key', 'b', '--issuer', issuer, '--out', 'c.econnect-org', '--days', '0']],
  [['sign', 'a.json', '--key', 'b', '--issuer', issuer, '--out', 'c.econnect-org', '--serial', '-1']],
  [['inspect']],
  [['inspect', 'a', 'b']],
  [['inspect', 'a', '--verbose']],
])('%j means nothing: the usage is told', async (args) => {
  const { code, stdout, stderr } = await organisation(...args);
  expect([code, stdout]).toEqual([64, '']);
  expect(stderr).toContain('Usage: npm run organisation');
});

test('a file that is not there is named', async () => {
  const { code, stderr } = await inspect(at('nothing.econnect-org'), 'assets/environments/sandbox.json');
  expect([code, stderr]).toEqual([1, `${at('nothing.econnect-org')} is not there\n`]);
});
