import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  createRequestSecrets,
  hashState,
  parseResponse,
} from '../../../../main/sign-in/authorization-request.ts';
import { type Callback, carry, go } from '../../../support/hostile-browser.ts';
import { openTarget, statusOf, type Target } from '../../../support/hostile-listener.ts';

const genuineCode = { kind: 'code', code: 'genuine' };
const form = 'application/x-www-form-urlencoded';

/** The genuine response with other parameters. */
const altered = ({ genuine }: Target, change: (parameters: URLSearchParams) => void): Callback => {
  const parameters = new URLSearchParams(genuine.parameters);
  change(parameters);
  return { ...genuine, parameters };
};

describe.each(['GET', 'POST'] as const)('a listener for %s', (method) => {
  /** A request whose head is right in all but what the test changes. */
  const head = ({ authority, genuine, path }: Target, change: { line?: string; host?: string } = {}) => {
    const query = method === 'GET' ? `?${genuine.parameters}` : '';
    const body = method === 'POST' ? genuine.parameters.toString() : '';
    const lines = [change.line ?? `${method} ${path}${query} HTTP/1.1`, change.host ?? `Host: ${authority}`];
    return { lines: [...lines, `Content-Type: ${form}`, `Content-Length: ${body.length}`], body, query };
  };

  test('Q01 only the exact path answers; everything like it is 404 and the sign-in goes on', async () => {
    const it = await openTarget(method);
    const { path } = it;
    const like = [
      '/',
      path.slice(0, -1),
      `${path}x`,
      `/${path}`,
      `${path}/`,
      path.toUpperCase(),
      path.replace('c', '%63'),
      `/.${path}`,
      `${path};x`,
      `/x/..${path}`,
      `${path}%3F`,
    ];
    for (const other of like) {
      const { lines, body, query } = head(it);
      const response = await it.send([`${method} ${other}${query} HTTP/1.1`, ...lines.slice(1)], body);
      expect([other, statusOf(response)]).toEqual([other, 404]);
    }
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q02 only the method of the flow answers; others are 405 with Allow and use nothing up', async () => {
    const it = await openTarget(method);
    for (const other of ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].filter(
      (each) => each !== method,
    )) {
      const { lines, body, query } = head(it);
      const response = await it.send([`${other} ${it.path}${query} HTTP/1.1`, ...lines.slice(1)], body);
      expect([other, statusOf(response)]).toEqual([other, 405]);
      expect(response).toContain(`\r\nAllow: ${method}\r\n`);
    }
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q05 headers over 16 KiB are 431 and the sign-in goes on', async () => {
    const it = await openTarget(method);
    const { lines, body } = head(it);
    expect(statusOf(await it.send([...lines, `X-Padding: ${'x'.repeat(17 * 1024)}`], body))).toBe(431);
    expect(await it.settle()).toEqual(genuineCode);
  });

  /** Opens connections that say nothing. Resolves once they are open, with when each is ended. */
  const idle = async ({ listener }: Target, count: number) => {
    const { port } = new URL(listener.redirectUri);
    const sockets = Array.from({ length: count }, () => connect({ host: '127.0.0.1', port: Number(port) }));
    const ended = sockets.map(
      (socket) =>
        new Promise((resolve) =>
          socket
            .on('error', () => undefined)
            .resume()
            .once('close', resolve),
        ),
    );
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    return ended;
  };

  test('Q05 connections over the limit push out the oldest, never the genuine response', async () => {
    const it = await openTarget(method, {
      limits: { maxSockets: 4, headersTimeoutMs: 60_000, requestTimeoutMs: 60_000 },
    });
    let left = 40;
    const { promise: pushedOut, resolve } = Promise.withResolvers<void>();
    for (const end of await idle(it, left)) {
      end.then(() => {
        left -= 1;
        if (left === 4) resolve();
      });
    }
    await pushedOut;
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q05 a silent connection is closed in time', async () => {
    const it = await openTarget(method, { limits: { headersTimeoutMs: 100, requestTimeoutMs: 100 } });
    await Promise.all(await idle(it, 3));
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q06 Host must be byte for byte ours, once', async () => {
    const it = await openTarget(method);
    const { port, hostname } = new URL(it.listener.redirectUri);
    const other = hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    const names = [
      'evil.test',
      other,
      `${hostname}.`,
      hostname.toUpperCase(),
      '127.1',
      '2130706433',
      '0x7f000001',
      '[::1]',
    ];
    const hosts = [
      ...names.filter((name) => name !== hostname).map((name) => `Host: ${name}:${port}`),
      `Host: ${hostname}`,
      `Host: ${hostname}:${port}0`,
      `Host: user@${hostname}:${port}`,
      'Host:',
      `Host: ${it.authority}\r\nHost: ${it.authority}`,
      `Host: ${it.authority}\r\nHost: evil.test`,
    ];
    for (const host of hosts) {
      const { lines, body } = head(it, { host });
      expect([host, [400, 403]]).toEqual([
        host,
        expect.arrayContaining([statusOf(await it.send(lines, body))]),
      ]);
    }
    const { lines, body } = head(it);
    const old = lines
      .filter((line) => !line.startsWith('Host'))
      .map((line) => line.replace('HTTP/1.1', 'HTTP/1.0'));
    expect(statusOf(await it.send(old, body))).toBe(403);
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q07 a target in absolute form is refused', async () => {
    const it = await openTarget(method);
    for (const origin of ['http://evil.test', `http://${it.authority}`]) {
      const { query } = head(it);
      const { lines, body } = head(it, { line: `${method} ${origin}${it.path}${query} HTTP/1.1` });
      expect(statusOf(await it.send(lines, body))).toBe(400);
    }
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q08 a request that is not a navigation by its Fetch Metadata is refused', async () => {
    const it = await openTarget(method);
    const notNavigations = [
      'Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image',
      'Sec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty',
      'Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe',
      'Purpose: prefetch',
      'Sec-Purpose: prefetch;prerender',
    ];
    for (const headers of notNavigations) {
      const { lines, body } = head(it);
      expect([headers, statusOf(await it.send([...lines, headers], body))]).toEqual([headers, 403]);
    }
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q09 automatic requests of browsers get 404 and do not use up the response', async () => {
    const it = await openTarget(method);
    for (const path of [
      '/favicon.ico',
      '/robots.txt',
      '/apple-touch-icon.png',
      '/.well-known/security.txt',
    ]) {
      expect((await go(new URL(path, it.listener.redirectUri))).status).toBe(404);
    }
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q10 garbage, TLS, CONNECT and an upgrade end without harm', async () => {
    const it = await openTarget(method);
    const upgrade = ['GET / HTTP/1.1', `Host: ${it.authority}`, 'Connection: Upgrade', 'Upgrade: websocket'];
    const requests = [
      ['\u0016\u0003\u0001\u0002\u0000'],
      ['\u0000\u0000garbage'],
      ['CONNECT evil.test:443 HTTP/1.1', 'Host: evil.test'],
      upgrade,
    ];
    for (const lines of requests) expect([0, 400, 404]).toContain(statusOf(await it.send(lines)));
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q11 a response with a wrong state, even an error, settles nothing; the genuine one still succeeds', async () => {
    const it = await openTarget(method);
    const wrong: ((parameters: URLSearchParams) => void)[] = [
      (parameters) => parameters.delete('state'),
      (parameters) => parameters.set('state', ''),
      (parameters) => parameters.set('state', `${it.state}x`),
      (parameters) => parameters.set('state', it.state.slice(0, -1)),
      (parameters) => parameters.set('state', it.state.toLowerCase()),
      (parameters) => parameters.append('state', it.state),
      (parameters) => parameters.append('state', 'x'),
    ];
    for (const change of wrong) {
      expect((await carry(altered(it, change))).status).toBe(400);
      const error = altered(it, (parameters) => {
        parameters.delete('code');
        parameters.set('error', 'access_denied');
        change(parameters);
      });
      expect((await carry(error)).status).toBe(400);
    }
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q12 a duplicate code, iss or error is refused', async () => {
    const it = await openTarget(method);
    for (const name of ['code', 'iss', 'error']) {
      const duplicate = altered(it, (parameters) => {
        parameters.delete('code');
        if (name === 'iss') parameters.set('code', 'x');
        parameters.append(name, 'x');
        parameters.append(name, 'x');
      });
      expect([name, (await carry(duplicate)).status]).toEqual([name, 400]);
    }
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q13 code and error together, neither, empty, overlong or unprintable is refused', async () => {
    const it = await openTarget(method);
    const malformed: ((parameters: URLSearchParams) => void)[] = [
      (parameters) => parameters.set('error', 'access_denied'),
      (parameters) => parameters.delete('code'),
      (parameters) => parameters.set('code', ''),
      (parameters) => parameters.set('code', 'x'.repeat(4097)),
      (parameters) => parameters.set('code', 'a\r\nb'),
      (parameters) => parameters.set('code', 'a\u0000'),
      (parameters) => parameters.set('code', 'a\u0085'),
      (parameters) => parameters.set('iss', ''),
    ];
    for (const change of malformed) expect((await carry(altered(it, change))).status).toBe(400);
    expect(await it.settle()).toEqual(genuineCode);
  });

  test('Q14 tokens in the response are not looked at', async () => {
    const it = await openTarget(method);
    const implicit = altered(it, (parameters) => {
      parameters.set('access_token', 'forged');
      parameters.set('id_token', 'forged');
    });
    await carry(implicit);
    expect(await it.listener.response).toEqual(genuineCode);
  });

  test('Q15 of 50 identical responses at once one is taken', async () => {
    const it = await openTarget(method, { limits: { maxSockets: 64 } });
    const pages = await Promise.all(Array.from({ length: 50 }, () => carry(it.genuine)));
    const statuses = pages.map(({ status }) => status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(49);
  });
});

