import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OnboardingError } from '../../failure/onboarding-error.ts';
import { errnoOf } from '../../storage/errno.ts';

export type LoopbackAddress = '127.0.0.1' | '::1';

/** Listens and answers the port. Port 0 takes one from the OS: what is bound is ours, nothing is probed first. */
export type Bind = (server: Server, address: LoopbackAddress, port: number) => Promise<number>;

type Binding = {
  servers: readonly Server[];
  /** Host and port as a redirect URI and a `Host` header spell them. */
  authority: string;
};

/** How many ports are tried before there is said to be none. */
const attempts = 6;

/**
 * Binds a port for the host of a redirect URI.
 *
 * `localhost` needs both addresses: browsers try `::1` first, and another program listening there would receive the
 * code. `127.0.0.1` falls back to `[::1]` on a machine without IPv4.
 *
 * A port that cannot be bound is given up for another one, whatever the reason: another program has it, or Windows keeps
 * it back (EACCES; `netsh int ipv6 show excludedportrange`). Such ranges are lists of their own for IPv4 and IPv6 and
 * hundreds of ports long, so the two addresses take turns in choosing the port.
 *
 * @throws {OnboardingError} `listener-unavailable`
 */
export async function bindLoopback(
  host: '127.0.0.1' | 'localhost',
  createServer: () => Server,
  bind: Bind = bindServer,
): Promise<Binding> {
  type Bound = { server: Server; port: number };

  /** Null where the machine has no such address. */
  const onAddress = async (address: LoopbackAddress, port: number): Promise<Bound | null> => {
    const server = createServer();
    try {
      return { server, port: await bind(server, address, port) };
    } catch (error) {
      if (meansAbsent(error) && (port === 0 || (await isAbsent(address)))) return null;
      throw error;
    }
  };

  /** An address at which not even a port of the system's choice can be had. With one it is only that port. */
  const isAbsent = async (address: LoopbackAddress): Promise<boolean> => {
    const bound = await onAddress(address, 0);
    bound?.server.close();
    return bound === null;
  };

  const onLiteral = async (): Promise<Binding | null> => {
    const four = await onAddress('127.0.0.1', 0);
    if (four !== null) return { servers: [four.server], authority: `127.0.0.1:${four.port}` };
    const six = await onAddress('::1', 0);
    return six && { servers: [six.server], authority: `[::1]:${six.port}` };
  };

  const onLocalhost = async (first: LoopbackAddress, second: LoopbackAddress): Promise<Binding | null> => {
    const one = await onAddress(first, 0);
    try {
      const other = await onAddress(second, one?.port ?? 0);
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

  const once = (attempt: number): Promise<Binding | null> => {
    if (host === '127.0.0.1') return onLiteral();
    return attempt % 2 === 1 ? onLocalhost('127.0.0.1', '::1') : onLocalhost('::1', '127.0.0.1');
  };

  for (let attempt = 1; ; attempt += 1) {
    try {
      const binding = await once(attempt);
      if (binding !== null) return binding;
    } catch (error) {
      if (attempt < attempts) continue;
      throw new OnboardingError('listener-unavailable', error);
    }
    throw new OnboardingError('listener-unavailable', new Error('no loopback address'));
  }
}

/** Binds with Node, to this address alone. */
export async function bindServer(server: Server, address: LoopbackAddress, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port, ipv6Only: address === '::1', exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A TCP server that listens has an AddressInfo; a string is for pipes, null for what does not listen.
  return (server.address() as AddressInfo).port;
}

/** What a bind says where the machine has no such address, as with IPv6 switched off. Some say it of a port as well. */
function meansAbsent(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(errnoOf(error));
}
