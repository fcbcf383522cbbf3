import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { failureCodeOf } from '../../../../main/failure/onboarding-error.ts';
import {
  type Fetch,
  hardenFetch,
  isCaptivePortal,
  skewSecondsFrom,
} from '../../../../main/network/transport.ts';
import { SessionNetwork } from '../../../electron-stand-in/network.ts';
import { closedPort } from '../../../support/closed-port.ts';
import { originOf } from '../../../support/listening.ts';

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => server.closeAllConnections());
  return await originOf(server);
}

const ask = hardenFetch(fetch);

describe('an ordinary answer', () => {
  test('arrives with its status, headers and body, decompressed', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(201, { 'content-encoding': 'gzip', etag: '"1"' }).end(gzipSync('{"a":1}'));
    });
    const response = await ask(`${origin}/x`, { method: 'POST', body: 'b', headers: { a: 'b' } });
    expect(response.status).toBe(201);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(await response.json()).toEqual({ a: 1 });
  });

  test.each([204, 304])('may have no body (%i)', async (status) => {
    const origin = await serve((_, response) => response.writeHead(status).end());
    const response = await ask(origin);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  test('is requested without cookies, cache and redirects, regardless of the caller', async () => {
    let sent: RequestInit | undefined;
    const recording: Fetch = async (_, init) => {
      sent = init;
      return new Response('ok');
    };
    await hardenFetch(recording)('https://platform.example', {
      credentials: 'include',
      cache: 'default',
      redirect: 'follow',
    });
    expect(sent).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'manual' });
  });
});

describe('R06: a redirect', () => {
  test.each([300, 301, 302, 303, 305, 307, 308])(
    '%i is refused, and its target hears nothing',
    async (status) => {
      let bytes = 0;
      const elsewhere = await originOf(
        createTcpServer((socket) => {
          bytes += 1;
          socket.on('data', (chunk) => {
            bytes += chunk.length;
          });
        }),
      );
      const origin = await serve((_, response) =>
        response.writeHead(status, { location: `${elsewhere}/token` }).end(),
      );
      expect(await ask(origin, { method: 'POST', body: 'code=c&code_verifier=v' }).catch(failureCodeOf)).toBe(
        'platform-answer-invalid',
      );
      expect(bytes).toBe(0);
    },
  );

  test('that the fetch hides (opaque) or refuses (Electron) is refused alike', async () => {
    const opaque: Fetch = async () => Response.error();
    const electron: Fetch = () => Promise.reject(new Error('Redirect was cancelled'));
    for (const fetch of [opaque, electron]) {
      expect(await hardenFetch(fetch)('https://a.example').catch(failureCodeOf)).toBe(
        'platform-answer-invalid',
      );
    }
  });
});

describe('an answer that does not end in time', () => {
  const silence = (_request: IncomingMessage, _response: ServerResponse) => undefined;
  const dribble = (_: IncomingMessage, response: ServerResponse) => void response.writeHead(200).write('{');

  test.each([
    ['never begins', silence],
    ['begins and stalls', dribble],
  ])('is a timeout: it %s', async (_, answer) => {
    const origin = await serve(answer);
    expect(await hardenFetch(fetch, { timeoutMs: 50 })(origin).catch(failureCodeOf)).toBe('timeout');
  });

  test('is a timeout even where the fetch does not listen to its signal', async () => {
    const deaf: Fetch = () => new Promise(() => undefined);
    expect(await hardenFetch(deaf, { timeoutMs: 5 })('https://a.example').catch(failureCodeOf)).toBe(
      'timeout',
    );
  });
});

