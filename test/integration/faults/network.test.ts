import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect } from 'vitest';
import type { Fetch } from '../../../main/network/transport.ts';
import { proxiedFetch } from '../../electron-stand-in/proxied-fetch.ts';
import { Proxies } from '../../electron-stand-in/proxies.ts';
import { googleAccounts } from '../../sandbox/accounts.ts';
import { listen } from '../../sandbox/network/ports.ts';
import { closedPort } from '../../support/closed-port.ts';
import { isClosed } from '../../support/hostile-flow.ts';
import { answerOf, atGoogle, land, signInWithGoogle, submitEmail } from '../../support/person.ts';
import { tlsAuthority } from '../../support/tls-authority.ts';
import { tlsFront } from '../../support/tls-front.ts';
import { fault } from './fault.ts';

const keys = '/oauth2/v3/certs';

fault(
  1,
  {
    does: 'opens no browser and says so at once; a session that was kept is shown from what is known, and checked again when asked',
    told: ['offline'],
    next: 'choose again; with a session: retry',
  },
  async ({ sees, sandbox, startClient }) => {
    const first = await startClient();
    await signInWithGoogle(first);
    await first.reach('finished', ({ offline }) => !offline);
    sandbox.platform.available = 'refuse';
    const second = await first.restart();
    await second.reach('finished', ({ offline }) => offline);
    sandbox.platform.available = 'up';
    second.send({ type: 'retry' });
    await second.reach('finished', ({ offline }) => !offline);

    sandbox.google.fault = { kind: 'reset', when: 'before' };
    const client = await startClient();
    client.send({ type: 'choose', method: 'google' });
    sees(await client.fails('google'));
    expect(client.opened).toEqual([]);
    sandbox.google.fault = null;
    client.send({ type: 'choose', method: 'google' });
    await client.reach('signing-in', ({ phase }) => phase === 'waiting');
  },
);

fault(
  2,
  {
    does: 'waits for the browser as before, tries the code once, and says that there is no connection',
    told: ['offline', 'page:failed'],
    next: 'choose again: a fresh attempt, no new mail or link',
  },
  async ({ sees, sandbox, startClient }) => {
    const client = await startClient();
    const answer = await atGoogle(client);
    sandbox.google.fault = { kind: 'reset', when: 'before' };
    const page = await land(answer);
    expect(page.body).toContain('Inloggen is niet gelukt');
    sees('page:failed');
    sees(await client.fails('google'));
    sandbox.google.fault = null;
    await signInWithGoogle(client);
    await client.reach('finished');
  },
);

fault(
  3,
  {
    does: 'tells a name that is not known from a server of names that is silent, and waits no longer than for any answer',
    told: ['name-not-found', 'timeout'],
    next: 'choose again',
    elsewhere:
      'Chromium’s own resolver: its names for this (`ERR_NAME_NOT_RESOLVED`, `ERR_DNS_…`) are tested by name; here a real resolver asks a real server of names on loopback',
  },
  async ({ sees, startClient }) => {
    for (const behaviour of ['knows nothing', 'is silent'] as const) {
      await using names = await nameServer(behaviour);
      const client = await startClient({ patience: 700, fetch: names.fetch });
      submitEmail(client, 'f03@namen.test');
      // Passes by itself, so that the request is queued rather than lost; choosing a provider says why.
      await client.reach('entering-email', ({ phase }) => phase === 'queued');
      client.send({ type: 'cancel' });
      client.send({ type: 'choose', method: 'google' });
      if (behaviour === 'knows nothing') {
        sees(await client.fails('google'));
        expect(client.opened).toEqual([]);
        continue;
      }
      // The preflight stops nobody over what it cannot tell; the exchange is what times out.
      const answer = await answerOf(await client.openedOf(1), googleAccounts.bram.subject);
      await land(answer);
      sees(await client.fails('google'));
    }
  },
);

