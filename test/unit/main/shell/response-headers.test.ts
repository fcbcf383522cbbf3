import { createServer } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardenFetch } from '../../../../main/network/transport.ts';
import { filterResponseHead } from '../../../../main/shell/response-headers.ts';
import { SessionNetwork } from '../../../electron-stand-in/network.ts';
import { originOf } from '../../../support/listening.ts';

/** What the app makes of a server that answers with this head (Latin-1), over Electron's rules. */
async function asked(head: string): Promise<Response> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.from(`${head}content-length: 2\r\n\r\nok`, 'latin1')));
  });
  const origin = await originOf(server);
  const network = new SessionNetwork();
  network.onHeadersReceived = (details, callback) => callback(filterResponseHead(details));
  return await hardenFetch((url, init) => network.fetch(url, init))(`${origin}/`);
}

describe('E02 an answer with', () => {
  test.each([
    ['a header that is no UTF-8', 'HTTP/1.1 200 OK\r\nvia: b\xfcro\r\nx-kept: 1\r\n'],
    ['a header outside Latin-1', 'HTTP/1.1 200 OK\r\nvia: \xe2\x82\xac\r\nx-kept: 1\r\n'],
    ['a reason that is no UTF-8', 'HTTP/1.1 200 Gr\xfcn\r\nx-kept: 1\r\n'],
    ['both', 'HTTP/1.1 200 Gr\xfcn\r\nvia: b\xfcro\r\nx-kept: 1\r\n'],
  ])('%s is read without it', async (_what, head) => {
    const response = await asked(head);
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
    expect(response.headers.get('x-kept')).toBe('1');
    expect(response.headers.has('via')).toBe(false);
  });

  test.each([
    ['a status that HTTP does not have', 'HTTP/1.1 600 What\r\n'],
    ['a cookie that is no UTF-8', 'HTTP/1.1 200 OK\r\nset-cookie: a=\xfc\r\n'],
  ])('%s is a failure at once, not a wait', async (_what, head) => {
    await expect(asked(head)).rejects.toMatchObject({ code: 'platform-answer-invalid' });
  });
});

const ordinary = { statusLine: 'HTTP/1.1 200 OK', statusCode: 200 };

test('E02 an ordinary answer is left as it is', () => {
  const responseHeaders = {
    'Content-Type': ['text/plain'],
    'Set-Cookie': ['a=1', 'b=2'],
    Via: ['caf\u00e9'],
  };
  expect(filterResponseHead({ ...ordinary, responseHeaders })).toEqual({});
  expect(filterResponseHead(ordinary)).toEqual({});
  expect(filterResponseHead({ statusLine: 'HTTP/1.0 204', statusCode: 204 })).toEqual({});
});

test('E02 a response can be built from any filtered head', () => {
  const head = fc.record({
    statusLine: fc.tuple(fc.integer({ min: 100, max: 999 }), fc.string({ unit: 'binary' })),
    responseHeaders: fc.dictionary(
      fc.oneof(fc.string({ minLength: 1 }), fc.constant('Set-Cookie')),
      fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 2 }),
    ),
  });
  fc.assert(
    fc.property(head, ({ statusLine: [statusCode, reason], responseHeaders }) => {
      const statusLine = `HTTP/1.1 ${statusCode} ${reason}`;
      const answer = filterResponseHead({ statusLine, statusCode, responseHeaders });
      if (answer.cancel) return;
      const [, status, text = ''] = /^\S+ (\d+) ?(.*)$/s.exec(answer.statusLine ?? statusLine) ?? [];
      const headers = Object.entries(answer.responseHeaders ?? responseHeaders).map(
        ([name, values]): [string, string] => [name, [values].flat().join(', ')],
      );
      expect(() => new Response(null, { status: Number(status), statusText: text, headers })).not.toThrow();
    }),
  );
});