describe('the caller', () => {
  test.each([
    ['waiting for the answer', () => undefined],
    ['reading the body', (response: ServerResponse) => response.writeHead(200).write('{')],
  ])('stops it while %s, and gets its own reason', async (_, begin) => {
    const stopping = new AbortController();
    const reason = new Error('cancelled by a person');
    const origin = await serve((_request, response) => {
      begin(response);
      stopping.abort(reason);
    });
    await expect(ask(origin, { signal: stopping.signal })).rejects.toBe(reason);
  });

  test('that has stopped already sends nothing', async () => {
    const refusing: Fetch = () => Promise.reject(new Error('was called'));
    const reason = new Error('before');
    await expect(
      hardenFetch(refusing)('https://a.example', { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
  });
});

describe('R08: a body over the limit', () => {
  const limited = hardenFetch(fetch, { maxBytes: 1_000 });

  test('is refused as soon as it is known, and one at the limit is not', async () => {
    const origin = await serve((request, response) =>
      response.end('x'.repeat(Number(request.url?.slice(1)))),
    );
    expect(await (await limited(`${origin}/1000`)).text()).toHaveLength(1_000);
    expect(await limited(`${origin}/1001`).catch(failureCodeOf)).toBe('platform-answer-invalid');
  });

  test('is refused by its size after decompression', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)));
    });
    expect(await limited(origin).catch(failureCodeOf)).toBe('platform-answer-invalid');
  });

  test('that would never end is not read to its end', async () => {
    const closed = Promise.withResolvers<void>();
    const origin = await serve((_, response) => {
      response.on('close', closed.resolve);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(10_000), () => setImmediate(more));
      };
      more();
    });
    expect(await limited(origin).catch(failureCodeOf)).toBe('platform-answer-invalid');
    await closed.promise;
  });
});

describe('E14: under Electron, whose bodies cannot be cancelled, the connection is let go of', () => {
  const network = new SessionNetwork();
  const under = hardenFetch((url, init) => network.fetch(url, init), { maxBytes: 1_000 });

  test.each([
    ['too large a body', 200, {}, 'platform-answer-invalid'],
    ['a status that is not followed', 300, {}, 'platform-answer-invalid'],
    ['a page of the network', 511, { 'content-type': 'text/html' }, 'captive-portal'],
  ])('after %s', async (_what, status, headers, code) => {
    const closed = Promise.withResolvers<void>();
    const origin = await serve((_request, response) => {
      response.on('close', closed.resolve);
      response.writeHead(status, headers).write('x'.repeat(2_000));
    });
    await expect(under(origin)).rejects.toMatchObject({ code });
    await closed.promise;
  });

  test('after an answer that was read, it stays for the next request', async () => {
    const ports = new Set<unknown>();
    const origin = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    for (let turn = 0; turn < 3; turn += 1) expect(await (await under(origin)).text()).toBe('ok');
    expect(ports.size).toBe(1);
  });
});

describe('a connection that fails', () => {
  test('is offline: refused', async () => {
    expect(await ask(`http://127.0.0.1:${await closedPort()}`).catch(failureCodeOf)).toBe('offline');
  });

  test.each([
    ['before the answer', ''],
    ['within the body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'],
  ])('is offline: reset %s', async (_, head) => {
    const reset = (socket: Socket) =>
      socket.once('data', () => socket.write(head, () => socket.resetAndDestroy()));
    await expect(ask(await originOf(createTcpServer(reset)))).rejects.toMatchObject({ code: 'offline' });
  });

  test('is not offline if the response is not HTTP', async () => {
    const origin = await originOf(
      createTcpServer((socket) => socket.once('data', () => socket.end('SSH-2.0-x\r\n'))),
    );
    expect(await ask(origin).catch(failureCodeOf)).toBe('platform-answer-invalid');
  });
});

