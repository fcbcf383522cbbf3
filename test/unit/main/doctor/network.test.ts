import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { ExaminationOptions } from '../../../../main/doctor/examination.ts';
import type { HostOutcome } from '../../../../main/doctor/host-check.ts';
import { checkPortal, hasLink } from '../../../../main/doctor/network-check.ts';
import { createPortalProbe } from '../../../../main/doctor/portal-probe.ts';
import { checkProxy, classifyProxyAnswer, describeRoute } from '../../../../main/doctor/proxy-check.ts';
import { askProxy } from '../../../../main/doctor/proxy-probe.ts';
import type { Route } from '../../../../main/network/route.ts';
import { closedPort } from '../../../support/closed-port.ts';
import { portOf, portOfProxy } from '../../../support/listening.ts';
import { checkOf, findings, healthy, runExamination } from './examining.ts';

const never = new AbortController().signal;

const plainly = async (answer: RequestListener) =>
  createPortalProbe(await portOf(createServer({ keepAlive: false }, answer)));

describe('a link', () => {
  const at = (address: string, internal = false) => ({
    eth0: [{ address, internal, netmask: '', family: 'IPv4' as const, mac: '', cidr: null }],
  });
  test.each([
    ['an address of a network', at('192.0.2.7'), true],
    ['this machine alone', at('127.0.0.1', true), false],
    ['an address that it gave itself', at('169.254.3.4'), false],
    ['one that it gave itself, of IPv6', at('fe80::1'), false],
    ['nothing', {}, false],
  ])('%s', (_, interfaces, is) => {
    expect(hasLink(interfaces)).toBe(is);
  });
});

describe('a captive portal', () => {
  const outcome = (more: Partial<HostOutcome> = {}): HostOutcome => ({
    verdict: { state: 'fine' },
    failure: null,
    skewSeconds: null,
    route: { kind: 'direct' },
    ...more,
  });
  const url = 'https://127.0.0.1/.well-known/econnect-onboarding';
  const away = { url: 'https://platform.test/x' };
  const answers = { isPortal: true, skew: null };
  const asking = (more: Partial<HostOutcome>, others: HostOutcome[] = []) => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return answers;
    };
    return checkPortal({ ...away, outcome: outcome(more) }, others, ask, never).then(({ verdict }) => ({
      state: verdict.state,
      asked,
    }));
  };

  test('is looked for where TLS fails without a proxy, and nowhere else', async () => {
    expect(await asking({})).toEqual({ state: 'fine', asked: 0 });
    for (const failure of ['certificate-untrusted', 'offline', 'timeout'] as const)
      expect(await asking({ failure })).toEqual({ state: 'wrong', asked: 1 });
    const proxy = { host: 'proxy.test', port: 8080 };
    expect(await asking({ failure: 'timeout', route: { kind: 'http', proxy } })).toMatchObject({ asked: 0 });
    expect(await asking({ failure: 'timeout', route: null })).toMatchObject({ asked: 0 });
    expect(await asking({ failure: 'name-not-found' })).toMatchObject({ asked: 0 });
  });

  test('that identifies itself needs no second request', async () => {
    expect(await asking({ failure: 'captive-portal' })).toEqual({ state: 'wrong', asked: 0 });
    expect(await asking({}, [outcome({ failure: 'captive-portal' })])).toEqual({ state: 'wrong', asked: 0 });
  });

  test.each<[string, RequestListener, boolean]>([
    [
      'a redirect to its page',
      (_, r) => void r.writeHead(302, { location: 'http://wifi.test/' }).end(),
      true,
    ],
    ['its page', (_, r) => void r.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Wifi</h1>'), true],
    ['511', (_, r) => void r.writeHead(511).end(), true],
    ['the host’s own redirect to TLS', (_, r) => void r.writeHead(301, { location: url }).end(), false],
    ['nothing there', (_, r) => void r.writeHead(404).end(), false],
  ])('is told from the host itself: %s', async (_, answer, isPortal) => {
    const seen: string[] = [];
    const ask = await plainly((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      expect(Object.keys(request.headers).sort()).toEqual(['accept', 'connection', 'host']);
      answer(request, response);
    });
    expect(await ask('https://127.0.0.1/.well-known/econnect-onboarding?x=1', never)).toMatchObject({
      isPortal,
    });
    expect(seen).toEqual(['GET /.well-known/econnect-onboarding']);
  });

  test('does not exist where nothing answers', async () => {
    const ask = await plainly((request) => void request.socket.destroy());
    expect(await ask(url, never)).toBeNull();
  });
});

