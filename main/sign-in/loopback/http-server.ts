import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';

/** Limits of one connection: milliseconds, and bytes where the name says so. */
export type ServerLimits = {
  headersTimeoutMs: number;
  requestTimeoutMs: number;
  maxHeaderBytes: number;
};

/**
 * Creates an HTTP server with limits on time and size.
 *
 * Sets `connectionsCheckingInterval` because Node enforces its timeouts only that often, by default every 30 s.
 *
 * @param onTls Called for each connection that begins with a TLS handshake.
 */
export function createBoundedServer(
  limits: ServerLimits,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  onTls: () => void,
): Server {
  const server = createServer(
    {
      maxHeaderSize: limits.maxHeaderBytes,
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersTimeoutMs),
      insecureHTTPParser: false,
    },
    handle,
  );
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Socket) => {
    if (error.rawPacket !== undefined && isTlsHandshake(error.rawPacket)) onTls();
    const status = statuses[error.code ?? ''] ?? 400;
    if (socket.writable) {
      socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
    }
    socket.destroySoon();
  });
  return server;
}

/** Stops listening. Resolves when the last connection has ended. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** The open connections of a listener, up to a limit. */
type Connections = {
  watch(server: Server): void;
  /** Exempts a connection, that of the person's browser, from being dropped for a newer one. */
  keep(socket: Socket): void;
};

/**
 * Limits the open connections by dropping the oldest one.
 *
 * Not `server.maxConnections`, which refuses the newest: a local program with idle connections could then lock out the
 * person's browser.
 */
export function limitConnections(limit: number): Connections {
  const droppable = new Set<Socket>();
  return {
    watch(server) {
      server.on('connection', (socket: Socket) => {
        droppable.add(socket);
        socket.once('close', () => droppable.delete(socket));
        const [oldest] = droppable;
        if (droppable.size > limit) oldest?.destroy();
      });
    },
    keep(socket) {
      droppable.delete(socket);
    },
  };
}

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

/** The status for a malformed request, by the error of Node's parser; 400 for any other. */
const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Whether bytes begin with a record of type handshake, in any version since SSL 3 (RFC 8446 §5.1). */
function isTlsHandshake(bytes: Buffer): boolean {
  return bytes[0] === 0x16 && bytes[1] === 0x03;
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
