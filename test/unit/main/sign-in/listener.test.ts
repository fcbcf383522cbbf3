import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { type Bind, bindServer, type LoopbackAddress } from '../../../../main/sign-in/loopback/server.ts';
import { carry, go, land } from '../../../support/hostile-browser.ts';
import {
  adapters,
  begin,
  failureBeforeBrowser,
  failureOf,
  isClosed,
  signIn,
} from '../../../support/hostile-flow.ts';
import { json } from '../../../support/hostile-issuer.ts';
import { openTarget } from '../../../support/hostile-listener.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

/** What this process listens on, from the kernel: hexadecimal address and port. */
async function listening(): Promise<string[]> {
  const links = (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
  const sockets = new Set((await Promise.all(links)).map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]));
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/self/net/${name}`, 'utf8')));
  const rows = tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((row) => row.trim().split(/\s+/));
  return rows.filter((row) => row[3] === '0A' && sockets.has(row[9])).map((row) => row[1] ?? '');
}

const refusal = (code: string) => Object.assign(new Error(code), { code });
const without =
  (...missing: LoopbackAddress[]): Bind =>
  async (server, address, port) => {
    if (missing.includes(address)) throw refusal('EADDRNOTAVAIL');
    return await bindServer(server, address, port);
  };

describe.each(adapters)('%s', (adapter) => {
  test.skipIf(process.platform !== 'linux')(
    'L01 nothing listens before a sign-in, its own listener during, nothing after',
    async () => {
      const before = await listening();
      const flow = begin(adapter, issuer);
      const callback = await flow.callback;
      const during = (await listening()).filter((each) => !before.includes(each));
      expect(new Set(during.map((each) => each.split(':')[1])).size).toBe(1);
      expect(during).toHaveLength(adapter === 'microsoft' ? 2 : 1);
      await land(callback);
      await flow.identity;
      expect(await listening()).toEqual(before);
    },
  );

  test.skipIf(process.platform !== 'linux')(
    'L02 only loopback addresses are listened on; no other address of the machine answers',
    async () => {
      const before = await listening();
      const flow = begin(adapter, issuer);
      const callback = await flow.callback;
      const loopback = ['0100007F', '00000000000000000000000001000000'];
      for (const each of (await listening()).filter((address) => !before.includes(address))) {
        expect(loopback).toContain(each.split(':')[0]);
      }
      const others = Object.values(networkInterfaces())
        .flat()
        .flatMap((each) =>
          each !== undefined && !each.internal && each.family === 'IPv4' ? [each.address] : [],
        );
      for (const host of ['127.0.0.2', ...others]) {
        const error = await new Promise((resolve) => {
          const socket = connect({ host, port: Number(new URL(callback.redirectUri).port) });
          socket.once('connect', () => resolve('connected')).once('error', resolve);
        });
        expect(error).toMatchObject({ code: 'ECONNREFUSED' });
      }
      await land(callback);
      await flow.identity;
    },
  );

  test('L07 the port answers before the browser is opened', async () => {
    const flow = begin(adapter, issuer, {
      deliver: async (url) => {
        const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
        expect(await isClosed(redirectUri)).toBe(false);
        throw new OnboardingError('browser-not-opened');
      },
    });
    expect(await failureOf(flow.identity)).toBe('browser-not-opened');
  });

  test('L07 without a port no browser is opened', async () => {
    const bind: Bind = async () => {
      throw refusal('EACCES');
    };
    expect(await failureBeforeBrowser(adapter, issuer, { options: { bind } })).toBe('listener-unavailable');
  });

  test('L08 the port is closed after success', async () => {
    const { page } = await signIn(adapter, issuer);
    expect(await isClosed(page.url)).toBe(true);
  });

  test('L08 the port is closed after a failure', async () => {
    issuer.misbehaviour = { tokenEndpoint: (response) => json(response, { error: 'invalid_grant' }, 400) };
    const flow = begin(adapter, issuer);
    const page = flow.callback.then(land);
    expect(await failureOf(flow.identity)).toBe('sign-in-failed');
    expect(await isClosed((await page).url)).toBe(true);
  });

  test('L08 a failure is reported at once, and a slow browser still gets the last page afterwards', async () => {
    issuer.misbehaviour = { tokenEndpoint: (response) => json(response, { error: 'invalid_grant' }, 400) };
    const ending = new AbortController();
    const flow = begin(adapter, issuer, { signal: ending.signal });
    const callback = await flow.callback;
    const { headers } = await carry(callback);
    expect(await failureOf(flow.identity)).toBe('sign-in-failed');
    ending.abort(new Error('the journey has gone on'));
    const last = await go(new URL(headers.location ?? '', callback.redirectUri));
    expect(last.status).toBe(200);
    expect(last.body).toContain('<h1>');
    await expect.poll(() => isClosed(callback.redirectUri)).toBe(true);
  });

  test('L08 the port is closed even where the browser does not come for the last page', async () => {
    const flow = begin(adapter, issuer, { options: { limits: { deliveryMs: 10 } } });
    const callback = await flow.callback;
    await carry(callback);
    await flow.identity;
    expect(await isClosed(callback.redirectUri)).toBe(true);
  });

  test('L09 a person who does not come back ends in a timeout, with the port closed', async () => {
    const flow = begin(adapter, issuer, { options: { limits: { flowMs: 100 } } });
    expect(await failureOf(flow.identity)).toBe('sign-in-timeout');
    const redirectUri = new URL(flow.urls[0] ?? '').searchParams.get('redirect_uri') ?? '';
    expect(await isClosed(redirectUri)).toBe(true);
  });

  test('L10 a cancelled sign-in rejects with the reason, closes the port, and a late response changes nothing', async () => {
    const cancelling = new AbortController();
    const flow = begin(adapter, issuer, { signal: cancelling.signal });
    const callback = await flow.callback;
    const reason = new Error('cancelled');
    cancelling.abort(reason);
    await expect(flow.identity).rejects.toBe(reason);
    expect(await isClosed(callback.redirectUri)).toBe(true);
    await expect(carry(callback)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(issuer.requests('/token')).toEqual([]);
    expect(flow.returned()).toBe(false);
  });

  test('L10 a sign-in cancelled while the code is redeemed rejects with the reason and closes the port', async () => {
    const cancelling = new AbortController();
    const reason = new Error('cancelled');
    issuer.misbehaviour = { tokenEndpoint: () => undefined };
    const flow = begin(adapter, issuer, { signal: cancelling.signal });
    const page = flow.callback.then((callback) => land(callback, () => cancelling.abort(reason)));
    await expect(flow.identity).rejects.toBe(reason);
    expect((await page).body).toContain('Ga terug naar eConnect Onboarding');
    expect(await isClosed((await page).url)).toBe(true);
  });

  test('L10 a sign-in that is cancelled before it begins listens on nothing', async () => {
    const flow = begin(adapter, issuer, { signal: AbortSignal.abort('gone') });
    await expect(flow.identity).rejects.toBe('gone');
    expect(flow.urls).toEqual([]);
  });
});

test('L03 the system chooses the port, another one for each sign-in', async () => {
  const ports = new Set<string>();
  for (let flow = 0; flow < 20; flow += 1) {
    const target = await openTarget('POST');
    ports.add(target.authority);
  }
  // The system may give a port again; a port of ours would be the same every time.
  expect(ports.size).toBeGreaterThan(10);
});

test('L04 a port is bound without probing it first', async () => {
  const calls: [LoopbackAddress, number][] = [];
  const target = await openTarget('POST', {
    bind: async (server, address, port) => {
      calls.push([address, port]);
      return await bindServer(server, address, port);
    },
  });
  const port = Number(new URL(target.listener.redirectUri).port);
  expect(calls).toEqual([
    ['127.0.0.1', 0],
    ['::1', port],
  ]);
});

/** Refuses a port that was chosen on the other address, that many times, with that code. */
function refusingPorts(code: string, times: number) {
  const tried: LoopbackAddress[] = [];
  const bind: Bind = async (server, address, port) => {
    if (port !== 0 && tried.length < times) {
      tried.push(address);
      throw refusal(code);
    }
    return await bindServer(server, address, port);
  };
  return { bind, tried };
}

test('L05 a localhost port that another program uses on ::1 is replaced by another port', async () => {
  const squatter = createServer();
  const target = await openTarget('POST', {
    bind: async (server, address, port) => {
      if (address === '::1' && !squatter.listening) await bindServer(squatter, '::1', port);
      return await bindServer(server, address, port);
    },
  });
  expect(squatter.listening).toBe(true);
  expect(await target.settle()).toEqual({ kind: 'code', code: 'genuine' });
  await target.listener.close();
  squatter.close();
});

test.each(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOBUFS'])(
  'L05 a localhost port that cannot be had on the other address (%s) is given up for another, on both',
  async (code) => {
    const { bind, tried } = refusingPorts(code, 5);
    const target = await openTarget('POST', { bind });
    // The addresses take turns in choosing: a range that is kept back on one of them is stepped out of.
    expect(tried).toEqual(['::1', '127.0.0.1', '::1', '127.0.0.1', '::1']);
    expect(await target.settle()).toEqual({ kind: 'code', code: 'genuine' });
    await target.listener.close();
  },
);

test.each(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'])(
  'L05 without a port on both addresses of localhost (%s) no browser is opened',
  async (code) => {
    const { bind } = refusingPorts(code, Number.POSITIVE_INFINITY);
    expect(await failureBeforeBrowser('microsoft', issuer, { options: { bind } })).toBe(
      'listener-unavailable',
    );
  },
);

test('L05 localhost needs IPv4 alone where IPv6 is switched off', async () => {
  const { identity } = await signIn('microsoft', issuer, { options: { bind: without('::1') } });
  expect(identity.subject).toBe('subject-1');
});

test('L06 Google is signed in to over ::1 where there is no IPv4', async () => {
  const { identity, page } = await signIn('google', issuer, { options: { bind: without('127.0.0.1') } });
  expect(identity.subject).toBe('subject-1');
  expect(new URL(page.url).hostname).toBe('[::1]');
});

test('L06 a machine without loopback fails with listener-unavailable', async () => {
  const flow = begin('google', issuer, { options: { bind: without('127.0.0.1', '::1') } });
  expect(await failureOf(flow.identity)).toBe('listener-unavailable');
});

test('L08 idle connections end with the listener', async () => {
  const target = await openTarget('GET');
  const { hostname, port } = new URL(target.listener.redirectUri);
  const socket = connect({ host: hostname, port: Number(port) });
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.resume();
  const ended = new Promise((resolve) => socket.once('close', resolve));
  await target.listener.close();
  await ended;
  expect(await isClosed(target.listener.redirectUri)).toBe(true);
});
