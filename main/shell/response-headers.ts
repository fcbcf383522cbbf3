import type { HeadersReceivedResponse, OnHeadersReceivedListenerDetails } from 'electron';

type Head = Pick<OnHeadersReceivedListenerDetails, 'statusLine' | 'statusCode' | 'responseHeaders'>;

/**
 * What to tell Electron about the head of a response, so that its fetch can build a `Response` of it.
 *
 * Electron builds that where nothing catches: a header, a reason phrase or a status that `Headers` or `Response` refuse (a
 * byte that is not UTF-8, as some proxies send, or 600) is an uncaught exception, and the request never ends
 * (electron#42244, #46819). Headers and reason phrases like these are dropped. What cannot be dropped ends the request with
 * `ERR_BLOCKED_BY_CLIENT`: a status, and a cookie, which Electron takes from the bytes of the server whatever is said here.
 */
export function readableHead({
  statusLine,
  statusCode,
  responseHeaders = {},
}: Head): HeadersReceivedResponse {
  const [, version = 'HTTP/1.1', reason = ''] = /^(\S+) +\d+ ?(.*)$/s.exec(statusLine) ?? [];
  const all = Object.entries(responseHeaders);
  const readable = all.filter(([name, values]) => isReadable(name, values));
  const hasOddCookie = all.some(([name, values]) => /^set-cookie$/i.test(name) && !isReadable(name, values));
  if (hasOddCookie || !canBuild({ status: statusCode })) return { cancel: true };
  const isReasonReadable = canBuild({ statusText: reason });
  if (readable.length === all.length && isReasonReadable) return {};
  return {
    responseHeaders: Object.fromEntries(readable),
    ...(isReasonReadable ? {} : { statusLine: `${version} ${statusCode}` }),
  };
}

function isReadable(name: string, values: readonly string[]): boolean {
  return canBuild({ headers: [[name, values.join(', ')]] });
}

function canBuild(init: ResponseInit): boolean {
  try {
    return new Response(null, init).headers !== null;
  } catch {
    return false;
  }
}
