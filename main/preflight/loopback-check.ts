import { createServer, get, type Server } from 'node:http';
import { type Bind, bindLoopback } from '../sign-in/loopback/binding.ts';
import { randomText } from '../sign-in/pkce.ts';

/**
 * Whether a listener can be bound here and reached: the way a browser's answer would come.
 *
 * Firewalls and security programs let the binding succeed and keep the connection out, so one is made.
 */
export async function checkLoopback(
  host: '127.0.0.1' | 'localhost',
  signal: AbortSignal,
  bind?: Bind,
): Promise<'open' | 'blocked'> {
  const path = `/${randomText()}`;
  const servers: Server[] = [];
  const create = () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === path ? 204 : 404, { Connection: 'close' }).end();
    });
    servers.push(server);
    return server;
  };
  try {
    const { authority } = await bindLoopback(host, create, bind);
    return (await statusAt(`http://${authority}${path}`, signal)) === 204 ? 'open' : 'blocked';
  } catch {
    return 'blocked';
  } finally {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}

function statusAt(url: string, signal: AbortSignal): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, signal }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}
