import { createServer, type Server } from 'node:http';
import type { Configuration } from '../../../main/platform-contract/contract.ts';
import { listen } from '../../sandbox/network/ports.ts';

/** The smallest platform there can be: a web server with one static file. */
export type PlainPlatform = {
  url: string;
  /** Every request that it got, as `GET /path`. */
  asked: string[];
  /** The file is served once this resolves. */
  held: Promise<void>;
  stop(): Promise<void>;
};

/** Serves a configuration as a static file on loopback. Everything else is 404. */
export async function startPlainPlatform(configuration: Configuration): Promise<PlainPlatform> {
  const asked: string[] = [];
  const file = JSON.stringify(configuration);
  const platform = { held: Promise.resolve() };
  const server: Server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.method !== 'GET' || request.url !== '/.well-known/econnect-onboarding')
      return void response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>404</h1>');
    await platform.held;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(file);
  });
  const port = await listen(server, 0, 'a static file');
  return Object.assign(platform, {
    url: `http://127.0.0.1:${port}`,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
