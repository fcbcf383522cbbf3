import { noticeableSkewSeconds, toleranceSeconds } from '../network/transport.ts';
import { fine, skipped, type Verdict } from './verdict.ts';

/**
 * Checks the clock by the median of the servers' clocks, because a single server can be wrong. Of an even number the middle one that is
 * nearer to ours counts: of two servers either can be wrong.
 */
export function checkClock(skews: readonly number[]): Verdict {
  const sorted = skews.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  const [seconds] = middle.toSorted((one, other) => Math.abs(one) - Math.abs(other));
  if (seconds === undefined) return skipped;
  if (Math.abs(seconds) <= noticeableSkewSeconds) return fine;
  return { state: Math.abs(seconds) > toleranceSeconds ? 'wrong' : 'warning', code: 'clock-wrong', seconds };
}
