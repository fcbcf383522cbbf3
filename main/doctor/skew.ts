import { noticeableSkewSeconds, toleranceSeconds } from '../network/clock-skew.ts';
import { fine, skipped, type Verdict } from './verdict.ts';

/** Whether the clock is right, by the one in the middle of those that were heard of: a single server can be wrong itself. */
export function checkClock(skews: readonly number[]): Verdict {
  const sorted = skews.toSorted((one, other) => one - other);
  const seconds = sorted[Math.floor((sorted.length - 1) / 2)];
  if (seconds === undefined) return skipped;
  if (Math.abs(seconds) <= noticeableSkewSeconds) return fine;
  return { state: Math.abs(seconds) > toleranceSeconds ? 'wrong' : 'warning', code: 'clock-wrong', seconds };
}
