import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { root } from '../../../../scripts/lib/run.ts';
import { test } from '../../../support/fixtures.ts';

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

/** Runs the command as a person would. */
function kit(...args: string[]): Promise<{ code: number; trouble: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [join(root, 'scripts/platform-kit.ts'), ...args], (error, _out, trouble) => {
      done({ code: error === null ? 0 : Number(error.code), trouble });
    });
  });
}

const target = (platform: string) => ['--platform', platform, '--issuer', 'https://platform.example'];

test('without an address, or with a rule that is not in the guide, it tells its usage', async () => {
  const complete = [...target('https://platform.example'), '--environment', environment];
  const [bare, unknown] = await Promise.all([kit(), kit(...complete, '--rule', 'P-0')]);
  expect(bare).toEqual({ code: 64, trouble: expect.stringContaining('--platform is missing') });
  expect(unknown).toEqual({ code: 64, trouble: expect.stringContaining('there is no rule P-0') });
});

test('an environment of another platform, and a module that is not there, are refused', async () => {
  const other = kit(...target('https://elsewhere.example'), '--environment', environment);
  const complete = [...target('https://platform.example'), '--environment', environment];
  const module = kit(...complete, '--implementation', join(folder, 'absent.ts'));
  expect(await other).toEqual({ code: 1, trouble: expect.stringContaining('is about the platform') });
  expect(await module).toEqual({ code: 1, trouble: expect.stringContaining('is not there') });
});

/** The one line that the kit ends with, where it cannot begin: without a stack. */
async function refusalOf(...args: string[]): Promise<string> {
  const { code, trouble } = await kit(...args);
  expect(code).toBe(1);
  expect(trouble).not.toMatch(/^ {4}at /m);
  return trouble;
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
  let server: Server;
  let up: string;
  /** Where a server listened before. */
  let down: string;
  const startServer = async () => {
    const started = createServer((_request, response) => response.end());
    await once(started.listen(0, '127.0.0.1'), 'listening');
    return started;
  };
  // A TCP server that listens has an address with a port.
  const addressOf = (of: Server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}`;
  beforeAll(async () => {
    server = await startServer();
    up = addressOf(server);
    const closed = await startServer();
    down = addressOf(closed);
    await new Promise((done) => closed.close(done));
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
