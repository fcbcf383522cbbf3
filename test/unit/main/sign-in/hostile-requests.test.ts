import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { carry, follow, land } from '../../../support/hostile-browser.ts';
import { adapters, begin, raw } from '../../../support/hostile-flow.ts';
import { statusOf } from '../../../support/hostile-listener.ts';
import { hostileRequests } from '../../../support/hostile-requests.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

describe.each(adapters)('%s', (adapter) => {
  test('Q01 Q02 Q06 Q08 Q11 Q13 every hostile request is refused, and the genuine response still signs in', async () => {
    const flow = begin(adapter, issuer);
    const callback = await flow.callback;
    const { host, pathname } = new URL(callback.redirectUri);
    const corpus = hostileRequests({
      method: callback.method,
      path: pathname,
      authority: host,
      encoded: callback.parameters.toString(),
    });
    expect(corpus.length).toBeGreaterThanOrEqual(60);
    const code = callback.parameters.get('code') ?? '';
    for (const { name, bytes, statuses } of corpus) {
      const answer = await raw(callback.redirectUri, bytes).catch(() => '');
      expect([name, statuses.includes(statusOf(answer)), statusOf(answer)]).toEqual([
        name,
        true,
        statusOf(answer),
      ]);
      expect(answer).not.toContain(code);
      expect(answer).not.toMatch(/^(Access-Control-|Set-Cookie)/im);
    }
    expect(issuer.requests('/token')).toEqual([]);
    expect(flow.returned()).toBe(false);
    await land(callback);
    expect((await flow.identity).subject).toBe('subject-1');
  });

  test('Q18 no answer opens itself to other origins, and none sets a cookie', async () => {
    const flow = begin(adapter, issuer);
    const callback = await flow.callback;
    const { host, pathname } = new URL(callback.redirectUri);
    const answers = [
      await raw(
        callback.redirectUri,
        [
          `OPTIONS ${pathname} HTTP/1.1`,
          `Host: ${host}`,
          'Origin: https://evil.test',
          'Access-Control-Request-Method: POST',
          'Access-Control-Request-Private-Network: true',
          'Connection: close',
          '\r\n',
        ].join('\r\n'),
      ),
    ];
    const taken = await carry(callback);
    const refused = await carry(callback);
    const last = await follow(callback, taken);
    for (const { headers } of [taken, refused, last]) answers.push(Object.keys(headers).join('\n'));
    for (const answer of answers) expect(answer).not.toMatch(/access-control-|set-cookie/i);
    await flow.identity;
  });

  test('Q05 200 connections that dribble their headers do not keep the genuine response out', async () => {
    const flow = begin(adapter, issuer);
    const callback = await flow.callback;
    const { hostname, port } = new URL(callback.redirectUri);
    const sockets: Socket[] = [];
    for (let count = 0; count < 200; count += 1) {
      const socket = connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port) });
      socket.on('error', () => undefined);
      socket.once('connect', () => socket.write('GET / HTTP/1.1\r\nX-'));
      sockets.push(socket);
    }
    await Promise.all(
      sockets.map(
        (socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve)),
      ),
    );
    const page = await land(callback);
    expect(page.body).toContain('Je bent ingelogd');
    await flow.identity;
    for (const socket of sockets) socket.destroy();
  });

  test('Q15 fifty identical responses at once: one is taken, and one token request is made', async () => {
    const flow = begin(adapter, issuer);
    const callback = await flow.callback;
    const pages = await Promise.all(Array.from({ length: 50 }, () => carry(callback).catch(() => null)));
    const taken = pages.filter((page) => page !== null && page.status === 303);
    expect(taken).toHaveLength(1);
    for (const page of taken) if (page) await follow(callback, page);
    await flow.identity;
    expect(issuer.requests('/token')).toHaveLength(1);
  });
});
