import { expect, test } from 'vitest';
import { skewSecondsFrom } from '../../../../main/network/clock-skew.ts';

const date = 'Wed, 25 Nov 2026 12:00:00 GMT';

test.each<[string, Record<string, string>, number | null]>([
  ['the date', { date }, 120],
  ['the date and the age of a cached response', { date, age: '100' }, 20],
  ['an age that is no number counts as none', { date, age: 'old' }, 120],
  ['no date', {}, null],
  ['a date that is none', { date: 'yesterday' }, null],
])('the clock is ahead by %s', (_, headers, seconds) => {
  expect(skewSecondsFrom(new Headers(headers), Date.UTC(2026, 10, 25, 12, 2))).toBe(seconds);
});
