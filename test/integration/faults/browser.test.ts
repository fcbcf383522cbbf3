import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import { OnboardingError } from '../../../main/failure/onboarding-error.ts';
import type { PolicySource } from '../../../main/policy/policy-source.ts';
import { type Bind, bindServer } from '../../../main/sign-in/loopback/server.ts';
import { googleAccounts } from '../../sandbox/accounts.ts';
import { foundPolicies } from '../../support/found-policies.ts';
import { go } from '../../support/hostile-browser.ts';
import { isClosed, raw } from '../../support/hostile-flow.ts';
import { statusOf } from '../../support/hostile-listener.ts';
import { hostileRequests } from '../../support/hostile-requests.ts';
import { answerOf, atGoogle, land, signInWithGoogle } from '../../support/person.ts';
import { silentLog } from '../../support/scripted-ports.ts';
import { fault } from './fault.ts';

const bram = googleAccounts.bram.subject;

fault(
  11,
  {
    does: 'says at once that the person said no; where nobody comes back it gives up after five minutes, and can be cancelled or opened again until then',
    told: ['sign-in-denied', 'page:denied', 'sign-in-timeout'],
    next: 'choose again; open again or cancel while it waits',
  },
  async ({ sees, startClient }) => {
    const refusing = await startClient();
    const page = await land(await atGoogle(refusing, 'deny'));
    expect(page.body).toContain('Er is niet ingelogd');
    sees('page:denied');
    sees(await refusing.fails('google'));

    const absent = await startClient({ flow: { limits: { flowMs: 1_000 } } });
    absent.send({ type: 'choose', method: 'google' });
    await absent.openedOf(1);
    absent.send({ type: 'open-again' });
    await absent.openedOf(2);
    sees(await absent.fails('google'));
    absent.send({ type: 'choose', method: 'google' });
    await absent.openedOf(3);
    absent.send({ type: 'cancel' });
    expect(absent.journey).toEqual({ step: 'choosing' });
  },
);

fault(
  12,
  {
    does: 'keeps the sign-in, offers the link to copy and a code for a phone; where no program opens addresses at all it shows that code by itself',
    told: ['browser-not-opened'],
    next: 'copy the link, show the code, or cancel',
    elsewhere:
      'which browser is the default, on Windows and macOS; an opener that ends badly stands in for `xdg-open` here',
  },
  async ({ sees, startClient }) => {
    const openLink = async () => {
      const opener = spawn(process.execPath, ['-e', 'process.exit(3)'], { stdio: 'ignore' });
      const [code] = await once(opener, 'exit');
      if (code !== 0) throw new OnboardingError('browser-not-opened', new Error(`ended with ${code}`));
    };
    const client = await startClient({ openLink });
    client.send({ type: 'choose', method: 'google' });
    sees(await client.fails('page'));
    expect(client.journey).toMatchObject({ step: 'signing-in', phase: 'waiting' });
    client.send({ type: 'show-qr' });
    await client.reach('signing-in', ({ phase, qr }) => phase === 'qr-shown' && qr !== undefined);
    client.send({ type: 'cancel' });

    client.send({ type: 'choose', method: 'google' });
    await client.fails('page');
    client.send({ type: 'copy-link' });
    await client.reach('signing-in', ({ phase }) => phase === 'link-copied');
    await land(await answerOf(client.copied.at(-1) ?? '', bram));
    await client.reach('finished');

    const bare = await startClient({ hasBrowser: false });
    bare.send({ type: 'choose', method: 'google' });
    const { reason } = await bare.reach('signing-in', ({ phase }) => phase === 'qr-shown');
    expect(reason).toBe('browser-missing');
  },
);

const failing =
  (code: string, seen: string[] = []): Bind =>
  async (_server, address) => {
    seen.push(address);
    throw Object.assign(new Error(code), { code });
  };

/** An administrator who allows answers to a listener alone. */
const loopbackOnly: PolicySource = {
  origin: 'machine',
  location: 'a policy',
  values: { AllowedTransports: ['loopback'] },
  problems: [],
};

fault(
  13,
  {
    does: 'tries six ports where they cannot be had, opens no browser for a listener that is not there, and takes the next way where the rules allow one; so it does where the browser insists on https',
    told: ['listener-unavailable'],
    next: 'choose again, or another way in; mostly there is nothing to do, the platform holds the answer instead',
  },
  async ({ sees, startClient }) => {
    for (const code of ['EADDRINUSE', 'EACCES', 'EMFILE', 'EADDRNOTAVAIL']) {
      const client = await startClient({ flow: { bind: failing(code) } });
      client.send({ type: 'choose', method: 'google' });
      const { returnPath, reason } = await client.reach('signing-in', ({ phase }) => phase === 'waiting');
      expect([returnPath, reason]).toEqual(['relay', 'loopback-blocked']);
      await client.stop();
    }
    // The same where the preflight had found nothing: what refuses the port came after it.
    const late = await startClient({
      flow: { bind: failing('EACCES') },
      desktop: { preflight: async () => ({ returnPath: 'loopback' }) },
    });
    late.send({ type: 'choose', method: 'google' });
    const { returnPath } = await late.reach('signing-in', ({ phase }) => phase === 'waiting');
    expect([returnPath, late.opened.length]).toEqual(['relay', 1]);

    const lines: unknown[] = [];
    const warn = (...line: unknown[]) => void lines.push(line);
    const insisting = await startClient({
      flow: { limits: { tlsGraceMs: 20 } },
      desktop: { log: { ...silentLog, warn } },
    });
    const answer = await atGoogle(insisting);
    await raw(answer, '\u0016\u0003\u0001\u0000\u0001\u0001');
    const next = await insisting.reach('signing-in', ({ returnPath }) => returnPath === 'relay');
    expect(next.reason).toBe('loopback-blocked');
    expect(inspect(lines, { depth: null })).toContain("code: 'TLS_AT_LISTENER'");

    const tried: string[] = [];
    const policies = foundPolicies('/nowhere', [loopbackOnly]);
    const client = await startClient({
      flow: { bind: failing('EADDRINUSE', tried) },
      desktop: { policies, preflight: async () => ({ returnPath: 'loopback' }) },
    });
    client.send({ type: 'choose', method: 'google' });
    sees(await client.fails('google'));
    expect([tried.length, client.opened]).toEqual([6, []]);
  },
);

