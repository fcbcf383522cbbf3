import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../../scripts/lib/run.ts';

let folder: string;
let environment: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platform-kit-'));
  environment = join(folder, 'environment.json');
  const platform = 'https://platform.example';
  const provider = { id: 'econnect', kind: 'oidc', clientId: 'econnect-onboarding', scheme: 'econnect' };
  const content = { name: 'test', platform, issuer: platform, providers: [provider] };
  await writeFile(environment, JSON.stringify(content));
});
afterAll(() => rm(folder, { recursive: true }));

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
  expect(await other).toEqual({ code: 1, trouble: expect.stringContaining('is about another platform') });
  expect(await module).toEqual({ code: 1, trouble: expect.stringContaining('is not there') });
});