fault(
  4,
  {
    does: 'redeems the code once, gives up in time, and can be cancelled meanwhile with nothing left listening',
    told: ['timeout'],
    next: 'choose again, or cancel while it lasts',
  },
  async ({ sees, sandbox, startClient }) => {
    const client = await startClient({ flow: { requestTimeoutMs: 800 } });
    const before = sandbox.google.tokenRequests;
    sandbox.google.tokenEndpoint = 'hang';
    const answer = await atGoogle(client);
    const page = land(answer);
    sees(await client.fails('google'));
    await page;
    expect(sandbox.google.tokenRequests - before).toBe(1);

    const second = await atGoogle(client);
    const last = land(second).catch(() => undefined);
    await client.reach('signing-in', ({ phase }) => phase === 'completing');
    const asked = performance.now();
    client.send({ type: 'cancel' });
    await client.reach('choosing', ({ failure }) => failure === undefined);
    expect(performance.now() - asked).toBeLessThan(500);
    await last;
    expect(await isClosed(second)).toBe(true);
  },
);

fault(
  5,
  {
    does: 'takes neither the page nor a redirect elsewhere for an answer, follows nothing, keeps nothing; a mail that was asked for waits',
    told: ['captive-portal'],
    next: 'sign in to the network, then choose again; what is queued leaves by itself',
  },
  async ({ sees, sandbox, startClient }) => {
    const portals = [
      { kind: 'captive-portal' },
      { kind: 'redirect', to: 'http://portaal.test/welkom' },
      { kind: 'status', status: 511 },
    ] as const;
    for (const portal of portals) {
      const client = await startClient();
      sandbox.google.fault = portal;
      client.send({ type: 'choose', method: 'google' });
      sees(await client.fails('google'));
      expect(client.opened).toEqual([]);
      // Over https, where it answers at all, a portal has this status alone to say what it is.
      sandbox.platform.fault = { kind: 'status', status: 511 };
      submitEmail(client, 'f05@portaal.test');
      await client.reach('entering-email', ({ phase }) => phase === 'queued');
      sandbox.platform.fault = null;
      client.send({ type: 'send-now' });
      await client.reach('waiting-for-activation');
      expect(client.asked.every((one) => !one.includes('welkom'))).toBe(true);
    }
  },
);

fault(
  6,
  {
    does: 'stops hard, with no way to go on all the same; trusts an authority that the system trusts',
    told: ['certificate-untrusted'],
    next: 'send again on another network; there is no “continue”',
    elsewhere:
      'the trust stores of Windows and macOS: Node’s own list stands in for them here, Chromium’s stack in the proxy tests',
  },
  async ({ sees, sandbox, startClient, folder }) => {
    const authority = await tlsAuthority(folder);
    const trusted = getCACertificates('default');
    const port = Number(new URL(sandbox.urls.platform).port);
    const shown = {
      'of an authority nobody knows': await authority.issue('localhost'),
      'that has expired': await authority.issue('localhost', { isExpired: true }),
      'for another host': await authority.issue('elders.test'),
      'that vouches for itself': await authority.selfSigned('localhost'),
    };
    const attempt = async (certificate: (typeof shown)['that has expired']) => {
      const front = await tlsFront(certificate, port);
      const platform = `https://localhost:${front.port}`;
      const client = await startClient({ environment: { ...sandbox.environment, platform } });
      submitEmail(client, 'f06@certificaat.test');
      return { client, front };
    };
    for (const certificate of Object.values(shown)) {
      const { client, front } = await attempt(certificate);
      sees(await client.fails('submit'));
      expect(front.received()).toBe(0);
      expect(client.journey).toMatchObject({ step: 'entering-email', phase: 'idle' });
      await client.stop();
      await front.close();
    }
    setDefaultCACertificates([...trusted, readFileSync(authority.file, 'utf8')]);
    try {
      const { client, front } = await attempt(shown['of an authority nobody knows']);
      await client.reach('waiting-for-activation');
      await client.stop();
      await front.close();
    } finally {
      setDefaultCACertificates(trusted);
    }
  },
);

