import type { AddressInfo, Server } from 'node:net';
import { portHolder } from './port-holder.ts';

/** Where `npm start` and `npm run sandbox` listen. */
export const fixedPorts = {
  platform: 4400,
  microsoft: 4401,
  google: 4402,
  apple: 4403,
  mailbox: 4404,
  organisation: 4405,
  smtp: 4425,
} as const;

export type PortPurpose = keyof typeof fixedPorts;

/** A port the sandbox needs is taken. The message names port and holder. */
export class PortTakenError extends Error {
  constructor(port: number, purpose: string, holder: string) {
    super(
      `Port ${port} (${purpose}) is taken by ${holder}. Stop that program, or the sandbox that is still running.`,
    );
    this.name = 'PortTakenError';
  }
}

/** Listens on 127.0.0.1 and answers the port, which differs from the one asked only for 0. */
export async function listen(
  server: Pick<Server, 'once' | 'off' | 'listen' | 'address'>,
  port: number,
  purpose: string,
): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new PortTakenError(port, purpose, await portHolder(port));
    }
    throw error;
  }
  return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new TypeError('a TCP address was expected');
  return address.port;
}
