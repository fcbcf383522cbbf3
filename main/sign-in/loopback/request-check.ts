import type { IncomingMessage } from 'node:http';

/** What the one flow of a listener answers to. */
type Expected = {
  /** Byte for byte what `Host` must be, port included. */
  authority: string;
  callbackPath: string;
  /** GET for `response_mode=query`, POST for `form_post`; never both. */
  callbackMethod: 'GET' | 'POST';
  /** Where the browser is sent once the callback was taken, so that its address bar holds no code. */
  landingPath: string;
};

/** What a request turned out to be, from its head alone. `query` is everything behind the question mark. */
type Checked =
  | { kind: 'callback'; query: string }
  | { kind: 'landing' }
  | { kind: 'refused'; status: 400 | 403 | 404 | 405 | 415; allow?: 'GET' | 'POST' };

const refused = (status: 400 | 403 | 404 | 415): Checked => ({ kind: 'refused', status });

/**
 * Says what a request is, comparing bytes and decoding nothing.
 *
 * A wrong `Host` is how DNS rebinding looks from here; Node lets a missing one (HTTP/1.0), a duplicate and an
 * absolute-form target through. Browsers that send Fetch Metadata must be navigating to a document: images, frames,
 * scripts and prefetches of a hostile page are not.
 */
export function check(request: IncomingMessage, expected: Expected): Checked {
  if (!namesOnlyHost(request, expected.authority)) return refused(403);
  const target = request.url ?? '';
  if (!target.startsWith('/')) return refused(400);
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);

  if (path === expected.landingPath && mark === -1) {
    if (request.method !== 'GET') return { kind: 'refused', status: 405, allow: 'GET' };
    return isNavigation(request) ? { kind: 'landing' } : refused(403);
  }
  if (path !== expected.callbackPath) return refused(404);
  if (request.method !== expected.callbackMethod) {
    return { kind: 'refused', status: 405, allow: expected.callbackMethod };
  }
  if (!isNavigation(request)) return refused(403);
  if (expected.callbackMethod === 'POST') {
    if (mark !== -1) return refused(404);
    if (!isForm(request.headers['content-type'])) return refused(415);
  }
  return { kind: 'callback', query: mark === -1 ? '' : target.slice(mark + 1) };
}

function namesOnlyHost(request: IncomingMessage, authority: string): boolean {
  const hosts = request.headersDistinct.host ?? [];
  return hosts.length === 1 && hosts[0] === authority;
}

/** `charset` and other parameters are legal (RFC 7231 §3.1.1.1) and say nothing that matters here. */
function isForm(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
}

/** True where nothing says otherwise: older browsers send no Fetch Metadata. `Origin` is `null` after a form_post. */
function isNavigation({ headers }: IncomingMessage): boolean {
  const mode = headers['sec-fetch-mode'];
  const destination = headers['sec-fetch-dest'];
  const purposes = [headers['sec-purpose'], headers.purpose].flat();
  return (
    (mode === undefined || mode === 'navigate') &&
    (destination === undefined || destination === 'document') &&
    !purposes.some((purpose) => purpose?.includes('prefetch'))
  );
}
