import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Environment } from '../../../../main/environment/environment.ts';
import { failureCodeOf, OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import {
  checkProvider,
  chooseReturnPath,
  createPreflight,
  detectRemoteSession,
  type Findings,
  type PreflightSettings,
  type ProcessFacts,
} from '../../../../main/preflight/preflight.ts';
import { sandboxEnvironment } from '../../../sandbox/environment.ts';
import { originOf } from '../../../support/listening.ts';
import { silentLog } from '../../../support/scripted-ports.ts';

/** A provider that answers so, and an environment that names it as Google. */
async function environmentWith(answer: RequestListener): Promise<Environment> {
  const server = createServer(answer);
  onTestFinished(() => server.closeAllConnections());
  const origin = await originOf(server);
  const metadata = {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/jwks`,
  };
  return {
    name: 'test',
    platform: origin,
    issuer: origin,
    providers: [{ id: 'google', kind: 'google', clientId: 'client', metadata }],
    organisationKeys: [],
  };
}

const answering =
  (headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end('{"keys":[]}');

const desk = { env: {}, platform: 'linux' } as const;

async function look(
  environment: Environment,
  more: Partial<PreflightSettings> = {},
  {
    method = 'google',
    signal = new AbortController().signal,
  }: { method?: SignInMethod; signal?: AbortSignal } = {},
) {
  const preflight = createPreflight({
    environment,
    fetch,
    secrets: { state: 'ready' },
    hasBrowser: () => true,
    log: silentLog,
    session: desk,
    ...more,
  });
  return await preflight(method, signal);
}

describe('on a real machine, against a real server', () => {
  test('where everything is as it should be, the answer comes straight to this machine', async () => {
    expect(await look(await environmentWith(answering()))).toEqual({ returnPath: 'loopback' });
  });

  test('where nothing can listen, the platform holds the answer', async () => {
    const bind = () => Promise.reject(Object.assign(new Error('refused'), { code: 'EACCES' }));
    expect(await look(await environmentWith(answering()), { bind })).toEqual({
      returnPath: 'relay',
      reason: 'loopback-blocked',
    });
  });

  test('where a listener is bound and connections are kept out, as firewalls do, it does too', async () => {
    const bind: PreflightSettings['bind'] = async (server, address) => {
      await new Promise<void>((resolve) => server.listen({ host: address, port: 0 }, resolve));
      server.on('connection', (socket) => socket.destroy());
      // A TCP server that listens has an AddressInfo.
      return (server.address() as AddressInfo).port;
    };
    expect(await look(await environmentWith(answering()), { bind })).toMatchObject({
      reason: 'loopback-blocked',
    });
  });

  test.each([
    ['econnect', { returnPath: 'relay', reason: 'loopback-blocked' }],
    ['google', { returnPath: 'loopback' }],
  ] as const)(
    'where the listed ports of the issuer are taken, %s is asked by %o',
    async (method, expected) => {
      const environment = await environmentWith(answering());
      // The port of the provider itself, which is taken.
      const ports = [Number(new URL(environment.platform).port)];
      expect(await look({ ...environment, ports }, {}, { method })).toEqual(expected);
    },
  );

  test('from a remote session, the platform holds the answer', async () => {
    const session = { ...desk, env: { SSH_CONNECTION: '10.0.0.2 50000 10.0.0.1 22' } };
    expect(await look(await environmentWith(answering()), { session })).toEqual({
      returnPath: 'relay',
      reason: 'remote-session',
    });
  });

  test('a system that takes a second to name its browser takes nothing of the time of the network', async () => {
    const slow = () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
      return true;
    };
    expect(await look(await environmentWith(answering()), { hasBrowser: slow })).toEqual({
      returnPath: 'loopback',
    });
  });

  test('without a browser, the link goes to a phone', async () => {
    expect(await look(await environmentWith(answering()), { hasBrowser: () => false })).toEqual({
      returnPath: 'relay',
      reason: 'browser-missing',
    });
  });

  test('a clock that is an hour off is said before anybody signs in for nothing', async () => {
    const date = new Date(Date.now() - 3600_000).toUTCString();
    const looked = look(await environmentWith(answering({ Date: date })));
    expect(await looked.catch(failureCodeOf)).toBe('clock-wrong');
  });

  test.each([
    ['a server that is down', answering({}, 503), 'provider-unavailable'],
    ['a connection that is cut', ((request) => request.socket.destroy()) as RequestListener, 'offline'],
  ])('%s is said before a browser shows an error page', async (_, answer, code) => {
    expect(await look(await environmentWith(answer)).catch(failureCodeOf)).toBe(code);
  });

  test('a provider that does not respond in time does not stop the sign-in', async () => {
    const environment = await environmentWith(() => {});
    expect(await look(environment)).toEqual({ returnPath: 'loopback' });
  });

  test('a cancelled sign-in does not wait for the checks', async () => {
    const left = new AbortController();
    const environment = await environmentWith(() => left.abort(new OnboardingError('unexpected')));
    await expect(look(environment, {}, { signal: left.signal })).rejects.toThrow('unexpected');
  });
});

describe('the findings decide the return path', () => {
  const fine: Findings = {
    session: 'local',
    loopback: 'open',
    browser: 'present',
    provider: { kind: 'reachable', skewSeconds: 0 },
    keychain: 'ready',
  };
  test.each<[string, Partial<Findings>, string]>([
    ['nothing wrong', {}, 'loopback'],
    ['a keychain that is not there', { keychain: 'missing' }, 'loopback'],
    ['a provider that said nothing', { provider: { kind: 'unknown' } }, 'loopback'],
    ['a provider without a clock', { provider: { kind: 'reachable', skewSeconds: null } }, 'loopback'],
    ['five minutes fast', { provider: { kind: 'reachable', skewSeconds: 300 } }, 'loopback'],
    ['blocked', { loopback: 'blocked' }, 'relay: loopback-blocked'],
    ['RDP', { session: 'rdp' }, 'relay: remote-session'],
    [
      'no browser, whatever else',
      { browser: 'missing', session: 'ssh', loopback: 'blocked' },
      'relay: browser-missing',
    ],
    ['a remote session, blocked or not', { session: 'wsl', loopback: 'blocked' }, 'relay: remote-session'],
  ])('%s', (_, findings, choice) => {
    const { returnPath, reason } = chooseReturnPath({ ...fine, ...findings });
    expect([returnPath, reason].filter(Boolean).join(': ')).toBe(choice);
  });

  test.each([301, -301])('a clock off by %i s', (skewSeconds) => {
    const choose = () => chooseReturnPath({ ...fine, provider: { kind: 'reachable', skewSeconds } });
    expect(choose).toThrow('clock-wrong');
  });
});

describe('the check of a provider ends with', () => {
  const environment = sandboxEnvironment({
    platform: 'https://platform.example',
    microsoft: 'https://microsoft.example',
    google: 'https://google.example',
  });

  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', { kind: 'unreachable', code: 'name-not-found' }],
    ['net::ERR_PROXY_CONNECTION_FAILED', { kind: 'unreachable', code: 'proxy-unreachable' }],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', { kind: 'unreachable', code: 'proxy-auth-required' }],
    ['net::ERR_CERT_AUTHORITY_INVALID', { kind: 'unreachable', code: 'certificate-untrusted' }],
    ['net::ERR_TIMED_OUT', { kind: 'unknown' }],
    ['net::ERR_INVALID_HTTP_RESPONSE', { kind: 'unknown' }],
  ])('%s, before a browser is opened: %j', async (message, finding) => {
    const fetch = () => Promise.reject(new Error(message));
    const { signal } = new AbortController();
    expect(await checkProvider('google', environment, { fetch, signal })).toEqual(finding);
  });
});

describe('the kind of a session', () => {
  const linux: ProcessFacts = { env: {}, platform: 'linux' };
  const windows: ProcessFacts = { env: { SESSIONNAME: 'Console' }, platform: 'win32' };

  test.each<[string, ProcessFacts, ReturnType<typeof detectRemoteSession>]>([
    ['a desk with Linux', linux, null],
    ['a desk with Windows', windows, null],
    ['a desk with macOS', { env: {}, platform: 'darwin' }, null],
    ['Remote Desktop', { ...windows, env: { SESSIONNAME: 'RDP-Tcp#12' } }, 'rdp'],
    ['Citrix', { ...windows, env: { SESSIONNAME: 'ICA-tcp#3' } }, 'rdp'],
    ['Windows that says nothing', { ...windows, env: {} }, null],
    ['xrdp', { ...linux, env: { XRDP_SESSION: '1' } }, 'rdp'],
    ['SSH, by its connection', { ...linux, env: { SSH_CONNECTION: '10.0.0.2 50000 10.0.0.1 22' } }, 'ssh'],
    ['SSH, by its terminal', { ...linux, env: { SSH_TTY: '/dev/pts/3' } }, 'ssh'],
    ['SSH to a Mac', { env: { SSH_CLIENT: '10.0.0.2 50000 22' }, platform: 'darwin' }, 'ssh'],
    ['WSL, by its name', { ...linux, env: { WSL_DISTRO_NAME: 'Debian' } }, 'wsl'],
    ['WSL, by its way to Windows', { ...linux, env: { WSL_INTEROP: '/run/WSL/8_interop' } }, 'wsl'],
    ['an empty variable', { ...linux, env: { SSH_CONNECTION: '' } }, null],
  ])('%s', (_, facts, session) => {
    expect(detectRemoteSession(facts)).toBe(session);
  });
});
