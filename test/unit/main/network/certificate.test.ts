import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { certificateOf } from '../../../../main/network/certificate.ts';
import { listen } from '../../../sandbox/network/ports.ts';

const never = new AbortController().signal;
const host = '127.0.0.1';

async function port(server: Server): Promise<number> {
  onTestFinished(() => void server.close());
  return await listen(server, 0, 'a test');
}

async function proxyThat(answer: string): Promise<{ host: string; port: number }> {
  const proxy = createTcpServer((socket) => socket.once('data', () => socket.end(answer)));
  return { host, port: await port(proxy) };
}

test('without a listener there is no certificate', async () => {
  const server = createTcpServer();
  const closed = await port(server);
  await new Promise((done) => server.close(done));
  expect(await certificateOf(host, closed, {}, never)).toBeNull();
});

test('who speaks no TLS has no certificate', async () => {
  const silent: RequestListener = (_, response) => response.end();
  expect(await certificateOf(host, await port(createServer(silent)), {}, never)).toBeNull();
});

test.each([
  ['refuses', 'HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'],
  ['hangs up', ''],
  ['is none', 'SSH-2.0-x\r\n'],
  ['hangs up on the tunnel', 'HTTP/1.1 200 OK\r\n\r\n'],
])('a proxy that %s shows no certificate', async (_, answer) => {
  expect(await certificateOf('platform.test', 443, { via: await proxyThat(answer) }, never)).toBeNull();
});

test.each([
  ['a server', async (silent: number) => certificateOf(host, silent, {}, AbortSignal.timeout(50))],
  [
    'a proxy',
    async (silent: number) =>
      certificateOf('platform.test', 443, { via: { host, port: silent } }, AbortSignal.timeout(50)),
  ],
])('%s that says nothing is waited for as long as the caller likes', async (_, ask) => {
  await expect(ask(await port(createTcpServer((socket) => socket.resume())))).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('an aborted signal prevents the connection', async () => {
  const reason = new Error('before');
  await expect(certificateOf(host, 9, {}, AbortSignal.abort(reason))).rejects.toBe(reason);
});
