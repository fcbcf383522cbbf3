/**
 * Whether a response comes from a captive portal and not from the server.
 *
 * Over https a portal cannot respond with a valid certificate, so only the status 511 counts (RFC 6585 §6). Over http a
 * redirect to another host counts too, and an HTML page in response to a request for JSON. Only GET requests are judged.
 */
export function isCaptivePortal(
  asked: { url: string; method?: string | undefined; accept: string | null },
  answer: Pick<Response, 'status' | 'headers'>,
): boolean {
  if (answer.status === 511) return true;
  const url = new URL(asked.url);
  if (url.protocol !== 'http:' || (asked.method ?? 'GET') !== 'GET') return false;
  const location = answer.headers.get('location');
  if (location !== null) {
    const target = URL.parse(location, url.href);
    return target !== null && target.hostname !== url.hostname;
  }
  const wantsData = asked.accept?.includes('application/json') ?? false;
  return (
    wantsData && answer.status === 200 && /^text\/html\b/i.test(answer.headers.get('content-type') ?? '')
  );
}
