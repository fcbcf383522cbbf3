import { connect } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { listen } from '../sandbox/network/ports.ts';
import type { ServerCertificate } from './tls-authority.ts';

/** What stands before a server and speaks TLS for it. */
export type TlsFront = {
  port: number;
  /** Bytes that clients sent within their connections: none from one that only looked at the certificate. */
  received(): number;
  close(): Promise<void>;
};

/** Takes TLS connections on loopback and passes on what is in them to a port there. */
export async function tlsFront(certificate: ServerCertificate, target: number): Promise<TlsFront> {
  const open = new Set<TLSSocket>();
  let bytes = 0;
  const server = createServer(certificate, (client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('data', (chunk) => {
      bytes += chunk.length;
    });
    const behind = connect(target, '127.0.0.1');
    // Who goes away takes the other along; nobody asks why.
    client.on('error', () => behind.destroy()).on('close', () => behind.destroy());
    behind.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.pipe(behind).pipe(client);
  });
  const port = await listen(server, 0, 'the TLS front');
  return {
    port,
    received: () => bytes,
    async close() {
      for (const client of open) client.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