describe('an intermediary', () => {
  const page = { 'content-type': 'text/html; charset=utf-8' };
  const json = { headers: { accept: 'application/json' } };

  test.each([
    ['a status for it', 511, {}, {}],
    ['a page where data was asked for', 200, page, json],
    ['a redirect to a page elsewhere', 302, { location: 'http://portal.example/' }, {}],
  ])('is a network that wants a sign-in first: %s', async (_, status, headers, init) => {
    const origin = await serve((_request, response) =>
      response.writeHead(status, headers).end('<h1>Wifi</h1>'),
    );
    expect(await ask(origin, init).catch(failureCodeOf)).toBe('captive-portal');
  });

  test.each([
    ['a page that was asked for', page, {}],
    ['a page for an answer to what was sent', page, { ...json, method: 'POST', body: '{}' }],
    ['an answer of no known type', {}, json],
  ])('is nobody: %s', async (_, headers, init) => {
    const origin = await serve((_request, response) =>
      response.writeHead(200, headers).end('<h1>Hallo</h1>'),
    );
    expect((await ask(origin, init)).status).toBe(200);
  });

  test('is a proxy that wants to know who asks, whose page is not read', async () => {
    const cancelled = Promise.withResolvers<void>();
    const body = new ReadableStream({ cancel: () => cancelled.resolve() });
    const chromium: Fetch = async () => new Response(body, { status: 407 });
    expect(await hardenFetch(chromium)('https://a.example').catch(failureCodeOf)).toBe('proxy-auth-required');
    await cancelled.promise;
  });
});

test.each([
  'http://platform.example/',
  'http://127.0.0.1.evil.example/',
  'http://localhost/',
  'file:///etc/passwd',
  'app://bundle/index.html',
  'data:text/plain,x',
  'https://user:password@platform.example/',
  '//platform.example/',
  'nonsense',
  '',
])('nothing is sent to %j', async (url) => {
  let called = false;
  const recording: Fetch = async () => {
    called = true;
    return new Response();
  };
  expect(await hardenFetch(recording)(url).catch(failureCodeOf)).toBe('platform-answer-invalid');
  expect(called).toBe(false);
});

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});
const page = answer(200, { 'content-type': 'text/html' });
const asked = (url: string, method?: string) => ({ url, method, accept: 'application/json' });

describe('a response without TLS', () => {
  const http = asked('http://platform.test/data');

  test.each([
    ['a page', page],
    ['a redirect to another host', answer(307, { location: 'https://login.wifi.test/?back=x' })],
    ['511', answer(511)],
  ])('may be a portal: %s', (_, given) => {
    expect(isCaptivePortal(http, given)).toBe(true);
  });

  test.each([
    ['data', answer(200, { 'content-type': 'application/json' })],
    ['a problem shown as a page', answer(500, { 'content-type': 'text/html' })],
    ['a redirect within the host', answer(301, { location: '/elsewhere' })],
    ['a redirect to the same host, signed', answer(301, { location: 'https://platform.test/' })],
    ['a redirect to nothing', answer(302, { location: 'http://[' })],
  ])('is the server itself: %s', (_, given) => {
    expect(isCaptivePortal(http, given)).toBe(false);
  });

  test('a page that was asked for is the server’s', () => {
    expect(isCaptivePortal({ ...http, accept: 'text/html' }, page)).toBe(false);
    expect(isCaptivePortal({ ...http, accept: null }, page)).toBe(false);
  });

  test('a page in response to a form is the server’s', () => {
    expect(isCaptivePortal(asked('http://platform.test/data', 'POST'), page)).toBe(false);
  });
});

describe('a response over TLS', () => {
  const https = asked('https://platform.test/data');

  test('is a portal by its status alone', () => {
    expect(isCaptivePortal(https, answer(511))).toBe(true);
  });

  test.each([
    ['a page', page],
    ['a redirect to another host', answer(302, { location: 'https://elsewhere.test/' })],
  ])('is the server’s mistake: %s', (_, given) => {
    expect(isCaptivePortal(https, given)).toBe(false);
  });
});

describe('by the `Date` of a response', () => {
  const date = 'Wed, 25 Nov 2026 12:00:00 GMT';

  test.each<[string, Record<string, string>, number | null]>([
    ['the date', { date }, 120],
    ['the date and the age of a cached response', { date, age: '100' }, 20],
    ['an age that is no number counts as none', { date, age: 'old' }, 120],
    ['no date', {}, null],
    ['a date that is none', { date: 'yesterday' }, null],
  ])('the clock is ahead by %s', (_, headers, seconds) => {
    expect(skewSecondsFrom(new Headers(headers), Date.UTC(2026, 10, 25, 12, 2))).toBe(seconds);
  });
});
