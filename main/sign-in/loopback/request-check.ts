import type { IncomingMessage } from 'node:http';

/** The requests that a listener accepts. */
type ExpectedRequests = {
  /** The exact `Host` header, port included. */
  authority: string;
  callbackPath: string;
  /** GET for `response_mode=query`, POST for `form_post`. */
  callbackMethod: 'GET' | 'POST';
  /** Where the browser is redirected after the callback, so that its address bar contains no code. */
  landingPath: string;
};

/** The kind of a request, by its head alone. `query` is everything after the question mark. */
type ClassifiedRequest =
  | { kind: 'callback'; query: string }
  | { kind: 'landing' }
  | { kind: 'refused'; status: 400 | 403 | 404 | 405 | 415; allow?: 'GET' | 'POST' };

/**
 * Classifies a request by comparing bytes, without decoding anything.
 *
 * A wrong `Host` is a sign of DNS rebinding. Node itself accepts a missing one (HTTP/1.0), a duplicate and an absolute-form
 * target. If the browser sends Fetch Metadata, the request must be a navigation to a document, which excludes images,
 * frames, scripts and prefetches of a hostile page.
 */
export function classifyRequest(request: IncomingMessage, expected: ExpectedRequests): ClassifiedRequest {
  if (!hasOnlyHost(request, expected.authority)) return refuse(403);
  const target = request.url ?? '';
  if (!target.startsWith('/')) return refuse(400);
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);

  if (path === expected.landingPath && mark === -1) {
    if (request.method !== 'GET') return { kind: 'refused', status: 405, allow: 'GET' };
    return isNavigation(request) ? { kind: 'landing' } : refuse(403);
  }
  if (path !== expected.callbackPath) return refuse(404);
  if (request.method !== expected.callbackMethod) {
    return { kind: 'refused', status: 405, allow: expected.callbackMethod };
  }
  if (!isNavigation(request)) return refuse(403);
  if (expected.callbackMethod === 'POST') {
    if (mark !== -1) return refuse(404);
    if (!isForm(request.headers['content-type'])) return refuse(415);
  }
  return { kind: 'callback', query: mark === -1 ? '' : target.slice(mark + 1) };
}

/** Reads a request's body as text; null as soon as it exceeds `limit` bytes. Rejects if the connection closes first. */
export async function readForm(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  return await new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length > limit) {
        request.pause();
        resolve(null);
        return;
      }
      chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
    request.once('close', () => reject(new Error('body broke off')));
  });
}

const refuse = (status: 400 | 403 | 404 | 415): ClassifiedRequest => ({ kind: 'refused', status });

function hasOnlyHost(request: IncomingMessage, authority: string): boolean {
  const hosts = request.headersDistinct.host ?? [];
  return hosts.length === 1 && hosts[0] === authority;
}

/** Ignores `charset` and other parameters, which are legal (RFC 9110 §8.3.1). */
function isForm(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
}

/** True without Fetch Metadata, which older browsers do not send. `Origin` is not checked: it is `null` after a form_post. */
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
