import { createServer } from 'node:http';

/** The plainest listener there can be: takes one answer in the query, checks nothing, and says thank you at once. */
export async function listenOnce(): Promise<{ redirectUri: string; answer: Promise<URLSearchParams> }> {
  const { promise: answer, resolve } = Promise.withResolvers<URLSearchParams>();
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', Connection: 'close' });
    response.end('<!doctype html><title>Signed in</title><p>You can close this tab.</p>');
    server.close();
    resolve(new URL(request.url ?? '/', 'http://127.0.0.1').searchParams);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { redirectUri: `http://127.0.0.1:${port}/callback`, answer };
}
