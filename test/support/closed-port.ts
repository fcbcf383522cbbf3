import { createServer } from 'node:net';
import { listen } from '../sandbox/network/ports.ts';

/** A port of 127.0.0.1 on which nothing listens, for a server that is down or a program that takes no 0: it was free just now. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, 'a closed port');
  await new Promise((closed) => server.close(closed));
  return port;
}
