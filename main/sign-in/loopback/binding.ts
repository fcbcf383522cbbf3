import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OnboardingError } from '../../failure/onboarding-error.ts';
import { errnoOf } from '../../storage/file-access.ts';

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

/** The host of a redirect URI, and the only ports that are registered for it; undefined for any port. */
export type LoopbackEndpoint = { host: '127.0.0.1' | 'localhost'; ports?: readonly number[] | undefined };

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
  createServer: () => Server,
  bind: Bind = bindServer,
): Promise<Binding> {
  if (ports !== undefined) return await bindOneOf(ports, createServer, bind);
  type Bound = { server: Server; port: number };

  /** Null if the machine has no such address. */
  const bindAddress = async (address: LoopbackAddress, port: number): Promise<Bound | null> => {
    const server = createServer();
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
async function bindOneOf(ports: readonly number[], createServer: () => Server, bind: Bind): Promise<Binding> {
  let failure: unknown = new Error('no ports');
  for (const port of ports) {
    const server = createServer();
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
