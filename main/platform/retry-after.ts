/** The longest wait that is accepted from `Retry-After`, in milliseconds. After it the platform is asked again. */
export const longestRetryAfterMs = 15 * 60_000;

const seconds = /^\d{1,10}$/;
/** IMF-fixdate and the two obsolete formats that a recipient must accept (RFC 9110 §5.6.7). All begin with the weekday. */
const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/**
 * Reads `Retry-After` (RFC 9110 §10.2.3), in milliseconds and at most `longestRetryAfterMs`; null where the header is missing
 * or malformed. A date is compared with the answer's own `Date`, because this computer's clock may be wrong.
 *
 * @param now milliseconds since 1970, used where the answer has no `Date`
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (seconds.test(text)) return clamp(Number(text) * 1000);
  const until = timeOf(text);
  return until === null ? null : clamp(until - (timeOf(headers.get('date') ?? '') ?? now));
}

function timeOf(text: string): number | null {
  const time = date.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function clamp(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 0), longestRetryAfterMs);
}
