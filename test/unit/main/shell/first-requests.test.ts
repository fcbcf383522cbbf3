import { afterEach, expect, vi } from 'vitest';
import type { Snapshot } from '#contract/snapshot.ts';
import { type Application, createApplication } from '../../../../main/app/application.ts';
import { examine } from '../../../../main/doctor/examination.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';
import { createPreflight } from '../../../../main/preflight/preflight.ts';
import { Updates } from '../../../../main/updates/updates.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { FakeSession } from '../../../support/fake-session.ts';
import { testWithOwnSandbox as test } from '../../../support/fixtures.ts';
import { foundPolicies } from '../../../support/found-policies.ts';
import { memorySecrets, silentLog } from '../../../support/scripted-ports.ts';
import { simulatedDesktop } from '../../../support/simulated-desktop.ts';
import { noRestart } from '../updates/feed.ts';

const electron = vi.hoisted(() => ({ open: (_partition: string): unknown => undefined }));
vi.mock('electron', () => ({ session: { fromPartition: (name: string) => electron.open(name) } }));
const { openNetwork } = await import('../../../../main/shell/network.ts');

/* An office whose firewall lets nothing out but through its proxy, which the administrator's policy names. */

const proxyServer = 'proxy.office.test:8080';

/** A session that reaches the world through the office's proxy alone. */
class OfficeSession extends FakeSession {
  readonly addresses: string[] = [];

  override async fetch(...[url, init]: [string, RequestInit]): Promise<Response> {
    this.addresses.push(url);
    this.isThrough();
    return await fetch(url, init);
  }

  /** Throws where a request would be stopped by the firewall. */
  isThrough(): void {
    if (this.set.proxyRules !== proxyServer) throw new Error('net::ERR_INTERNET_DISCONNECTED');
  }
}

let sandbox: Sandbox;
let folder: string;
let own: OfficeSession;
let updater: OfficeSession;
let network: ReturnType<typeof openNetwork>;
let snapshot: Snapshot;
let application: Application;

test.beforeEach(({ sandbox: started, folder: made }) => {
  [sandbox, folder] = [started, made];
  own = new OfficeSession();
  updater = new OfficeSession();
  electron.open = (name) => (name === 'network' ? own : updater);
  network = openNetwork(silentLog);
});
afterEach(() => application.stop());

function makeApplication(values: Record<string, unknown>): void {
  const found: PolicySource[] = [{ origin: 'machine', location: 'here', values, problems: [] }];
  const { fetch } = network;
  const { environment } = sandbox;
  application = createApplication(
    simulatedDesktop(environment, {
      folder,
      fetch,
      announce: (shown) => {
        snapshot = shown;
      },
      openLink: async () => undefined,
      onRules: ({ policy }) => network.use(policy.values),
      policies: foundPolicies(folder, found),
      preflight: createPreflight({
        environment,
        fetch,
        secrets: memorySecrets(),
        hasBrowser: () => true,
        log: silentLog,
        session: { env: {}, platform: 'linux' },
      }),
    }),
  );
}

/** Once all that could go on without anything else happening has gone on. */
const idle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Lets the proxy be set, in the one session after the other. */
async function settleBoth(): Promise<void> {
  own.settle();
  await expect.poll(() => updater.configured).toHaveLength(1);
  updater.settle();
}

const office = {
  Organization: 'bakkerij-devries',
  SignInMode: 'required',
  ProxyMode: 'fixed',
  ProxyServer: proxyServer,
};

test('the first start of an app whose organisation is required goes through the proxy, and nothing goes around it', async () => {
  makeApplication(office);
  const started = application.start();
  await expect.poll(() => own.configured).toHaveLength(1);
  await idle();
  expect(own.addresses).toEqual([]);
  own.settle();
  await expect.poll(() => updater.configured).toHaveLength(1);
  await idle();
  expect(own.addresses).toEqual([]);
  updater.settle();
  await started;

  expect(snapshot).toMatchObject({
    journey: { step: 'choosing' },
    management: { organisation: { mode: 'required' } },
  });
  expect(own.addresses.some((url) => url.includes('/organisations/'))).toBe(true);
  await expect.poll(() => own.addresses.some((url) => url.includes('/.well-known/econnect-'))).toBe(true);
});

test('no request is sent before the proxy is set', async () => {
  makeApplication(office);
  void application.start();
  const asked: string[] = [];
  const updates = new Updates({
    log: silentLog,
    through: network.through,
    restart: noRestart,
    hasFeed: () => true,
    open: async () => ({
      check: async () => {
        updater.isThrough();
        asked.push('updates');
        return null;
      },
      download: async () => undefined,
      installAndRestart: () => undefined,
      installOnQuit: async () => undefined,
    }),
  });
  let status = '';
  updates.onChange((state) => {
    status = state.status;
  });
  updates.follow({ check: 'at-start', install: 'when-asked', byIt: false }, true);
  const examination = examine({
    environment: sandbox.environment,
    folder,
    secrets: memorySecrets(),
    policy: await application.answers.policy(undefined),
    hasBrowser: () => true,
    ownsDeepLinks: async () => null,
    fetch: network.fetch,
    resolveProxy: network.resolveProxy,
    log: silentLog,
  });
  const preflight = network.fetch(`${sandbox.urls.google}/certs`).then(() => asked.push('provider'));
  await expect.poll(() => own.configured).toHaveLength(1);
  await idle();
  expect([own.addresses, own.resolved, asked]).toEqual([[], [], []]);

  await settleBoth();
  await preflight;
  await expect.poll(() => status).toBe('up-to-date');
  const { checks } = await examination;
  expect(checks.find(({ check }) => check === 'platform')).toMatchObject({ state: 'fine' });
});

test('a proxy that could not be set is set at the next try, and the app goes on', async () => {
  makeApplication(office);
  const started = application.start();
  await expect.poll(() => own.configured).toHaveLength(1);
  own.settle(new Error('not now'));
  await started;
  expect(own.addresses).toEqual([]);
  expect(snapshot.journey).toMatchObject({ step: 'blocked', failure: { code: 'organisation-unavailable' } });

  application.answers.send({ type: 'retry' });
  await expect.poll(() => own.configured).toHaveLength(2);
  await settleBoth();
  await expect.poll(() => snapshot.journey.step).toBe('choosing');
});
