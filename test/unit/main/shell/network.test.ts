import type { ProxyConfig } from 'electron';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PolicyValues } from '../../../../main/policy/policy-schema.ts';
import { FakeSession } from '../../../support/fake-session.ts';
import { silentLog } from '../../../support/scripted-ports.ts';

const electron = vi.hoisted(() => ({
  opened: new Map<string, { options: unknown; session: unknown }>(),
  make: (): unknown => undefined,
}));
vi.mock('electron', () => ({
  session: {
    fromPartition: (name: string, options: unknown) => {
      const session = electron.make();
      electron.opened.set(name, { options, session });
      return session;
    },
  },
}));
const { openNetwork, toProxyConfig } = await import('../../../../main/shell/network.ts');

const url = 'https://platform.test/';
const fixed = (server: string): PolicyValues => ({ ProxyMode: 'fixed', ProxyServer: server });
const inChromium = (server: string): ProxyConfig => ({ mode: 'fixed_servers', proxyRules: server });
/** Once all that could go on without anything else happening has gone on. */
const idle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Makes these the sessions that are opened next. */
function openSessions(): [own: FakeSession, updater: FakeSession] {
  const opened: [FakeSession, FakeSession] = [new FakeSession(), new FakeSession()];
  const left = [...opened];
  electron.make = () => left.shift();
  return opened;
}

let sessions: ReturnType<typeof openSessions>;
let network: ReturnType<typeof openNetwork>;
beforeEach(() => {
  sessions = openSessions();
  network = openNetwork(silentLog);
});

test.each([
  [{}, { mode: 'system' }],
  [{ ProxyMode: 'direct' as const }, { mode: 'direct' }],
  [fixed('proxy.test:8080'), inChromium('proxy.test:8080')],
  [
    { ProxyMode: 'pac' as const, ProxyPacUrl: 'https://wpad.test/proxy.pac' },
    { mode: 'pac_script', pacScript: 'https://wpad.test/proxy.pac' },
  ],
])('%j in Chromium’s words', (values, config) => {
  expect(toProxyConfig(values)).toEqual(config);
});

describe('the app’s session', () => {
  test('is in memory and without cache, and so is the updates’, by the name that electron-updater gives it', () => {
    const options = { cache: false };
    expect([...electron.opened]).toEqual([
      ['network', { options, session: sessions[0] }],
      ['electron-updater', { options, session: sessions[1] }],
    ]);
  });

  test('never sends credentials, whatever was asked', async () => {
    network.use({});
    await network.fetch(url, { method: 'POST', credentials: 'include' });
    expect(sessions[0].asked).toEqual([[url, { method: 'POST', credentials: 'omit' }]]);
  });
});

