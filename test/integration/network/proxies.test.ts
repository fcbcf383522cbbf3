import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { networkToolsMissing } from '../../../scripts/lib/test-tools.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { closedPort } from '../../support/closed-port.ts';
import { test } from '../../support/fixtures.ts';
import {
  type NamesPrefix,
  namesOnLoopback,
  namesUnavailable,
  withoutNetwork,
} from '../../support/proxy-names.ts';
import { type ProxyServer, startMitmproxy, startTinyproxy } from '../../support/proxy-servers.ts';
import { type TlsAuthority, tlsAuthority } from '../../support/tls-authority.ts';
import { type TlsFront, tlsFront } from '../../support/tls-front.ts';
import { type Asked, askingWith } from './asking.ts';

const name = 'platform.sandbox.test';
const path = '/.well-known/econnect-onboarding';
/** Nothing of these may be written down anywhere. */
const credentials = 'proxyuser:canary-4711';
const lacking = networkToolsMissing(['openssl', 'unshare']) ?? namesUnavailable();

let folder: string;
let sandbox: Sandbox;
let authority: TlsAuthority;
let front: TlsFront;
let names: NamesPrefix;
const stops: (() => Promise<unknown>)[] = [];
const until = <Kind extends { stop(): Promise<unknown> }>(proxy: Kind): Kind => {
  stops.push(proxy.stop);
  return proxy;
};

test.beforeAll(({ sharedFolder, sandbox: started }) => {
  [folder, sandbox] = [sharedFolder, started];
});
needing([], async () => {
  authority = await tlsAuthority(folder);
  names = await namesOnLoopback(folder, [name]);
  front = await frontWith(await authority.issue(name));
});
afterAll(() => Promise.all(stops.map((stop) => stop())));

/** Starts what tests need that take these tools. Where one is lacking they are skipped, by its name. */
function needing(tools: Parameters<typeof networkToolsMissing>[0], start: () => Promise<void>): void {
  const missing = lacking ?? networkToolsMissing(tools);
  beforeAll(async () => {
    if (missing === null) await start();
  }, 60_000);
  beforeEach(({ skip }) => {
    if (missing !== null) skip(missing);
  });
}

async function frontWith(certificate: Parameters<typeof tlsFront>[0]): Promise<TlsFront> {
  const made = await tlsFront(certificate, Number(new URL(sandbox.urls.platform).port));
  stops.push(made.close);
  return made;
}

const address = ({ port }: Pick<TlsFront, 'port'> = front) => `https://${name}:${port}${path}`;

async function ask(
  url: string,
  { env = {}, proxy, knowsNames = false, prefix = knowsNames ? names : [] }: Partial<AskOptions> = {},
): ReturnType<typeof askingWith> {
  const log = await mkdtemp(join(folder, 'client-'));
  const asked = { url, log, ...(proxy ? { proxy } : {}) };
  return await askingWith(asked, { env, prefix });
}

type AskOptions = {
  env: Record<string, string>;
  proxy: Asked['proxy'];
  knowsNames: boolean;
  prefix: readonly string[];
};

const trusting = () => ({ NODE_EXTRA_CA_CERTS: authority.file });
const withCredentials = ({ url }: ProxyServer, given = credentials) => url.replace('//', `//${given}@`);

