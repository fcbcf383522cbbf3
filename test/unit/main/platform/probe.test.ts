import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { hardenFetch } from '../../../../main/network/transport.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { createConfigurationSource, createPlatformProbe } from '../../../../main/platform/configuration.ts';
import { silentLog } from '../../../support/scripted-ports.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

type Says = { status: number; type?: string; body?: string; location?: string };

/** Whether the platform is there, where this is what answers in its place; and the configurations that were learnt. */
async function probe({ status, type, body = '', location }: Says) {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    const headers = { ...(type ? { 'content-type': type } : {}), ...(location ? { location } : {}) };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  // An address of a server that listens on TCP.
  const { port } = server.address() as AddressInfo;
  const learnt: unknown[] = [];
  const configuration = createConfigurationSource({
    ending: new AbortController().signal,
    call: createPlatformCall(`http://127.0.0.1:${port}`, hardenFetch(fetch)),
    version: '0.1.0',
    log: silentLog,
    onChange: (latest) => void learnt.push(latest),
    file: { read: async () => null, write: () => undefined },
  });
  return { isThere: await createPlatformProbe(configuration)(new AbortController().signal), learnt, asked };
}

const json = 'application/json; charset=utf-8';
const good = { methods: [], manualSignUp: false };

test('the configuration that answers a probe is used, and not asked for again', async () => {
  const found = await probe({ status: 200, type: json, body: JSON.stringify({ ...good, later: true }) });
  expect(found).toEqual({ isThere: true, learnt: [good], asked: 1 });
});

test.each<[string, Says]>([
  ['a configuration without methods', { status: 200, type: json, body: '{"manualSignUp":true}' }],
  ['a configuration of another form', { status: 200, type: json, body: '{"version":2,"methods":{}}' }],
  ['a configuration by another name of JSON', { status: 200, type: 'application/econnect+json', body: '{}' }],
])('%s counts as an answer of the platform', async (_what, says) => {
  expect(await probe(says)).toEqual({ isThere: true, learnt: [], asked: 1 });
});

test.each<[string, Says]>([
  ['the page of a portal', { status: 200, type: 'text/html', body: '<html>Welcome</html>' }],
  ['a page that says that it is JSON', { status: 200, type: json, body: '<html>Welcome</html>' }],
  ['data that does not say what it is', { status: 200, body: '{}' }],
  ['a text', { status: 200, type: json, body: '"hello"' }],
  ['nothing', { status: 200, type: json, body: 'null' }],
  ['a redirect to a portal', { status: 302, location: 'http://portal.test/' }],
  ['a network that wants somebody to sign in', { status: 511, type: json, body: '{}' }],
  ['a proxy that refuses', { status: 403, type: json, body: '{"error":"blocked"}' }],
  ['a platform that is not available', { status: 503, type: 'application/problem+json', body: '{}' }],
])('%s does not count as an answer of the platform', async (_what, says) => {
  expect(await probe(says)).toMatchObject({ isThere: false, learnt: [] });
});

test('an answer after the time limit does not count', async () => {
  const gone = AbortSignal.abort(new Error('gone'));
  const configuration = createConfigurationSource({
    ending: new AbortController().signal,
    call: createPlatformCall('http://127.0.0.1:9', hardenFetch(fetch)),
    version: '0.1.0',
    log: silentLog,
    onChange: () => undefined,
    file: { read: async () => null, write: () => undefined },
  });
  expect(await createPlatformProbe(configuration)(gone)).toBe(false);
});
