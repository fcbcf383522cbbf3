import { expect, test } from 'vitest';
import type { Revocation } from '../../../main/journey/ports.ts';
import { Reachability } from '../../../main/network/reachability.ts';
import { createLateRevocation } from '../../../main/session/ended-sessions.ts';

/** A platform that is there, and revokes only from the given try on. */
function story(revokesAt: number, otherwise: Revocation = 'platform-unreachable') {
  let tries = 0;
  const pauses: number[] = [];
  const queued: boolean[] = [];
  const ending = new AbortController();
  const revokeLater = createLateRevocation({
    revoke: async () => {
      tries += 1;
      return tries >= revokesAt ? 'done' : otherwise;
    },
    reachability: new Reachability({ probe: async () => true, sleep: async () => undefined }),
    signal: ending.signal,
    onQueued: (isQueued) => void queued.push(isQueued),
    sleep: async (milliseconds, signal) => {
      pauses.push(milliseconds);
      if (pauses.length === 20) ending.abort(new Error('the app quits'));
      signal.throwIfAborted();
    },
  });
  return { revokeLater, done: revokeLater(), pauses, queued, ending, tries: () => tries };
}

test('what was revoked in time is never queued', async () => {
  const { done, pauses, queued } = story(1);
  await done;
  expect([pauses, queued]).toEqual([[], [false]]);
});

test('the first time that the platform is back it is asked at once', async () => {
  const { done, pauses, queued } = story(2);
  await done;
  expect([pauses, queued]).toEqual([[], [true, false]]);
});

test('a platform that answers and does not revoke is asked with pauses that grow to a minute', async () => {
  const { done, pauses, tries } = story(Number.POSITIVE_INFINITY);
  await done;
  expect(tries()).toBe(21);
  for (const [index, pause] of pauses.entries()) {
    const longest = Math.min(1_000 * 2 ** index, 60_000);
    expect(pause).toBeGreaterThanOrEqual(longest / 2);
    expect(pause).toBeLessThanOrEqual(longest);
  }
});

test('a platform that refuses this client is not asked again, and nobody is told to wait for it', async () => {
  const { done, pauses, queued, tries } = story(2, 'platform-refused');
  await done;
  expect([tries(), pauses, queued]).toEqual([1, [], [false]]);
});

test('what ends while it works is revoked right after, and asking twice starts it once', async () => {
  const { revokeLater, done, tries } = story(2);
  await Promise.resolve();
  const again = revokeLater();
  expect(revokeLater()).toBe(again);
  await done;
  await again;
  expect(tries()).toBe(3);
});

test('what ends after the wait was given up, as while the app ends, is asked for once', async () => {
  const { revokeLater, done, ending, tries } = story(Number.POSITIVE_INFINITY);
  ending.abort(new Error('the app quits'));
  await done;
  const before = tries();
  await revokeLater();
  expect(tries()).toBe(before + 1);
});