describe('without a proxy', () => {
  const straight = (at: TlsFront = front, env: Record<string, string> = trusting()) =>
    ask(address(at), { env, knowsNames: true });

  test('the platform answers over TLS, vouched for by an authority that this computer trusts', async () => {
    expect(await straight()).toMatchObject({
      status: 200,
      route: 'DIRECT',
      body: expect.stringContaining('manualSignUp'),
      certificate: { issuer: authority.name, interceptor: null },
    });
  });

  test('a name that cannot exist is said to be unknown', async () => {
    // Longer than the label of a name may be, so that this machine knows it by itself.
    const told = await ask(`https://${'a'.repeat(64)}.sandbox.test${path}`);
    expect(told).toMatchObject({ code: 'name-not-found', certificate: null });
  });

  test('on a machine with no network nothing is said of names', async () => {
    expect(await ask(address(), { prefix: withoutNetwork })).toMatchObject({ code: 'offline' });
  });

  test.each([
    ['of an unknown authority', () => authority.issue(name), () => ({})],
    ['of an authority that is trusted, expired', () => authority.issue(name, { isExpired: true }), trusting],
    [
      'of an authority that is trusted, for another host',
      () => authority.issue('other.sandbox.test'),
      trusting,
    ],
    ['signed by itself', () => authority.selfSigned(name), trusting],
  ])('a certificate %s is refused, and nothing is sent to who shows it', async (_what, certificate, env) => {
    const stranger = await frontWith(await certificate());
    const told = await straight(stranger, env());
    expect(told).toMatchObject({ code: 'certificate-untrusted', certificate: {} });
    expect(stranger.received()).toBe(0);
  });
});

describe('through tinyproxy', () => {
  let open: ProxyServer;
  let closed: ProxyServer;

  needing(['tinyproxy'], async () => {
    open = until(await startTinyproxy({ folder, names }));
    closed = until(await startTinyproxy({ folder, names, credentials }));
  });

  test('the platform answers, by a name that only the proxy knows', async () => {
    const told = await ask(address(), { env: { ...trusting(), HTTPS_PROXY: open.url } });
    expect(told).toMatchObject({
      status: 200,
      route: `PROXY 127.0.0.1:${open.port}`,
      certificate: { issuer: authority.name },
    });
    expect(open.log()).toContain(`CONNECT ${name}:${front.port}`);
  });

  test.each([
    ['host and port', () => `127.0.0.1:${open.port}`],
    ['a server per scheme', () => `http=127.0.0.1:9;https=127.0.0.1:${open.port}`],
  ])('a session is told of it, by %s, whatever the environment says', async (_what, proxyRules) => {
    const proxy = { mode: 'fixed_servers', proxyRules: proxyRules() } as const;
    const env = { ...trusting(), HTTPS_PROXY: 'http://127.0.0.1:9' };
    expect(await ask(address(), { env, proxy })).toMatchObject({ status: 200 });
  });

  test('a session that is told of none goes straight', async () => {
    const env = { ...trusting(), HTTPS_PROXY: 'http://127.0.0.1:9' };
    const told = await ask(address(), { env, proxy: { mode: 'direct' }, knowsNames: true });
    expect(told).toMatchObject({ status: 200, route: 'DIRECT' });
  });

  test('a host in NO_PROXY is asked without it', async () => {
    const env = { ...trusting(), HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'a.test,.sandbox.test' };
    expect(await ask(address(), { env, knowsNames: true })).toMatchObject({ status: 200, route: 'DIRECT' });
  });

  test('with the right credentials it lets us through', async () => {
    const env = { ...trusting(), HTTPS_PROXY: withCredentials(closed) };
    expect(await ask(address(), { env })).toMatchObject({
      status: 200,
      route: `PROXY 127.0.0.1:${closed.port}`,
    });
  });

  test('without credentials it wants to know who we are', async () => {
    const env = { ...trusting(), HTTPS_PROXY: closed.url };
    expect(await ask(address(), { env })).toMatchObject({ code: 'proxy-auth-required', certificate: null });
  });

  test('with wrong ones it answers 401, which Chromium tells nobody: the tunnel has failed', async () => {
    const env = { ...trusting(), HTTPS_PROXY: withCredentials(closed, 'proxyuser:canary-wrong') };
    const told = await ask(address(), { env });
    expect(told).toMatchObject({ code: 'proxy-unreachable' });
    expect(told.log).not.toContain('canary');
  });

  test('a host that it cannot find is its own trouble', async () => {
    const told = await ask(`https://elsewhere.sandbox.test${path}`, { env: { HTTPS_PROXY: open.url } });
    expect(told).toMatchObject({ code: 'proxy-unreachable' });
  });

  test('a certificate is refused through it as well', async () => {
    const told = await ask(address(), { env: { HTTPS_PROXY: open.url } });
    expect(told).toMatchObject({
      code: 'certificate-untrusted',
      certificate: { issuer: authority.name, interceptor: null },
    });
  });
});

