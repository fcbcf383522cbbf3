import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { LoopbackServer } from '../../../test/sandbox/network/loopback-server.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves folders by name on 127.0.0.1, uncompressed and never from a cache. */
export async function serveFolders(folders: Readonly<Record<string, string>>) {
  const server = await LoopbackServer.start(0, 'pages');
  server.handle(async ({ url = '/', headers }, response) => {
    const { pathname } = new URL(url, server.url);
    // Each page has an origin of its own, because pages are built for the root of theirs.
    const folder = folders[headers.host?.split('.')[0] ?? ''];
    const file = pathname === '/' ? '/index.html' : normalize(pathname);
    const body = folder && (await readFile(join(folder, file)).catch(() => null));
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'no-store',
    });
    return response.end(body);
  });
  return {
    urlOf: (name: string) => `http://${name}.localhost:${server.port}/`,
    stop: () => server.close(),
  };
}
