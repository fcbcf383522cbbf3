import { createServer, type Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { listen } from '../sandbox/network/ports.ts';

/** The port of 127.0.0.1 on which a server listens from now until the test is over. */
export async function portOf(server: Server): Promise<number> {
  onTestFinished(() => void server.close());
  return await listen(server, 0, 'a test');
}

/** The origin of an HTTP server that listens from now until the test is over. */
export async function originOf(server: Server): Promise<string> {
  return `http://127.0.0.1:${await portOf(server)}`;
}

/** The port of a proxy that answers every CONNECT request with these bytes. */
export async function portOfProxy(answer: string): Promise<number> {
  return await portOf(
    createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(answer))),
  );
}
