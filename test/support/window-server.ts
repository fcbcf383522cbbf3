import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { contentSecurityPolicy } from '../../main/shell/app-scheme.ts';
import { listen } from '../sandbox/network/ports.ts';

const built = join(import.meta.dirname, '../../out/renderer');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The built window at a loopback address, under the app's own content policy. */
type WindowServer = { origin: string; close: () => Promise<void> };

/** Serves `out/renderer` as the app itself does; what is not there is answered with nothing. */
export async function serveBuiltWindow(): Promise<WindowServer> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://window').pathname;
    const body = await readFile(join(built, path === '/' ? 'index.html' : path)).catch(() => null);
    if (!body) return response.writeHead(204).end();
    const type = types[extname(path) || '.html'] ?? 'application/octet-stream';
    return response
      .writeHead(200, { 'content-type': type, 'content-security-policy': contentSecurityPolicy })
      .end(body);
  });
  const port = await listen(server, 0, 'the built window');
  return {
    origin: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