describe('a proxy that is not there', () => {
  test.each(['127.0.0.1', 'proxy.nowhere.invalid'])(
    'at %s is what is said, not the network',
    async (host) => {
      const env = { ...trusting(), HTTPS_PROXY: `http://${credentials}@${host}:${await closedPort()}` };
      const told = await ask(address(), { env });
      expect(told).toMatchObject({ code: 'proxy-unreachable', certificate: null });
      expect(told.log).toContain('asked in vain');
      expect(told.log).not.toMatch(/canary|proxyuser/);
    },
  );

  test.each([
    ['its own address', () => `${sandbox.urls.platform}${path}`, { status: 200 }],
    ['an address of it where nobody listens', () => `https://127.0.0.2:9${path}`, { code: 'offline' }],
    ['localhost', () => `https://localhost:${front.port}${path}`, { code: 'certificate-untrusted' }],
  ])('does not stand between the app and this machine, asked by %s', async (_what, url, outcome) => {
    const down = `http://127.0.0.1:${await closedPort()}`;
    const env = { ...trusting(), HTTPS_PROXY: down, HTTP_PROXY: down, ALL_PROXY: down };
    expect(await ask(url(), { env })).toMatchObject({ route: 'DIRECT', ...outcome });
    const proxy = { mode: 'fixed_servers', proxyRules: down } as const;
    expect(await ask(url(), { env: trusting(), proxy })).toMatchObject({ route: 'DIRECT', ...outcome });
  });
});

describe('through mitmproxy, which opens every connection', () => {
  let inspecting: Awaited<ReturnType<typeof startMitmproxy>>;
  let closed: typeof inspecting;

  needing(['mitmdump'], async () => {
    [inspecting, closed] = await Promise.all([
      startMitmproxy({ folder, names }, authority.file),
      startMitmproxy({ folder, names, credentials }, authority.file),
    ]);
    until(inspecting);
    until(closed);
  });

  test('its authority is unknown: refused, and it learns nothing but the host', async () => {
    const told = await ask(address(), { env: { ...trusting(), HTTPS_PROXY: inspecting.url } });
    expect(told).toMatchObject({
      code: 'certificate-untrusted',
      certificate: { issuer: 'mitmproxy', interceptor: 'mitmproxy' },
    });
    expect(inspecting.log()).not.toContain(path);
  });

  test('its authority is trusted here: the platform answers, and who is in between can be told', async () => {
    const env = { NODE_EXTRA_CA_CERTS: inspecting.authority, HTTPS_PROXY: inspecting.url };
    expect(await ask(address(), { env })).toMatchObject({
      status: 200,
      body: expect.stringContaining('manualSignUp'),
      certificate: { issuer: 'mitmproxy', interceptor: 'mitmproxy' },
    });
  });

  test.each([
    ['no credentials', undefined],
    ['wrong credentials', 'proxyuser:canary-wrong'],
  ])('with %s it wants to know who we are, and no log says who we said', async (_what, given) => {
    const HTTPS_PROXY = given ? withCredentials(closed, given) : closed.url;
    const told = await ask(address(), { env: { ...trusting(), HTTPS_PROXY } });
    expect(told).toMatchObject({ code: 'proxy-auth-required' });
    expect(told.log).toContain('proxy-auth-required');
    expect(told.log).not.toMatch(/canary|proxyuser/);
  });

  test('with the right credentials it lets us through', async () => {
    const env = { NODE_EXTRA_CA_CERTS: closed.authority, HTTPS_PROXY: withCredentials(closed) };
    expect(await ask(address(), { env })).toMatchObject({ status: 200 });
  });
});
