import { fine, skipped, type Verdict } from './verdict.ts';

/** Clock skew from which ID tokens look expired or not yet issued. */
const toleranceSeconds = 300;
/** Clock skew from which there is a warning. */
const noticeableSeconds = 60;

/** Returns the seconds that this computer's clock is ahead of a server's, by its `Date` header; null without one. */
export function skewOf(date: string | null, now: number): number | null {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? null : Math.round((now - theirs) / 1_000);
}

/** Checks the clock by the median of the servers' clocks, because a single server can be wrong. */
export function checkClock(skews: readonly number[]): Verdict {
  const sorted = skews.toSorted((one, other) => one - other);
  const seconds = sorted[Math.floor((sorted.length - 1) / 2)];
  if (seconds === undefined) return skipped;
  if (Math.abs(seconds) <= noticeableSeconds) return fine;
  return { state: Math.abs(seconds) > toleranceSeconds ? 'wrong' : 'warning', code: 'clock-wrong', seconds };
}
