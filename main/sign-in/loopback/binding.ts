import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OnboardingError } from '../../failure.ts';

export type LoopbackAddress = '127.0.0.1' | '::1';

/** Listens and answers the port. Port 0 takes one from the OS: what is bound is ours, nothing is probed first. */
export type Bind = (server: Server, address: LoopbackAddress, port: number) => Promise<number>;

export type Binding = {
  servers: readonly Server[];
  /** Host and port as a redirect URI and a `Host` header spell them. */
  authority: string;
};

/** How often another port is tried when somebody else has ours on the other address. */
const attempts = 3;

/**
 * Binds a port for the host of a redirect URI.
 *
 * `localhost` needs both addresses: browsers try `::1` first, and another program listening there would receive the
 * code. `127.0.0.1` falls back to `[::1]` on a machine without IPv4.
 *
 * @throws {OnboardingError} `listener-unavailable`
 */
export async function bindLoopback(
  host: '127.0.0.1' | 'localhost',
  createServer: () => Server,
  bind: Bind = bindServer,
): Promise<Binding> {
  const onAddress = async (address: LoopbackAddress, port: number) => {
    const server = createServer();
    try {
      return { server, port: await bind(server, address, port) };
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  };

  const onLiteral = async (): Promise<Binding | null> => {
    const four = await onAddress('127.0.0.1', 0);
    if (four !== null) return { servers: [four.server], authority: `127.0.0.1:${four.port}` };
    const six = await onAddress('::1', 0);
    return six && { servers: [six.server], authority: `[::1]:${six.port}` };
  };

  const onLocalhost = async (): Promise<Binding | null> => {
    const four = await onAddress('127.0.0.1', 0);
    try {
      const six = await onAddress('::1', four?.port ?? 0);
      const bound = [four, six].filter((each) => each !== null);
      const port = bound[0]?.port;
      return port === undefined
        ? null
        : { servers: bound.map(({ server }) => server), authority: `localhost:${port}` };
    } catch (error) {
      four?.server.close();
      throw error;
    }
  };

  for (let attempt = 1; ; attempt += 1) {
    try {
      const binding = host === 'localhost' ? await onLocalhost() : await onLiteral();
      if (binding !== null) return binding;
    } catch (error) {
      if (codeOf(error) === 'EADDRINUSE' && attempt < attempts) continue;
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

/** True when the machine has no such address, as with IPv6 switched off. */
function isAbsent(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
