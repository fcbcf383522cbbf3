import { connect } from 'node:net';
import { requestTunnel } from '../network/proxy-tunnel.ts';
import type { ProxyPlace } from '../network/route.ts';

/** What a proxy did with a wish: no connection to it, or one on which it said nothing; else the status it answered. */
export type ProxyAnswer = 'unreachable' | 'silent' | number;

export type AskProxy = (
  proxy: ProxyPlace,
  /** Whereto; null only connects, for proxies that are not asked by HTTP. */
  target: { host: string; port: number } | null,
  signal: AbortSignal,
) => Promise<ProxyAnswer>;

/** Asks a proxy for a way to a host, without credentials, and hangs up. Never rejects. */
export const askProxy: AskProxy = (proxy, target, signal) =>
  target === null ? connected(proxy, signal) : tunnelled(proxy, target, signal);

function connected({ host, port }: ProxyPlace, signal: AbortSignal): Promise<ProxyAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    const end = (answer: ProxyAnswer) => {
      resolve(answer);
      socket.destroy();
    };
    socket.on('connect', () => end('silent')).on('error', () => end('unreachable'));
  });
}

function tunnelled(
  proxy: ProxyPlace,
  target: { host: string; port: number },
  signal: AbortSignal,
): Promise<ProxyAnswer> {
  return new Promise((resolve) => {
    let isConnected = false;
    const end = (answer: ProxyAnswer) => {
      resolve(answer);
      asking.destroy();
    };
    const asking = requestTunnel(proxy, target, signal)
      .on('socket', (socket) =>
        socket.on('connect', () => {
          isConnected = true;
        }),
      )
      .on('connect', ({ statusCode = 0 }, socket) => {
        socket.destroy();
        end(statusCode);
      })
      // An answer that is no tunnel, to whoever asked for one.
      .on('response', ({ statusCode = 0 }) => end(statusCode))
      .on('error', () => end(isConnected ? 'silent' : 'unreachable'));
    asking.end();
  });
}
