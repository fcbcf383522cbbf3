import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, onTestFinished } from 'vitest';
import type { CheckName } from '#contract/doctor.ts';
import { checkHost, type HostTools } from '../../../../main/doctor/host-check.ts';
import { type HostObservation, judgeHost } from '../../../../main/doctor/host-verdict.ts';
import type { HostCheck } from '../../../../main/doctor/hosts.ts';
import { askProxy } from '../../../../main/doctor/proxy-probe.ts';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { certificateOf } from '../../../../main/network/certificate.ts';
import { proxiedFetch } from '../../../electron-stand-in/proxied-fetch.ts';
import { Proxies } from '../../../electron-stand-in/proxies.ts';
import { closedPort } from '../../../support/closed-port.ts';
import { test } from '../../../support/fixtures.ts';
import { originOf, portOf, portOfProxy } from '../../../support/listening.ts';
import { type TlsAuthority, tlsAuthority } from '../../../support/tls-authority.ts';
import { tlsFront } from '../../../support/tls-front.ts';

const never = new AbortController().signal;
let authority: TlsAuthority;
test.beforeAll(async ({ sharedFolder }) => {
  authority = await tlsAuthority(sharedFolder);
});

const serve = async (answer: RequestListener) =>
  `${await originOf(createServer({ keepAlive: false }, answer))}/`;

const json: RequestListener = (_, response) =>
  void response.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end('{}');

/** How a host looks from here. */
async function look(
  url: string,
  tools: Partial<HostTools> = {},
  { check = 'google', limit = 2_000 }: { check?: HostCheck; limit?: number } = {},
) {
  const given: HostTools = {
    fetch,
    resolveProxy: async () => 'DIRECT',
    lookup: async () => '127.0.0.1',
    certificateOf,
    askProxy,
    ...tools,
  };
  return await checkHost({ check, url }, given, { limit, signal: never });
}

describe('a host that answers', () => {
  test('is fine, with its facts', async () => {
    const url = await serve(json);
    const { verdict, failure, skewSeconds: skew } = await look(url);
    expect(verdict).toEqual({
      state: 'fine',
      host: {
        host: new URL(url).host,
        address: '127.0.0.1',
        via: 'direct',
        httpStatus: 200,
        latencyMs: expect.any(Number),
      },
    });
    expect([failure, Math.abs(skew ?? 99) <= 2]).toEqual([null, true]);
  });

  const status =
    (code: number, type = 'application/json', body = '{}'): RequestListener =>
    (_, response) =>
      void response.writeHead(code, { 'content-type': type, connection: 'close' }).end(body);

  test.each<[string, RequestListener, CheckName & HostCheck, string]>([
    ['an error of a provider', status(503), 'google', 'provider-down'],
    ['an error of ours', status(500), 'platform', 'platform-down'],
    ['an error of our issuer', status(502), 'issuer', 'platform-down'],
    ['too many requests', status(429), 'microsoft', 'provider-down'],
    ['a refusal', status(403), 'google', 'answer-invalid'],
    ['nothing there', status(404), 'platform', 'answer-invalid'],
    ['what is no data', status(200, 'text/plain', 'ok'), 'google', 'answer-invalid'],
    ['a page', status(200, 'text/html', '<h1>Wifi</h1>'), 'google', 'captive-portal'],
    ['who wants a sign-in', status(511), 'google', 'captive-portal'],
    ['what is not HTTP', (request) => void request.socket.end('SSH-2.0-x\r\n'), 'google', 'answer-invalid'],
    ['a cut', (request) => void request.socket.destroy(), 'google', 'host-unreachable'],
  ])('%s', async (_, answer, check, code) => {
    expect((await look(await serve(answer), {}, { check })).verdict).toMatchObject({ state: 'wrong', code });
  });

  test('known to the app’s own requests alone is fine: Node’s own opinion of names counts for nothing', async () => {
    const lookup = () => Promise.reject(new Error('ENOTFOUND'));
    const { verdict } = await look(await serve(json), { lookup });
    expect(verdict).toMatchObject({ state: 'fine' });
    expect(verdict).not.toHaveProperty('host.address');
  });
});

describe('a host that does not answer', () => {
  test('whose name is not found', async () => {
    const lookup = () => Promise.reject(new Error('ENOTFOUND'));
    const { verdict } = await look('https://nowhere.invalid/', { lookup });
    expect(verdict).toEqual({
      state: 'wrong',
      code: 'name-not-found',
      host: { host: 'nowhere.invalid', via: 'direct' },
    });
  });

  test('without a listener', async () => {
    const url = `https://127.0.0.1:${await closedPort()}/`;
    expect((await look(url)).verdict).toMatchObject({ code: 'host-unreachable' });
  });

  test('that accepts the connection and does not respond ends with its limit', async () => {
    const port = await portOf(createTcpServer((socket) => socket.resume()));
    const { verdict, failure } = await look(`https://127.0.0.1:${port}/`, {}, { limit: 60 });
    expect([verdict, failure]).toEqual([
      { state: 'wrong', code: 'host-unreachable', host: expect.objectContaining({ address: '127.0.0.1' }) },
      'timeout',
    ]);
  });

  test('whose address, proxy and certificate hang ends with its limit', async () => {
    const endless = () => new Promise<never>(() => undefined);
    const hanging = { fetch: endless, resolveProxy: endless, lookup: endless, certificateOf: endless };
    const { verdict } = await look('https://a.invalid/', hanging, { limit: 40 });
    expect(verdict).toEqual({ state: 'wrong', code: 'host-unreachable', host: { host: 'a.invalid' } });
  });

  test('whose route is unknown is not asked around a possible proxy', async () => {
    const asked: string[] = [];
    const note = (what: string) => async () => {
      asked.push(what);
      return null;
    };
    const refused = () => Promise.reject(new OnboardingError('proxy-unreachable'));
    const { verdict, route } = await look('https://a.invalid/', {
      fetch: refused,
      resolveProxy: refused,
      lookup: async () => {
        asked.push('name');
        return '127.0.0.1';
      },
      certificateOf: note('certificate'),
    });
    expect([verdict, route, asked]).toEqual([
      { state: 'wrong', code: 'proxy-unreachable', host: { host: 'a.invalid' } },
      null,
      [],
    ]);
  });
});

