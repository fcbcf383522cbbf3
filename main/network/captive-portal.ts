/**
 * Whether an answer is the page of a network that wants somebody to sign in first, and not of whom was asked.
 *
 * Only what nobody has signed can be such a page: over https somebody else's certificate is what shows. So there it is one
 * by its status alone (511, RFC 6585 §6), and a page or a redirect is the server's own mistake. Over http it is also a
 * redirect to another host, and a page where data was asked for. What is sent, as a form, is answered by whom was asked.
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
