import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { crowd, crowdDomain, startCrowdedSandbox } from './crowd.ts';
import { byEmail, byGoogle, type Finished } from './journeys.ts';

/*
 * What a whole journey costs, whatever the machine. The times are the bench's (`npm run bench`).
 */

const written: string[] = [];
// Every file of this client is put in place by `rename` (main/storage/file-access.ts).
vi.mock('node:fs/promises', async (importOriginal) => {
  const all = await importOriginal<typeof import('node:fs/promises')>();
  const rename: typeof all.rename = async (from, to) => {
    written.push(String(to).replace(/^.*[\\/]/, ''));
    await all.rename(from, to);
  };
  return { ...all, rename };
});

const people = crowd(1);
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startCrowdedSandbox(people);
}, 60_000);
afterAll(() => sandbox.close());
afterEach(() => written.splice(0));

/** Fewer are possible: two writes of one file become one where the second is asked for while the first waits. */
function expectAtMost(
  { appRequests, snapshots }: Finished,
  limit: { requests: number; snapshots: number; writes: number },
): void {
  expect(appRequests).toBeLessThanOrEqual(limit.requests);
  expect(snapshots).toBeLessThanOrEqual(limit.snapshots);
  expect(written.length, written.join(', ')).toBeLessThanOrEqual(limit.writes);
  // Otherwise nothing was counted.
  expect(written).toContain('session.json');
}

test('an account by e-mail takes at most 9 requests, 13 snapshots and 10 writes to disk', async () => {
  const finished = await byEmail(sandbox, { address: `one@${crowdDomain}`, username: 'one', uses: 'code' });
  expectAtMost(finished, { requests: 9, snapshots: 13, writes: 10 });
});

test('an account by Google takes at most 8 requests, 15 snapshots and 9 writes to disk', async () => {
  const [person] = people;
  if (!person) throw new Error('there is nobody');
  expectAtMost(await byGoogle(sandbox, person), { requests: 8, snapshots: 15, writes: 9 });
});
