import { type ClientRequest, request } from 'node:http';
import { isIP } from 'node:net';
import type { ProxyPlace } from './route.ts';

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
