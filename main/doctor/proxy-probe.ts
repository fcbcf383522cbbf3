import { connect } from 'node:net';
import { type ProxyPlace, requestTunnel } from '../network/route.ts';

/** The status of a proxy's response; `unreachable` without a connection, `silent` for a connection without a response. */
export type ProxyAnswer = 'unreachable' | 'silent' | number;

/** Asks a proxy for a tunnel, without credentials, and closes the connection. Never rejects. */
export type AskProxy = (
  proxy: ProxyPlace,
  /** The host to reach; null only connects, for proxies other than HTTP. */
  target: ProxyPlace | null,
  signal: AbortSignal,
) => Promise<ProxyAnswer>;

/** Asks the proxy through Node. */
export const askProxy: AskProxy = (proxy, target, signal) =>
  target === null ? tryConnection(proxy, signal) : tryTunnel(proxy, target, signal);

function tryConnection({ host, port }: ProxyPlace, signal: AbortSignal): Promise<ProxyAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    const end = (answer: ProxyAnswer) => {
      resolve(answer);
      socket.destroy();
    };
    socket.on('connect', () => end('silent')).on('error', () => end('unreachable'));
  });
}

function tryTunnel(proxy: ProxyPlace, target: ProxyPlace, signal: AbortSignal): Promise<ProxyAnswer> {
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
      // Node emits `response` instead of `connect` for some responses that open no tunnel.
      .on('response', ({ statusCode = 0 }) => end(statusCode))
      .on('error', () => end(isConnected ? 'silent' : 'unreachable'));
    asking.end();
  });
}
