import { appendFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { switchValue } from './command-line.ts';

type WebRequest = Electron.WebRequest;
/** What an app made of `webRequest.onHeadersReceived`. */
export type HeadersReceived = Parameters<WebRequest['onHeadersReceived']>[0];

type Request = {
  url: URL;
  init: RequestInit;
  /** Brings the answer, by whichever way. */
  carry: () => Promise<Response>;
  onHeadersReceived: HeadersReceived;
};
/** An answer's head as Chromium hands it on: cookies apart, since Electron reads those from what came by the wire. */
type Head = { status: number; reason: string; headers: [string, string][]; cookies: string[] };

const redirects = [301, 302, 303, 307, 308];
const withoutBody = [101, 204, 205, 304];

/**
 * Electron's `session.fetch` (lib/browser/api/net-fetch.ts) over Node's. It builds the response in a listener that catches
 * nothing: what `Headers` or `Response` refuse is an uncaught exception, and the promise stays as it is until the signal
 * aborts. A body that is not read to its end holds its connection until then, whoever cancels it.
 */
export function netFetch({ url, init, carry, onHeadersReceived }: Request): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const signal = init.signal ?? undefined;
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  logRequest(url, init);
  const exchange = async () => {
    const received = await carry();
    const head = await screened(headOf(received), { url, init, onHeadersReceived });
    // Electron has no answer for a redirect that was asked for and that nothing follows.
    if (init.redirect === 'manual' && redirects.includes(head.status) && received.headers.has('location'))
      throw new Error('Redirect was cancelled');
    setImmediate(() => {
      if (!signal?.aborted) resolve(responseOf(head, heldBody(received, signal)));
    });
  };
  exchange().catch(reject);
  return promise;
}

/** Bytes of a header that are not UTF-8 become U+FFFD on their way into JavaScript. */
const decode = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8');

function headOf({ status, statusText, headers }: Response): Head {
  return {
    status,
    reason: statusText,
    headers: [...headers]
      .filter(([name]) => name !== 'set-cookie')
      .map(([name, value]) => [name, decode(value)]),
    cookies: headers.getSetCookie().map(decode),
  };
}

/** The head as the app's listener leaves it. One that never calls back holds the request. */
async function screened(
  head: Head,
  { url, init, onHeadersReceived: listener }: Pick<Request, 'url' | 'init' | 'onHeadersReceived'>,
): Promise<Head> {
  if (listener === null) return head;
  const statusLine = `HTTP/1.1 ${head.status} ${head.reason || STATUS_CODES[head.status] || ''}`.trim();
  const given: Record<string, string[]> = Object.fromEntries(
    head.headers.map(([name, value]) => [name, [value]]),
  );
  if (head.cookies.length > 0) given['set-cookie'] = head.cookies;
  const answer = await new Promise<Electron.HeadersReceivedResponse>((resolve) =>
    listener(
      {
        ...{ id: 1, url: url.href, method: init.method ?? 'GET', resourceType: 'other', referrer: '' },
        ...{ timestamp: Date.now(), statusLine, statusCode: head.status, responseHeaders: given },
      } satisfies Electron.OnHeadersReceivedListenerDetails,
      resolve,
    ),
  );
  if (answer.cancel) throw new Error('net::ERR_BLOCKED_BY_CLIENT');
  if (answer.responseHeaders === undefined) return head;
  const [, status = '', reason = ''] = /^\S+ (\d+) ?(.*)$/s.exec(answer.statusLine ?? statusLine) ?? [];
  const headers = Object.entries(answer.responseHeaders)
    .filter(([name]) => name.toLowerCase() !== 'set-cookie')
    .map(([name, value]): [string, string] => [name, [value].flat().join(', ')]);
  return { ...head, status: Number(status), reason, headers };
}

function responseOf({ status, reason, headers, cookies }: Head, body: ReadableStream | null): Response {
  const built = new Headers();
  for (const [name, value] of headers) built.set(name, value);
  if (cookies.length > 0) built.set('set-cookie', cookies.join(', '));
  return new Response(withoutBody.includes(status) ? null : body, {
    status,
    statusText: reason,
    headers: built,
  });
}

/** What is held: a body that nothing refers to would be cancelled by Node. */
const held = new Set<unknown>();

function heldBody({ body }: Response, signal: AbortSignal | undefined): ReadableStream | null {
  if (body === null) return null;
  const reader = body.getReader();
  const release = () => held.delete(reader);
  held.add(reader);
  signal?.addEventListener('abort', release, { once: true });
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      release();
      controller.close();
    },
  });
}

/** What `--log-net-log` writes down, among much more: whole addresses. */
function logRequest(url: URL, { method = 'GET' }: RequestInit): void {
  const file = switchValue('log-net-log');
  if (file) appendFileSync(file, `${method} ${url.href}\n`);
}
