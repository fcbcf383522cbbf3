import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { LoopbackServer } from '../../../sandbox/network/loopback-server.ts';
import { test } from '../../../support/fixtures.ts';
import { startScript } from '../../../support/run-script.ts';

const provider = { id: 'econnect', kind: 'oidc', clientId: 'econnect-onboarding', scheme: 'econnect' };

let folder: string;
let environment: string;
test.beforeAll(async ({ sharedFolder }) => {
  folder = sharedFolder;
  environment = join(folder, 'environment.json');
  const platform = 'https://platform.example';
  const content = { name: 'test', platform, issuer: platform, providers: [provider] };
  await writeFile(environment, JSON.stringify(content));
});

const kit = (...args: string[]) => startScript('scripts/platform-kit.ts', args);

const target = (platform: string) => ['--platform', platform, '--issuer', 'https://platform.example'];

test('without an address, or with a rule that is not in the guide, it tells its usage', async () => {
  const complete = [...target('https://platform.example'), '--environment', environment];
  const [bare, unknown] = await Promise.all([kit(), kit(...complete, '--rule', 'P-0')]);
  expect(bare).toMatchObject({ code: 64, stderr: expect.stringContaining('--platform is missing') });
  expect(unknown).toMatchObject({ code: 64, stderr: expect.stringContaining('there is no rule P-0') });
});

test('an environment of another platform, and a module that is not there, are refused', async () => {
  const other = kit(...target('https://elsewhere.example'), '--environment', environment);
  const complete = [...target('https://platform.example'), '--environment', environment];
  const module = kit(...complete, '--implementation', join(folder, 'absent.ts'));
  expect(await other).toMatchObject({ code: 1, stderr: expect.stringContaining('is about the platform') });
  expect(await module).toMatchObject({ code: 1, stderr: expect.stringContaining('is not there') });
});

/** The one line that the kit ends with, where it cannot begin: without a stack. */
async function refusalOf(...args: string[]): Promise<string> {
  const { code, stderr } = await kit(...args);
  expect(code).toBe(1);
  expect(stderr).not.toMatch(/^ {4}at /m);
  return stderr;
}

const withContent = async (name: string, content: string) => {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
};

test.each([
  ['is not there', null, 'is not there.'],
  ['is cut off', '{"name": "x",', 'is no JSON (line 1 column'],
  [
    'has a wrong field',
    '{"name": "x", "platform": "https://a.example/base"}',
    'platform: a host, without a path',
  ],
])('an environment file that %s is told as such', async (what, content, words) => {
  const file = content === null ? join(folder, 'absent.json') : await withContent(`${what}.json`, content);
  expect(await refusalOf(...target('https://a.example'), '--environment', file)).toContain(words);
});

test.each([
  ['is no JavaScript', 'export const = 1;', 'SyntaxError: Unexpected token'],
  ['throws', "export const createImplementation = () => { throw new Error('no key'); };", 'Error: no key'],
  ['misspells', 'export const createImplementation = () => ({ newAdress: () => 1 });', 'newAdress'],
])('a module that %s is told in one line', async (what, source, words) => {
  const file = await withContent(`${what}.mjs`, source);
  const complete = [...target('https://platform.example'), '--environment', environment];
  expect(await refusalOf(...complete, '--implementation', file)).toContain(words);
});

describe('where something does not answer, no rule is blamed', () => {
  let server: LoopbackServer;
  let up: string;
  /** Where a server listened before. */
  let down: string;
  beforeAll(async () => {
    server = await LoopbackServer.start(0, 'platform');
    server.handle((_request, response) => response.end());
    up = server.url;
    const closed = await LoopbackServer.start(0, 'platform');
    down = closed.url;
    await closed.close();
  });
  afterAll(() => server.close());

  test.each([
    ['a platform that is down', () => [down, up], 'The platform http://127.0.0.1:', 'nothing listens there'],
    ['an issuer that is down', () => [up, down], 'The issuer http://127.0.0.1:', 'nothing listens there'],
    ['a name that is not found', () => ['https://none.invalid', up], 'The platform', 'its name is not found'],
    [
      'http where https is asked',
      () => [up.replace('http://127.0.0.1', 'https://localhost'), up],
      'The platform https://localhost:',
      'it does not speak TLS there',
    ],
  ])('%s', async (_what, addresses, which, why) => {
    const [platform = '', issuer = ''] = addresses();
    const content = { name: 'test', platform, issuer, providers: [provider], organisationKeys: [] };
    const file = await withContent('asked.json', JSON.stringify(content));
    const args = ['--platform', platform, '--issuer', issuer, '--environment', file];
    const refusal = await refusalOf(...args);
    expect(refusal).toContain(which);
    expect(refusal).toContain(why);
  });
});