fault(
  7,
  {
    does: 'tells a proxy that wants to know who this is from one that is down; what is queued behind one that is down leaves once it is back; loopback goes around it',
    told: ['proxy-auth-required', 'proxy-unreachable'],
    next: 'send or choose again, on another network or once IT has let the app through',
    elsewhere:
      'PAC files and NTLM, which only Electron’s own Chromium does: tinyproxy and mitmproxy with HTTP proxies in `test/integration/network`, Chromium’s error names one by one in `failure-of.test.ts`',
  },
  async ({ sees, sandbox, startClient }) => {
    const proxies = new Proxies();
    const throughProxy: Fetch = (url, init) => proxiedFetch(proxies, url, init);
    const environment = { ...sandbox.environment, platform: 'https://platform.test' };
    await using proxy = await curiousProxy();
    proxies.configure({ proxyRules: proxy.url });
    const asked = await startClient({ environment, fetch: throughProxy });
    submitEmail(asked, 'f07@proxy.test');
    sees(await asked.fails('submit'));

    proxies.configure({ proxyRules: `http://127.0.0.1:${await closedPort()}` });
    const google = sandbox.environment.providers.map((provider) =>
      provider.id === 'google' && provider.kind === 'google' && provider.metadata
        ? { ...provider, metadata: { ...provider.metadata, jwks_uri: 'https://accounts.test/keys' } }
        : provider,
    );
    const down = await startClient({
      environment: { ...environment, providers: google },
      fetch: throughProxy,
    });
    down.send({ type: 'choose', method: 'google' });
    sees(await down.fails('google'));
    submitEmail(down, 'f07@proxy.test');
    await down.reach('entering-email', ({ phase }) => phase === 'queued');

    const around = await startClient({ fetch: throughProxy });
    submitEmail(around, 'f07@proxy.test');
    await around.reach('waiting-for-activation');
    await proxies.closeAll();
  },
);

fault(
  8,
  {
    does: 'asks a provider that is down once, and redeems a code once; a platform that is down gets what is queued later, with growing pauses; one that says “too often” is left alone until the person asks',
    told: ['provider-unavailable', 'too-many-requests'],
    next: 'choose or send again; what is queued leaves by itself',
  },
  async ({ sees, sandbox, startClient }) => {
    const client = await startClient();
    for (const status of [503, 429]) {
      sandbox.google.fault = { kind: 'status', status, retryAfter: 30 };
      client.send({ type: 'choose', method: 'google' });
      sees(await client.fails('google'));
      expect(client.countOf(`GET ${keys}`)).toBe(1);
      client.asked.length = 0;
    }
    sandbox.google.fault = { kind: 'status', status: 503, paths: ['/token'] };
    await signInWithGoogle(client);
    sees(await client.fails('google'));
    expect(client.countOf('POST /token')).toBe(1);
    sandbox.google.fault = null;

    sandbox.platform.fault = { kind: 'status', status: 429, retryAfter: 30, method: 'POST' };
    submitEmail(client, 'f08@druk.test');
    sees(await client.fails('submit'));
    expect(client.countOf('POST /onboarding/v1/sign-ups')).toBe(1);
    sandbox.platform.fault = { kind: 'status', status: 503, retryAfter: 1, method: 'POST', times: 1 };
    client.send({ type: 'submit-email', email: 'f08@druk.test' });
    await client.reach('waiting-for-activation');
    expect(client.countOf('POST /onboarding/v1/sign-ups')).toBe(3);
  },
);

/** A server of names on loopback, and a fetch that asks it for the name of everything it is to reach. */
async function nameServer(behaviour: 'knows nothing' | 'is silent') {
  const server = createSocket('udp4');
  server.on('message', (question, { port, address }) => {
    if (behaviour === 'is silent') return;
    const answer = Buffer.from(question);
    // A response to a recursive question, with RCODE 3: there is no such name (RFC 1035 §4.1.1).
    answer.writeUInt16BE(0x8183, 2);
    server.send(answer, port, address);
  });
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  // A UDP server that is bound has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const resolver = new Resolver({ timeout: 60_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  const fetch: Fetch = async (url) => {
    await resolver.resolve4('platform.test').catch((cause: unknown) => {
      throw new TypeError('fetch failed', { cause });
    });
    throw new Error(`there was a name for ${url}`);
  };
  return {
    fetch,
    [Symbol.asyncDispose]: async () => {
      resolver.cancel();
      server.close();
    },
  };
}

/** A proxy that lets nobody through whom it does not know. */
async function curiousProxy() {
  const server = createServer().on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
  });
  const port = await listen(server, 0, 'a proxy');
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      await new Promise((closed) => server.close(closed));
    },
  };
}
