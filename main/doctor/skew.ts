import { fine, skipped, type Verdict } from './verdict.ts';

/** Seconds from which ID tokens look expired, or not yet issued. */
const tolerance = 300;
/** Seconds from which it is worth saying. */
const noticeable = 60;

/** Seconds that this computer's clock is ahead of a server's, by the `Date` of its answer; null where it gave none. */
export function skewOf(date: string | null, now: number): number | null {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? null : Math.round((now - theirs) / 1_000);
}

/** Whether the clock is right, by the one in the middle of those that were heard of: a single server can be wrong itself. */
export function checkClock(skews: readonly number[]): Verdict {
  const sorted = skews.toSorted((one, other) => one - other);
  const seconds = sorted[Math.floor((sorted.length - 1) / 2)];
  if (seconds === undefined) return skipped;
  if (Math.abs(seconds) <= noticeable) return fine;
  return { state: Math.abs(seconds) > tolerance ? 'wrong' : 'warning', code: 'clock-wrong', seconds };
}