describe('a listener for form_post', () => {
  test('Q03 anything but a form is 415; a form may name its charset', async () => {
    const it = await openTarget('POST');
    const body = it.genuine.parameters.toString();
    const types = ['application/json', 'text/plain', 'multipart/form-data; boundary=x', `${form}x`, ''];
    for (const type of types) {
      const page = await go(it.listener.redirectUri, {
        method: 'POST',
        headers: { 'Content-Type': type },
        body,
      });
      expect([type, page.status]).toEqual([type, 415]);
    }
    const headers = { 'Content-Type': `${form.toUpperCase()}; charset=UTF-8` };
    expect((await go(it.listener.redirectUri, { method: 'POST', headers, body })).status).toBe(303);
    expect(await it.listener.response).toEqual(genuineCode);
  });

  test('Q04 a body over 64 KiB is 413, announced or not, and the connection ends', async () => {
    const it = await openTarget('POST');
    const head = [`POST ${it.path} HTTP/1.1`, `Host: ${it.authority}`, `Content-Type: ${form}`];
    const announced = await it.send([...head, `Content-Length: ${64 * 1024 + 1}`]);
    expect(statusOf(announced)).toBe(413);
    const chunk = `${(0x8000).toString(16)}\r\n${'x'.repeat(0x8000)}\r\n`;
    const endless = await it.send([...head, 'Transfer-Encoding: chunked'], chunk.repeat(3));
    expect(statusOf(endless)).toBe(413);
    expect(await it.settle()).toEqual(genuineCode);
  });
});

test('Q16 a state has 256 bits of chance, is fresh for each request and matches nothing else', () => {
  const states = Array.from({ length: 200 }, () => createRequestSecrets().state);
  expect(new Set(states).size).toBe(200);
  for (const state of states) expect(Buffer.from(state, 'base64url')).toHaveLength(32);
  const [first = '', second = ''] = states;
  expect(parseResponse(`code=x&state=${first}`, hashState(first))).toEqual({ kind: 'code', code: 'x' });
  expect(parseResponse(`code=x&state=${second}`, hashState(first))).toBeNull();
});

test('Q17 a state contains no information: it decodes to no text and is unrelated to the other secrets', () => {
  const { state, nonce, verifier, challenge } = createRequestSecrets();
  expect(state).toMatch(/^[\w-]{43}$/);
  expect(new Set([state, nonce, verifier, challenge]).size).toBe(4);
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(state, 'base64url'))).toThrow();
});