describe('a certificate', () => {
  /** A server on `localhost` with an untrusted certificate. */
  async function untrusted(answer: RequestListener = json): Promise<string> {
    const behind = await portOf(createServer(answer));
    const front = await tlsFront(await authority.issue('localhost'), behind);
    onTestFinished(front.close);
    return `https://localhost:${front.port}/`;
  }

  test('of an unknown issuer is not trusted, and names the issuer', async () => {
    expect((await look(await untrusted())).verdict).toMatchObject({
      state: 'wrong',
      code: 'certificate-untrusted',
      host: { tlsIssuer: 'Test Authority' },
    });
  });

  const of = (isTrusted: boolean) => async () => ({
    issuer: 'Zscaler Inc.',
    isTrusted,
    interceptor: 'Zscaler',
  });

  test('of an untrusted inspection product is reported as that product', async () => {
    expect((await look(await untrusted(), { certificateOf: of(false) })).verdict).toMatchObject({
      state: 'wrong',
      code: 'tls-intercepted',
      host: { tlsIssuer: 'Zscaler Inc.', interceptor: 'Zscaler' },
    });
  });

  test('of one that is trusted here is worth a warning', async () => {
    const answered: HostTools['fetch'] = async () => Response.json({});
    const tools = { fetch: answered, certificateOf: of(true) };
    expect((await look('https://platform.test/', tools)).verdict).toMatchObject({
      state: 'warning',
      code: 'tls-intercepted',
      host: { interceptor: 'Zscaler', httpStatus: 200 },
    });
  });
});

describe('behind a proxy', () => {
  const proxyThat = async (status: string) =>
    through(`127.0.0.1:${await portOfProxy(`HTTP/1.1 ${status}\r\n\r\n`)}`);

  /** As the app's requests go through it. */
  function through(place: string): Partial<HostTools> {
    const proxies = new Proxies();
    proxies.configure({ mode: 'fixed_servers', proxyRules: place });
    onTestFinished(() => proxies.closeAll());
    return {
      fetch: (url, init) => proxiedFetch(proxies, url, init),
      resolveProxy: async () => `PROXY ${place}`,
      lookup: () => Promise.reject(new Error('nobody asks for names here')),
    };
  }

  test.each([
    ['407 Proxy Authentication Required', 'proxy-auth-required'],
    ['403 Forbidden', 'proxy-refused'],
    ['502 Bad Gateway', 'proxy-unreachable'],
  ])('that says %s', async (status, code) => {
    const { verdict } = await look('https://platform.test/', await proxyThat(status));
    expect(verdict).toMatchObject({
      state: 'wrong',
      code,
      host: { host: 'platform.test', address: 'proxy', via: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
    });
  });

  test('that is not there', async () => {
    const { verdict } = await look('https://platform.test/', through(`127.0.0.1:${await closedPort()}`));
    expect(verdict).toMatchObject({ state: 'wrong', code: 'proxy-unreachable' });
  });

  test('whose credentials are in the system’s answer, nothing tells them', async () => {
    const tools = { resolveProxy: async () => 'PROXY proxyuser:canary-4711@proxy.test:8080' };
    const { verdict } = await look(await serve(json), tools);
    expect(verdict).toMatchObject({ host: { via: 'proxy.test:8080' } });
    expect(JSON.stringify(verdict)).not.toMatch(/canary|proxyuser/);
  });
});

describe('observations lead to findings', () => {
  const seen: HostObservation = {
    facts: { host: 'a.test', address: '192.0.2.1', httpStatus: 200, latencyMs: 80 },
    isOurs: false,
    failure: null,
    isData: true,
    hasTls: true,
    refusal: null,
  };
  test.each<[string, Partial<HostObservation>, string]>([
    ['an answer in three seconds', { facts: { ...seen.facts, latencyMs: 3_000 } }, 'fine'],
    ['one that takes longer', { facts: { ...seen.facts, latencyMs: 3_001 } }, 'warning host-slow'],
    ['a connection without an answer', { failure: 'timeout' }, 'wrong host-slow'],
    ['not even a connection', { failure: 'timeout', hasTls: false }, 'wrong host-unreachable'],
    ['a connection that breaks', { failure: 'offline' }, 'wrong host-unreachable'],
    [
      'a name without an address',
      { failure: 'offline', facts: { host: 'a.test', via: 'direct' } },
      'wrong name-not-found',
    ],
    [
      'a name that was not looked up',
      { failure: 'offline', facts: { host: 'a.test' } },
      'wrong host-unreachable',
    ],
    ['TLS that does not come about', { failure: 'platform-unavailable' }, 'wrong answer-invalid'],
  ])('%s: %s', (_, more, meaning) => {
    const verdict = judgeHost({ ...seen, ...more });
    expect([verdict.state, 'code' in verdict ? verdict.code : ''].join(' ').trim()).toBe(meaning);
  });
});
