/** The longest that is waited by the platform's word, in milliseconds: after that it is asked again, and may say so again. */
export const longestRetryAfterMs = 15 * 60_000;

const seconds = /^\d{1,10}$/;
/** IMF-fixdate, and the two older forms that RFC 9110 §5.6.7 has a recipient take: all begin with the day of the week. */
const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/**
 * How long an answer asks to wait before the request is made again (RFC 9110 §10.2.3), in milliseconds, at most
 * `longestRetryAfterMs`; null where it does not say, or not in a form that is known.
 *
 * A date is read against the answer's own `Date`, since this computer's clock may be wrong.
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (seconds.test(text)) return limited(Number(text) * 1000);
  const until = timeOf(text);
  return until === null ? null : limited(until - (timeOf(headers.get('date') ?? '') ?? now));
}

function timeOf(text: string): number | null {
  const time = date.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function limited(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 0), longestRetryAfterMs);
}
