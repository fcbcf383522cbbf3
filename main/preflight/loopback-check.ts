import { createServer, get, type Server } from 'node:http';
import { type Bind, bindLoopback, type LoopbackEndpoint } from '../sign-in/loopback/binding.ts';
import { createRandomText } from '../sign-in/pkce.ts';

/**
 * Checks whether a loopback listener can be bound and reached, as the browser's response would reach it. Never rejects.
 *
 * Connects to it, because firewalls and security programs can allow the binding and block the connection.
 */
export async function probeLoopback(
  endpoint: LoopbackEndpoint,
  signal: AbortSignal,
  bind?: Bind,
): Promise<'open' | 'blocked'> {
  const path = `/${createRandomText()}`;
  const servers: Server[] = [];
  const create = () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === path ? 204 : 404, { Connection: 'close' }).end();
    });
    servers.push(server);
    return server;
  };
  try {
    const { authority } = await bindLoopback(endpoint, create, bind);
    return (await fetchStatus(`http://${authority}${path}`, signal)) === 204 ? 'open' : 'blocked';
  } catch {
    return 'blocked';
  } finally {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}

function fetchStatus(url: string, signal: AbortSignal): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, signal }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}
