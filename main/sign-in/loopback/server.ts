import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { errnoOf, OnboardingError } from '../../failure/onboarding-error.ts';

export type LoopbackAddress = '127.0.0.1' | '::1';

/** Listens and returns the bound port. With port 0 the OS chooses a free one, so there is no race with another program. */
export type Bind = (server: Server, address: LoopbackAddress, port: number) => Promise<number>;

type Binding = {
  servers: readonly Server[];
  /** Host and port, as in the redirect URI and the `Host` header. */
  authority: string;
};

/** How many ports are tried. */
const maxAttempts = 6;

/** Where a redirect URI leads on this machine. */
export type LoopbackEndpoint = {
  /** `localhost` only for a provider that does not accept an address. */
  host: '127.0.0.1' | 'localhost';
  /** The only ports that are registered for it, in order of preference; undefined for any. */
  ports?: readonly number[] | undefined;
};

/**
 * Binds a port for the host of a redirect URI.
 *
 * `localhost` needs both addresses: browsers try `::1` first, and another program listening there would receive the
 * code. `127.0.0.1` falls back to `[::1]` on a machine without IPv4.
 *
 * If a port cannot be bound, another one is tried. Another program may use it, or Windows may reserve it (EACCES;
 * `netsh int ipv6 show excludedportrange`). Windows reserves ranges of hundreds of ports, and separately for IPv4 and IPv6,
 * so the two addresses take turns in choosing the port.
 *
 * Of listed ports the first free one is bound, on 127.0.0.1 alone: the redirect URI is registered with exactly that text.
 *
 * @throws {OnboardingError} `listener-unavailable`
 */
export async function bindLoopback(
  { host, ports }: LoopbackEndpoint,
  makeServer: () => Server,
  bind: Bind = bindServer,
): Promise<Binding> {
  if (ports !== undefined) return await bindOneOf(ports, makeServer, bind);
  type Bound = { server: Server; port: number };

  /** Null if the machine has no such address. */
  const bindAddress = async (address: LoopbackAddress, port: number): Promise<Bound | null> => {
    const server = makeServer();
    try {
      return { server, port: await bind(server, address, port) };
    } catch (error) {
      if (meansAbsent(error) && (port === 0 || (await isAbsent(address)))) return null;
      throw error;
    }
  };

  /** Whether not even a port that the OS chooses can be bound; otherwise only the given port is unavailable. */
  const isAbsent = async (address: LoopbackAddress): Promise<boolean> => {
    const bound = await bindAddress(address, 0);
    bound?.server.close();
    return bound === null;
  };

  const bindLiteral = async (): Promise<Binding | null> => {
    const four = await bindAddress('127.0.0.1', 0);
    if (four !== null) return { servers: [four.server], authority: `127.0.0.1:${four.port}` };
    const six = await bindAddress('::1', 0);
    return six && { servers: [six.server], authority: `[::1]:${six.port}` };
  };

  const bindLocalhost = async (first: LoopbackAddress, second: LoopbackAddress): Promise<Binding | null> => {
    const one = await bindAddress(first, 0);
    try {
      const other = await bindAddress(second, one?.port ?? 0);
      const bound = [one, other].filter((each) => each !== null);
      const port = bound[0]?.port;
      return port === undefined
        ? null
        : { servers: bound.map(({ server }) => server), authority: `localhost:${port}` };
    } catch (error) {
      one?.server.close();
      throw error;
    }
  };

  const tryBinding = (attempt: number): Promise<Binding | null> => {
    if (host === '127.0.0.1') return bindLiteral();
    return attempt % 2 === 1 ? bindLocalhost('127.0.0.1', '::1') : bindLocalhost('::1', '127.0.0.1');
  };

  for (let attempt = 1; ; attempt += 1) {
    try {
      const binding = await tryBinding(attempt);
      if (binding !== null) return binding;
    } catch (error) {
      if (attempt < maxAttempts) continue;
      throw new OnboardingError('listener-unavailable', error);
    }
    throw new OnboardingError('listener-unavailable', new Error('no loopback address'));
  }
}

/** Binds the first free port of a list on 127.0.0.1. @throws {OnboardingError} `listener-unavailable` where none is */
async function bindOneOf(ports: readonly number[], makeServer: () => Server, bind: Bind): Promise<Binding> {
  let failure: unknown = new Error('no ports');
  for (const port of ports) {
    const server = makeServer();
    try {
      return { servers: [server], authority: `127.0.0.1:${await bind(server, '127.0.0.1', port)}` };
    } catch (error) {
      failure = error;
    }
  }
  throw new OnboardingError('listener-unavailable', failure);
}

/** Listens on exactly this address and returns the port. Rejects with the error of the system. */
export async function bindServer(server: Server, address: LoopbackAddress, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port, ipv6Only: address === '::1', exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // The cast: a listening TCP server has an AddressInfo; a string means a pipe, and null a closed server.
  return (server.address() as AddressInfo).port;
}

/** Errors of binding an address that does not exist, as with IPv6 disabled. Some systems use them for a port as well. */
function meansAbsent(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(errnoOf(error));
}

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
