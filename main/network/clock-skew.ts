/** Clock skew in either direction up to which ID tokens are accepted. */
export const toleranceSeconds = 300;

/** Clock skew from which the clock is worth a mention, and considered as the reason for a rejected token. */
export const noticeableSkewSeconds = 60;

/**
 * Seconds that the clock is ahead of the server's, from `Date` (RFC 9110 §6.6.1) and from the `Age` of a cached response
 * (RFC 9111 §5.1). Null without a date.
 */
export function skewSecondsFrom(headers: Headers, nowMs: number): number | null {
  const dateMs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(dateMs)) return null;
  const age = headers.get('age') ?? '';
  const ageMs = /^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0;
  return Math.round((nowMs - dateMs - ageMs) / 1000);
}