fault(
  14,
  {
    does: 'listens on the address there is: Google is answered over [::1] where there is no IPv4; Microsoft, which knows `localhost` alone, needs what `localhost` can mean here',
    told: [],
    next: 'nothing to do: the sign-in goes on as ever',
    elsewhere:
      'a kernel without one of the two: binding the other address is refused here as such a kernel refuses it',
  },
  async ({ startClient }) => {
    const without: (gone: string) => Bind = (gone) => async (server, address, port) => {
      if (address === gone) throw Object.assign(new Error('absent'), { code: 'EADDRNOTAVAIL' });
      return await bindServer(server, address, port);
    };
    const six = await startClient({ flow: { bind: without('127.0.0.1') } });
    const answer = await atGoogle(six);
    expect(answer).toMatch(/^http:\/\/\[::1\]:\d+\//);
    await land(answer);
    await six.reach('finished');

    const four = await startClient({ flow: { bind: without('::1') } });
    four.send({ type: 'choose', method: 'microsoft' });
    const address = new URL(await four.openedOf(1)).searchParams.get('redirect_uri');
    expect(address).toMatch(/^http:\/\/localhost:\d+\//);
    const { returnPath } = await four.reach('signing-in', ({ phase }) => phase === 'waiting');
    expect(returnPath).toBe('loopback');
  },
);

fault(
  15,
  {
    does: 'answers each with a status and a page, and goes on waiting; the genuine answer then signs in',
    told: ['page:ignored'],
    next: 'nothing to do: the sign-in goes on as ever',
  },
  async ({ sees, startClient }) => {
    const client = await startClient();
    const answer = await atGoogle(client);
    const { host, pathname, search } = new URL(answer);
    const requests = hostileRequests({
      method: 'GET',
      path: pathname,
      authority: host,
      encoded: search.slice(1),
    });
    expect(requests.length).toBeGreaterThanOrEqual(60);
    const statuses = await Promise.all(requests.map(({ bytes }) => raw(answer, bytes).catch(() => '')));
    const wrong = requests.filter(({ statuses: right }, index) => {
      const text = statuses[index] ?? '';
      return !right.includes(text === '' ? 0 : statusOf(text));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
    if (statuses.some((text) => text.includes('hoort niet bij een inlogpoging'))) sees('page:ignored');
    expect(client.journey).toMatchObject({ step: 'signing-in', phase: 'waiting' });
    await land(answer);
    await client.reach('finished');
  },
);

fault(
  16,
  {
    does: 'takes one of them, redeems the code once and tells the rest that the answer has arrived',
    told: ['page:received'],
    next: 'nothing to do: the sign-in goes on as ever',
  },
  async ({ sees, sandbox, startClient }) => {
    const client = await startClient();
    const before = sandbox.google.tokenRequests;
    const answer = await atGoogle(client);
    const pages = await Promise.allSettled(Array.from({ length: 50 }, () => go(answer)));
    const statuses = pages.map((page) => (page.status === 'fulfilled' ? page.value.status : 0));
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.every((status) => [0, 303, 410, 503].includes(status))).toBe(true);
    const bodies = pages.map((page) => (page.status === 'fulfilled' ? page.value.body : ''));
    if (bodies.some((body) => body.includes('Je antwoord is al binnen'))) sees('page:received');
    await client.reach('finished');
    expect(sandbox.google.tokenRequests - before).toBe(1);
  },
);

fault(
  17,
  {
    does: 'tells a tab of an older attempt that it no longer counts; one of a sign-in that was cancelled, or of an earlier run, reaches nobody and changes nothing',
    told: ['page:superseded'],
    next: 'go on in the newest tab, or choose again',
  },
  async ({ sees, startClient }) => {
    const client = await startClient();
    const first = await atGoogle(client);
    client.send({ type: 'open-again' });
    const second = await answerOf(await client.openedOf(2), bram);
    const late = await land(first);
    expect([late.status, late.body.includes('Dit tabblad telt niet meer')]).toEqual([410, true]);
    sees('page:superseded');
    client.send({ type: 'cancel' });
    await expect.poll(() => isClosed(second)).toBe(true);
    await expect(land(second)).rejects.toThrow('ECONNREFUSED');
    expect(client.journey).toEqual({ step: 'choosing' });

    const third = await atGoogle(client);
    const restarted = await client.restart();
    await expect(land(third)).rejects.toThrow('ECONNREFUSED');
    await restarted.reach('choosing');
    await signInWithGoogle(restarted);
    await restarted.reach('finished');
  },
);