describe('nothing leaves', () => {
  const asks = () => [network.fetch(url), network.resolveProxy(url)];
  const left = () => [sessions[0].asked.length, sessions[0].resolved.length];

  test('before the rules are known', async () => {
    const all = Promise.all(asks());
    await idle();
    expect(left()).toEqual([0, 0]);
    network.use({});
    await all;
    expect(left()).toEqual([1, 1]);
  });

  test('until the proxy is set in every session, and open connections are closed', async () => {
    network.use(fixed('proxy.test:8080'));
    const all = Promise.all(asks());
    for (const session of sessions) {
      await idle();
      expect(left()).toEqual([0, 0]);
      session.settle();
    }
    await all;
    expect(left()).toEqual([1, 1]);
    expect(sessions.map(({ set, closed }) => [set, closed])).toEqual([
      [inChromium('proxy.test:8080'), 1],
      [inChromium('proxy.test:8080'), 1],
    ]);
  });

  test('while a policy that changed the proxy is being followed, and then by the newer one', async () => {
    network.use(fixed('old.test:8080'));
    await settleAll();
    await network.fetch(url);
    network.use(fixed('newer.test:8080'));
    network.use(fixed('newest.test:8080'));
    const asked = network.fetch(url);
    await idle();
    expect(left()[0]).toBe(1);
    await settleAll();
    await asked;
    expect(sessions.map(({ set }) => set)).toEqual([
      inChromium('newest.test:8080'),
      inChromium('newest.test:8080'),
    ]);
  });

  test('while the proxy cannot be set: said so, and tried again by the next that asks', async () => {
    network.use(fixed('proxy.test:8080'));
    for (const asked of [network.fetch(url), network.fetch(url)]) {
      const refused = expect(asked).rejects.toMatchObject({ code: 'proxy-unreachable' });
      await idle();
      sessions[0].settle(new Error('not now'));
      await refused;
    }
    expect(left()).toEqual([0, 0]);
    const asked = network.fetch(url);
    await settleAll();
    await asked;
    expect(left()[0]).toBe(1);
  });

  test('of a request that was given up while it waited', async () => {
    const giveUp = new AbortController();
    const asked = expect(network.fetch(url, { signal: giveUp.signal })).rejects.toThrow('given up');
    giveUp.abort(new Error('given up'));
    network.use({});
    await asked;
    expect(left()[0]).toBe(0);
  });

  async function settleAll(): Promise<void> {
    for (let turn = 0; turn < 8; turn += 1) {
      await idle();
      for (const session of sessions) session.settle();
    }
  }
});

test('rules that say nothing new about the proxy leave everything as it is', async () => {
  network.use({});
  network.use({ Language: 'nl' });
  await network.fetch(url);
  network.use({ ProxyMode: 'direct' });
  for (const session of sessions) {
    await idle();
    session.settle();
  }
  network.use({ ProxyMode: 'direct', Language: 'nl' });
  await network.fetch(url);
  expect(sessions.map(({ configured, closed }) => [configured, closed])).toEqual([
    [[{ mode: 'direct' }], 1],
    [[{ mode: 'direct' }], 1],
  ]);
});

test('whatever happens in whatever order, a request leaves by the proxy of the newest rules alone', async () => {
  const policies: readonly PolicyValues[] = [
    {},
    { ProxyMode: 'direct' },
    fixed('a.test:1'),
    fixed('b.test:2'),
  ];
  const what = fc.oneof(
    fc.constantFrom(...policies).map((values) => ({ do: 'use', values }) as const),
    fc.constant({ do: 'ask' } as const),
    fc.record({ do: fc.constant('settle' as const), session: fc.constantFrom(0, 1), fails: fc.boolean() }),
  );
  // How long until the next, in turns of the microtask queue; null: until nothing goes on any more.
  const then = fc.option(fc.integer({ min: 0, max: 8 }));
  const events = fc.array(fc.tuple(what, then), { maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(events, async (all) => {
      const both = openSessions();
      const tried = openNetwork(silentLog);
      let newest: PolicyValues | null = null;
      both[0].onAsk = () => {
        // Chromium's default until it is told otherwise.
        const wanted = newest && toProxyConfig(newest);
        for (const { set } of both) expect(set).toEqual(wanted);
      };
      const answers: Promise<unknown>[] = [];
      for (const [one, turns] of all) {
        if (one.do === 'use') {
          newest = one.values;
          tried.use(newest);
        } else if (one.do === 'ask') {
          const asked = tried.fetch(url).catch((error: unknown) => {
            expect(error).toMatchObject({ code: 'proxy-unreachable' });
          });
          answers.push(asked);
        } else both[one.session]?.settle(one.fails ? new Error('not now') : undefined);
        for (let turn = 0; turn < (turns ?? 0); turn += 1) await null;
        if (turns === null) await idle();
      }
      tried.use(newest ?? {});
      newest ??= {};
      for (let turn = 0; turn < 40; turn += 1) {
        for (const session of both) session.settle();
        await idle();
      }
      await Promise.all(answers);
    }),
    { numRuns: 1_000 },
  );
});
