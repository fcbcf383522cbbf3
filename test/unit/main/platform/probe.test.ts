import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { hardenFetch } from '../../../../main/network/transport.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { createPlatformProbe } from '../../../../main/platform/configuration.ts';
import { originOf } from '../../../support/listening.ts';
import { configurationSource } from './configuration-source.ts';

type Says = { status: number; type?: string; body?: string; location?: string };

/** Whether the platform is there, where this is what answers in its place; and the configurations that were learnt. */
async function probe({ status, type, body = '', location }: Says) {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    const headers = { ...(type ? { 'content-type': type } : {}), ...(location ? { location } : {}) };
    response.writeHead(status, headers).end(body);
  });
  const learnt: unknown[] = [];
  const call = createPlatformCall(await originOf(server), hardenFetch(fetch));
  const configuration = configurationSource(call, { onChange: (latest) => void learnt.push(latest) });
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
  const configuration = configurationSource(createPlatformCall('http://127.0.0.1:9', hardenFetch(fetch)));
  expect(await createPlatformProbe(configuration)(gone)).toBe(false);
});
