import { noticeableSkewSeconds, toleranceSeconds } from '../network/transport.ts';
import { fine, skipped, type Verdict } from './verdict.ts';

/** Checks the clock by the median of the servers' clocks, because a single server can be wrong. */
export function checkClock(skews: readonly number[]): Verdict {
  const sorted = skews.toSorted((one, other) => one - other);
  const seconds = sorted[Math.floor((sorted.length - 1) / 2)];
  if (seconds === undefined) return skipped;
  if (Math.abs(seconds) <= noticeableSkewSeconds) return fine;
  return { state: Math.abs(seconds) > toleranceSeconds ? 'wrong' : 'warning', code: 'clock-wrong', seconds };
}
