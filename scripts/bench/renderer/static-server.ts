import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves folders by name on 127.0.0.1, uncompressed and never from a cache. */
export async function serveFolders(folders: Readonly<Record<string, string>>) {
  const server = createServer(async ({ url = '/', headers }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
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
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    urlOf: (name: string) => `http://${name}.localhost:${port}/`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
