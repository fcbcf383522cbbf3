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

/** The status for a malformed request, by the error of Node's parser; 400 for any other. */
const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
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

/** Whether bytes begin with a record of type handshake, in any version since SSL 3 (RFC 8446 §5.1). */
function isTlsHandshake(bytes: Buffer): boolean {
  return bytes[0] === 0x16 && bytes[1] === 0x03;
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
