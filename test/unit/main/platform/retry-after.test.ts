import { describe, expect, test } from 'vitest';
import { failureCodeOf, retryAfterMsOf } from '../../../../main/failure/onboarding-error.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { longestRetryAfterMs, readRetryAfter } from '../../../../main/platform/retry-after.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const read = (retryAfter: string, date?: string) =>
  readRetryAfter(new Headers({ 'retry-after': retryAfter, ...(date === undefined ? {} : { date }) }), now);

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['30', 30_000],
    [' 30 ', 30_000],
    ['Mon, 23 Nov 2026 10:01:00 GMT', 60_000],
    ['Monday, 23-Nov-26 10:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['86400', longestRetryAfterMs],
    ['Tue, 24 Nov 2026 10:00:00 GMT', longestRetryAfterMs],
    ['', null],
    ['-1', null],
    ['1.5', null],
    ['soon', null],
    ['2026-11-23', null],
    ['Mon, 99 Nov 2026 10:01:00 GMT', null],
  ])('"%s" is %s ms', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('a date is compared with the answer’s own date, whatever this computer’s clock says', () => {
    expect(read('Mon, 23 Nov 2026 12:00:20 GMT', 'Mon, 23 Nov 2026 12:00:00 GMT')).toBe(20_000);
  });

  test('is null where it is absent', () => {
    expect(readRetryAfter(new Headers(), now)).toBeNull();
  });
});

test.each([
  [429, 'too-many-requests'],
  [503, 'platform-unavailable'],
])('a refusal with %d carries the time to wait', async (status, code) => {
  const answer = new Response(null, { status, headers: { 'retry-after': '7' } });
  const error: unknown = await createPlatformCall('https://platform.test', async () => answer)(
    'getConfiguration',
    {},
  ).catch((thrown: unknown) => thrown);
  expect([failureCodeOf(error), retryAfterMsOf(error)]).toEqual([code, 7_000]);
});
