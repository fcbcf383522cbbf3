import type { HeadersReceivedResponse, OnHeadersReceivedListenerDetails } from 'electron';

type Head = Pick<OnHeadersReceivedListenerDetails, 'statusLine' | 'statusCode' | 'responseHeaders'>;

/**
 * Filters the head of a response, so that Electron's fetch can build a `Response` from it.
 *
 * If `Headers` or `Response` refuse a header, reason phrase or status (such as invalid UTF-8 of some proxies, or 600), Electron
 * throws an uncaught exception and the request never ends (electron#42244, #46819). Such headers and reason phrases are
 * dropped. A bad status or cookie cancels the request with `ERR_BLOCKED_BY_CLIENT`: a status cannot be dropped, and Electron
 * takes cookies from the original bytes.
 */
export function filterResponseHead({
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
