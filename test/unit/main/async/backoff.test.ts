import { expect, test } from 'vitest';
import { createBackoff } from '../../../../main/async/backoff.ts';

test.each([
  ['the whole pause at most', 1, [500, 1_000, 2_000, 3_000, 3_000]],
  ['three quarters on average', 0.5, [375, 750, 1_500, 2_250, 2_250]],
  ['half of it at least', 0, [250, 500, 1_000, 1_500, 1_500]],
])('pauses double up to the longest; jitter leaves %s', (_, random, pauses) => {
  const backoff = createBackoff({ firstMs: 500, longestMs: 3_000, random: () => random });

  expect(pauses.map(() => backoff.next())).toEqual(pauses);
});

test('after a reset they begin with the first again', () => {
  const backoff = createBackoff({ firstMs: 500, longestMs: 3_000, random: () => 1 });
  backoff.next();
  backoff.next();
  backoff.reset();

  expect([backoff.next(), backoff.next()]).toEqual([500, 1_000]);
});