describe('a whole examination', () => {
  const elsewhere = { name: 'test', platform: 'https://platform.test', issuer: 'https://platform.test' };
  const broken = (message: string): ExaminationOptions => ({
    ...healthy('/tmp'),
    environment: { ...elsewhere, providers: [], organisationKeys: [] },
    fetch: () => Promise.reject(new Error(message)),
    tools: {
      lookup: async () => '192.0.2.1',
      certificateOf: async () => ({ issuer: 'Wifi', interceptor: null }),
      interfaces: () => ({
        eth0: [{ address: '192.0.2.7', internal: false, netmask: '', family: 'IPv4', mac: '', cidr: null }],
      }),
    },
  });

  test('behind a portal leads with it, and not with the certificate that it shows', async () => {
    const options = broken('net::ERR_CERT_COMMON_NAME_INVALID');
    const askPlainly = async () => ({ isPortal: true, skew: null });
    const { whole } = await runExamination({ ...options, tools: { ...options.tools, askPlainly } });
    expect(checkOf(whole, 'network')).toMatchObject({ code: 'captive-portal', remedy: 'open-network-page' });
    expect(findings(whole)).toContain('platform certificate-untrusted');
    expect(whole.diagnosis).toMatchObject({ code: 'captive-portal', checks: ['network'] });
  });

  test('with a clock that is a year behind leads with the clock', async () => {
    const options = broken('net::ERR_CERT_DATE_INVALID');
    const askPlainly = async () => ({ isPortal: false, skew: -31_536_000 });
    const { whole } = await runExamination({ ...options, tools: { ...options.tools, askPlainly } });
    expect(checkOf(whole, 'clock')).toMatchObject({ state: 'wrong', seconds: -31_536_000 });
    expect(whole.diagnosis).toMatchObject({ code: 'clock', checks: ['clock'] });
  });
});

describe('the proxy', () => {
  const url = 'https://platform.test/x';
  const through = (port: number): Route => ({ kind: 'http', proxy: { host: '127.0.0.1', port } });
  /** A proxy that answers each wish for a tunnel so. */
  const proxyThat = async (status: string) => through(await portOfProxy(`HTTP/1.1 ${status}\r\n\r\n`));
  const look = (route: Route | null, cameThrough: boolean, signal = never) =>
    checkProxy(url, route, { ask: askProxy, cameThrough: Promise.resolve(cameThrough) }, signal);

  test('that the system names none of is no trouble', async () => {
    expect(await look({ kind: 'direct' }, false)).toEqual({
      state: 'fine',
      host: { host: 'platform.test', via: 'direct' },
    });
    expect(await look(null, false)).toEqual({ state: 'skipped' });
  });

  test.each([
    ['200 Connection Established', false, 'fine'],
    ['407 Proxy Authentication Required', false, 'wrong proxy-auth-required'],
    // Chromium has credentials that we do not have.
    ['407 Proxy Authentication Required', true, 'fine'],
    ['403 Forbidden', false, 'wrong proxy-refused'],
    ['504 Gateway Timeout', false, 'fine'],
  ])('that says %s, and what the app asked came through: %s', async (status, cameThrough, meaning) => {
    const verdict = await look(await proxyThat(status), cameThrough);
    expect(['code' in verdict ? `${verdict.state} ${verdict.code}` : verdict.state, verdict]).toEqual([
      meaning,
      expect.objectContaining({ host: expect.objectContaining({ httpStatus: Number(status.slice(0, 3)) }) }),
    ]);
  });

  test('that is down is wrong, or went unnoticed', async () => {
    const proxy = { host: '127.0.0.1', port: await closedPort() };
    for (const kind of ['http', 'other'] as const) {
      const route: Route = { kind, proxy };
      expect(await look(route, false)).toMatchObject({ state: 'wrong', code: 'proxy-unreachable' });
      expect(await look(route, true)).toMatchObject({ state: 'warning', code: 'proxy-unreachable' });
    }
  });

  test('of another kind is connected to, and told nothing', async () => {
    let heard = 0;
    const port = await portOf(createTcpServer((socket) => void socket.on('data', () => (heard += 1))));
    const route: Route = { kind: 'other', proxy: { host: '127.0.0.1', port } };
    expect(await look(route, false)).toMatchObject({ state: 'fine' });
    expect(heard).toBe(0);
  });

  test('that does not respond is waited for until the caller aborts, and does not count as unreachable', async () => {
    const port = await portOf(createTcpServer((socket) => void socket.resume()));
    expect(
      await askProxy({ host: '127.0.0.1', port }, { host: '::1', port: 443 }, AbortSignal.timeout(50)),
    ).toBe('silent');
    expect(classifyProxyAnswer('silent')).toBeNull();
  });

  test('is named by host and port', () => {
    expect(describeRoute({ kind: 'http', proxy: { host: '::1', port: 8080 } })).toBe('[::1]:8080');
    expect(describeRoute(null)).toBeUndefined();
  });
});
