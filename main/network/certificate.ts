import { isIP, type Socket } from 'node:net';
import {
  connect,
  createSecureContext,
  type DetailedPeerCertificate,
  getCACertificates,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { abortable } from '../async/abortable.ts';
import { requestTunnel } from './proxy-tunnel.ts';
import type { ProxyPlace } from './route.ts';
import { interceptorOf } from './tls-inspectors.ts';

/** Who vouches for a server, as seen from here. */
export type CertificateFacts = {
  /** The organisation or the common name of who issued it; '' where it says neither. */
  issuer: string;
  /** A known product that opens connections; null for anybody else. */
  interceptor: string | null;
};

/** Most links of a chain that are read: a chain can be made to go in circles. */
const longestChain = 8;

/**
 * The certificate that a server shows, through an HTTP proxy where there is one. Null where none is shown.
 *
 * For telling a person who is in between, and for nothing else: it is accepted whoever issued it, so nothing is sent over
 * that connection, which ends with the handshake. Rejects with the signal's reason once that aborts.
 */
export async function certificateOf(
  host: string,
  port: number,
  { via }: { via?: ProxyPlace },
  signal: AbortSignal,
): Promise<CertificateFacts | null> {
  signal.throwIfAborted();
  try {
    const tunnel = via ? await tunnelTo({ host, port }, via, signal) : undefined;
    const connection = connect({
      ...(tunnel ? { socket: tunnel } : {}),
      host,
      port,
      ...(isIP(host) ? {} : { servername: host }),
      secureContext: trusted(),
      rejectUnauthorized: false,
    });
    return await shown(connection, signal);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

let trust: SecureContext | undefined;

/**
 * Node trusts what it was built with; people's computers trust what their system does, an IT department's authority too.
 * Reading those takes a tenth of a second, once.
 */
function trusted(): SecureContext {
  trust ??= createSecureContext({ ca: authorities() });
  return trust;
}

function authorities(): string[] {
  try {
    return [...getCACertificates('default'), ...getCACertificates('system')];
  } catch {
    return getCACertificates('default');
  }
}

function tunnelTo(
  target: { host: string; port: number },
  proxy: ProxyPlace,
  signal: AbortSignal,
): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  requestTunnel(proxy, target, signal)
    .on('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new Error(`the proxy answered ${statusCode}`));
    })
    // An answer that is no tunnel, to whoever asked for one.
    .on('response', (response) => {
      response.destroy();
      reject(new Error(`the proxy answered ${response.statusCode}`));
    })
    .on('error', reject)
    .end();
  return promise;
}

async function shown(connection: TLSSocket, signal: AbortSignal): Promise<CertificateFacts | null> {
  const { promise, resolve, reject } = Promise.withResolvers<CertificateFacts | null>();
  connection.once('secureConnect', () => resolve(factsOf(connection)));
  connection.once('error', reject);
  connection.once('close', () => reject(new Error('closed')));
  try {
    return await abortable(promise, signal);
  } finally {
    // A reset at the end is nobody's business any more.
    connection.on('error', () => undefined).destroy();
  }
}

function factsOf(connection: TLSSocket): CertificateFacts {
  const chain = chainOf(connection.getPeerCertificate(true));
  const [leaf] = chain;
  const { O, CN } = leaf?.issuer ?? {};
  const names = chain.flatMap(({ issuer }) => Object.values(issuer).flat());
  return {
    issuer: [O ?? CN ?? ''].flat()[0] ?? '',
    interceptor: interceptorOf(names.join('\n')),
  };
}

/** A certificate and those that vouch for it, as far as they were sent. */
function chainOf(leaf: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  let next: DetailedPeerCertificate | undefined = leaf;
  while (next?.issuer && !chain.includes(next) && chain.length < longestChain) {
    chain.push(next);
    next = next.issuerCertificate;
  }
  return chain;
}
