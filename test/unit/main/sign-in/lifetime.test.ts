import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Attempts } from '../../../../main/journey/effects/effect-context.ts';
import { superseded } from '../../../../main/sign-in/provider.ts';
import { type Callback, carry, land } from '../../../support/hostile-browser.ts';
import { adapters, begin, isClosed } from '../../../support/hostile-flow.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';
import type { Holding } from '../../../support/thousand-sign-ins.ts';
import { runSignIn } from './sign-in-effect.ts';

const issuer = await shareIssuer();

const linux = process.platform === 'linux';

test.skipIf(!linux)(
  'L12 a thousand sign-ins, one after the other, leave no descriptor, no listener and no memory behind',
  { timeout: 240_000 },
  async () => {
    const program = join(import.meta.dirname, '../../../support/thousand-sign-ins.ts');
    // A small young generation, so that what grows is what is kept and not what V8 takes in advance. It is
    // collected so often that handing that to other threads takes longer than doing it.
    const flags = ['--expose-gc', '--max-semi-space-size=4', '--single-threaded-gc'];
    // One arena for all threads: glibc's others keep what was freed in them.
    const env = { ...process.env, MALLOC_ARENA_MAX: '1' };
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, program], { env });
    const [before, after]: Holding[] = JSON.parse(stdout);
    if (!before || !after) throw new Error('nothing measured');
    expect(after.listeners).toBe(before.listeners);
    expect(after.descriptors - before.descriptors).toBeLessThanOrEqual(2);
    expect(after.rss - before.rss).toBeLessThan(20 * 1024 * 1024);
    expect(after.heap - before.heap).toBeLessThan(5 * 1024 * 1024);
  },
);

describe.each(adapters)('%s', (adapter) => {
  test('L11 two sign-ins at once have ports and states of their own, and neither takes the other’s answer', async () => {
    const [first, second] = [begin(adapter, issuer), begin(adapter, issuer)];
    const [one, other] = [await first.callback, await second.callback];
    expect(new URL(one.redirectUri).port).not.toBe(new URL(other.redirectUri).port);
    const crossed = await carry({ ...one, redirectUri: other.redirectUri });
    expect(crossed.status).toBe(400);
    await Promise.all([land(one), land(other)]);
    const nonces = (await Promise.all([first.identity, second.identity])).map(({ idToken }) => idToken);
    expect(new Set(nonces).size).toBe(2);
  });

  test('L11 a superseded attempt tells its tab so, settles nothing, and ends with the stay', async () => {
    const [attempt, stay] = [new AbortController(), new AbortController()];
    const flow = begin(adapter, issuer, { signal: attempt.signal, stay: stay.signal });
    const callback = await flow.callback;
    attempt.abort(superseded);
    await expect(flow.identity).rejects.toBe(superseded);
    for (let time = 0; time < 2; time += 1) {
      const page = await carry(callback);
      expect([page.status, page.body.includes('Dit tabblad telt niet meer')]).toEqual([410, true]);
    }
    const stranger = await carry({ ...callback, parameters: new URLSearchParams({ code: 'x', state: 'y' }) });
    expect(stranger.status).toBe(400);
    expect(issuer.requests('/token')).toEqual([]);
    stay.abort();
    await expect.poll(() => isClosed(callback.redirectUri)).toBe(true);
  });

  test('L13 the app that quits, or whose window is gone, leaves nothing listening', async () => {
    const { runner, callback } = runSignIn(adapter, issuer);
    const { redirectUri } = await callback;
    expect(await isClosed(redirectUri)).toBe(false);
    runner.stop();
    await expect.poll(() => isClosed(redirectUri)).toBe(true);
  });

  test.skipIf(!linux)('L14 a program that is started meanwhile does not inherit the listener', async () => {
    const flow = begin(adapter, issuer);
    const callback = await flow.callback;
    const port = Number(new URL(callback.redirectUri).port).toString(16).toUpperCase().padStart(4, '0');
    const rows = ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/self/net/${table}`, 'utf8').split('\n'),
    );
    const inodes = rows
      .map((row) => row.trim().split(/\s+/))
      .filter((row) => row[1]?.endsWith(`:${port}`) && row[3] === '0A')
      .map((row) => `socket:[${row[9]}]`);
    expect(inodes.length).toBeGreaterThan(0);
    const { stdout } = spawnSync('ls', ['-l', '/proc/self/fd'], { encoding: 'utf8' });
    expect(stdout).toContain('->');
    for (const inode of inodes) expect(stdout).not.toContain(inode);
    await land(callback);
    await flow.identity;
  });
});

test('L11 beginning again and again keeps eight older attempts listening, and no more', async () => {
  const attempts = new Attempts();
  const callbacks: Callback[] = [];
  const identities: Promise<unknown>[] = [];
  for (let count = 0; count < 12; count += 1) {
    const flow = begin('google', issuer, attempts.begin());
    callbacks.push(await flow.callback);
    identities.push(flow.identity.catch((reason: unknown) => reason));
  }
  const areClosed = async () => await Promise.all(callbacks.map((each) => isClosed(each.redirectUri)));
  await expect.poll(areClosed).toEqual([...Array(3).fill(true), ...Array(9).fill(false)]);
  await land(callbacks.at(-1) ?? expect.fail('no attempt'));
  expect(await identities.at(-1)).toMatchObject({ subject: 'subject-1' });
  expect(await Promise.all(identities.slice(0, -1))).toEqual(Array(11).fill(superseded));
  attempts.end();
  await expect.poll(areClosed).toEqual(Array(12).fill(true));
});

test('L11 two sign-ins each keep their own older attempts: ten listen where each has five', async () => {
  const signIns = [new Attempts(), new Attempts()];
  const older: Callback[] = [];
  for (const attempts of signIns) {
    for (let count = 0; count < 5; count += 1) {
      const flow = begin('google', issuer, attempts.begin());
      flow.identity.catch(() => undefined);
      older.push(await flow.callback);
    }
    attempts.begin();
  }
  const pages = await Promise.all(older.map((callback) => carry(callback)));
  expect(pages.map(({ status }) => status)).toEqual(Array(10).fill(410));
  for (const attempts of signIns) attempts.end();
});
