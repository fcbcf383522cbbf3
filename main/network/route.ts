import { type ClientRequest, request } from 'node:http';
import { isIP } from 'node:net';

/** The host and port of a proxy. */
export type ProxyPlace = { host: string; port: number };

/** The first route of a request: direct, through an HTTP proxy, or through a proxy of another kind. */
export type Route =
  | { kind: 'direct' }
  | { kind: 'http'; proxy: ProxyPlace }
  | { kind: 'other'; proxy: ProxyPlace };

/** Parses the first route of a list in Chromium's format: `PROXY a.test:8080; DIRECT`. Null for any other text. */
export function parseFirstRoute(answer: string): Route | null {
  const [first = ''] = answer.split(';', 1);
  const [type = '', place = ''] = first.trim().split(/\s+/, 2);
  if (type.toUpperCase() === 'DIRECT') return { kind: 'direct' };
  const address = URL.parse(`http://${place}`);
  if (!address?.hostname || !/^(PROXY|HTTPS|SOCKS[45]?|QUIC)$/i.test(type)) return null;
  const proxy = { host: address.hostname.replace(/^\[|\]$/g, ''), port: Number(address.port || 80) };
  return { kind: type.toUpperCase() === 'PROXY' ? 'http' : 'other', proxy };
}

/**
 * Asks an HTTP proxy for a tunnel to a host (CONNECT, RFC 9110 §9.3.6), without credentials.
 *
 * The request emits `connect` with the proxy's answer and its socket; `response` for an answer to a request that the proxy
 * did not take for a CONNECT; `error` where the connection fails or the signal aborts.
 */
export function requestTunnel(
  { host, port }: ProxyPlace,
  target: { host: string; port: number },
  signal: AbortSignal,
): ClientRequest {
  const path = `${isIP(target.host) === 6 ? `[${target.host}]` : target.host}:${target.port}`;
  const headers = { host: path };
  return request({ method: 'CONNECT', host, port, path, headers, agent: false, signal });
}
