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
import { type ProxyPlace, requestTunnel } from './route.ts';

/** The issuer of a server's certificate. */
export type CertificateFacts = {
  /** The organisation or the common name of the issuer; '' if it has neither. */
  issuer: string;
  /** A known TLS inspection product; null for any other issuer. */
  interceptor: string | null;
};

/** A chain can be made circular. */
const maxChainLength = 8;

/**
 * Reads the issuer of a server's certificate, through an HTTP proxy if one is given. Null without a certificate.
 *
 * Only for the doctor's report: any certificate is accepted, so the connection is closed after the handshake and nothing is
 * sent over it. Rejects with the signal's reason once it aborts.
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
      secureContext: getSecureContext(),
      rejectUnauthorized: false,
    });
    return await readFacts(connection, signal);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

/** TLS inspection products, which replace the server's certificate by their own, with patterns of its issuer. */
const inspectors: readonly [string, RegExp][] = [
  ['Zscaler', /zscaler/i],
  ['Netskope', /netskope|goskope/i],
  ['Palo Alto Networks', /palo ?alto/i],
  ['Fortinet FortiGate', /forti(net|gate)/i],
  ['Cisco Umbrella', /cisco (umbrella|secure access)|opendns/i],
  ['Sophos', /\bsophos/i],
  ['Check Point', /check ?point\b/i],
  // Symantec was also a public authority, so only the names of its gateway count.
  ['Symantec (Blue Coat)', /blue ?coat|symantec (wss|web security|cloud swg)/i],
  ['Forcepoint', /forcepoint|websense/i],
  ['Skyhigh (McAfee)', /skyhigh|mcafee/i],
  ['Cloudflare Gateway', /cloudflare.*(gateway|managed)|gateway ca.*cloudflare/i],
  ['Cato Networks', /cato networks/i],
  ['Kaspersky', /kaspersky/i],
  ['ESET', /\beset\b/i],
  ['Avast', /\bavast\b/i],
  ['AVG', /\bavg (technologies|web)/i],
  ['Bitdefender', /bitdefender/i],
  ['mitmproxy', /mitmproxy/i],
  ['Fiddler', /fiddler/i],
  ['Charles', /charles ?proxy/i],
];

/** Returns the TLS inspection product with such an issuer; null if none is known. */
export function identifyInspector(issuer: string): string | null {
  return inspectors.find(([, words]) => words.test(issuer))?.[0] ?? null;
}

let trust: SecureContext | undefined;

/**
 * Trusts Node's own authorities and those of the system, which include an IT department's. Cached, because reading them takes
 * a tenth of a second.
 */
function getSecureContext(): SecureContext {
  trust ??= createSecureContext({ ca: readAuthorities() });
  return trust;
}

function readAuthorities(): string[] {
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
    // Node emits `response` instead of `connect` for some responses that open no tunnel.
    .on('response', (response) => {
      response.destroy();
      reject(new Error(`the proxy answered ${response.statusCode}`));
    })
    .on('error', reject)
    .end();
  return promise;
}

async function readFacts(connection: TLSSocket, signal: AbortSignal): Promise<CertificateFacts | null> {
  const { promise, resolve, reject } = Promise.withResolvers<CertificateFacts | null>();
  connection.once('secureConnect', () => resolve(factsOf(connection)));
  connection.once('error', reject);
  connection.once('close', () => reject(new Error('closed')));
  try {
    return await abortable(promise, signal);
  } finally {
    // An unhandled error event would throw, and a reset after the handshake does not matter.
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
    interceptor: identifyInspector(names.join('\n')),
  };
}

/** Returns a certificate and its issuers, as far as the server sent them. */
function chainOf(leaf: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  let next: DetailedPeerCertificate | undefined = leaf;
  while (next?.issuer && !chain.includes(next) && chain.length < maxChainLength) {
    chain.push(next);
    next = next.issuerCertificate;
  }
  return chain;
}
