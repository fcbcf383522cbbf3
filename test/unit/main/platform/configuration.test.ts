import { describe, expect } from 'vitest';
import { hardenFetch } from '../../../../main/network/transport.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { isTooOld, type KeptConfiguration } from '../../../../main/platform/configuration.ts';
import type { Configuration } from '../../../../main/platform-contract/contract.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { testWithOwnSandbox as test } from '../../../support/fixtures.ts';
import { configurationSource } from './configuration-source.ts';

let sandbox: Sandbox;
test.beforeEach(({ sandbox: own }) => {
  sandbox = own;
});

/** What the platform offers to a client with what an earlier run kept. */
function sourceWith(kept: KeptConfiguration | null, version = '0.1.0') {
  const seen: Configuration[] = [];
  const written: KeptConfiguration[] = [];
  const statuses: number[] = [];
  const call = createPlatformCall(sandbox.urls.platform, async (url, init) => {
    const answer = await hardenFetch(fetch)(url, init);
    statuses.push(answer.status);
    return answer;
  });
  const source = configurationSource(call, {
    version,
    onChange: (configuration) => void seen.push(configuration),
    file: { read: async () => kept, write: (latest) => void written.push(latest) },
  });
  return { source, seen, written, statuses };
}

/** One start of the client. */
async function start(kept: KeptConfiguration | null, version?: string) {
  const client = sourceWith(kept, version);
  await client.source.restore();
  return { ...client, outcome: await client.source.ask() };
}

describe('the configuration', () => {
  test('is loaded once and stored with its ETag', async () => {
    const { seen, written, outcome } = await start(null);
    expect(outcome).toBe('current');
    expect(seen).toHaveLength(1);
    expect(written[0]?.etag).toBeTruthy();
    expect(written[0]?.configuration).toEqual(seen[0]);
  });

  test('is shown at once from disk, and neither sent nor shown again where nothing changed', async () => {
    const [kept = null] = (await start(null)).written;
    const { seen, written, statuses } = await start(kept);
    expect(seen).toEqual([kept?.configuration]);
    expect(written).toEqual([]);
    expect(statuses).toEqual([304]);
  });

  test('is loaded whole by another version of the client, which may understand more of it', async () => {
    const [kept = null] = (await start(null, '0.1.0')).written;
    const { statuses, written } = await start(kept, '0.2.0');
    expect(statuses).toEqual([200]);
    expect(written[0]?.client).toBe('0.2.0');
  });

  test('is shown again when it changed', async () => {
    const [kept = null] = (await start(null)).written;
    sandbox.platform.configure({ manualSignUp: false });
    const { seen } = await start(kept);
    expect(seen.map(({ manualSignUp }) => manualSignUp)).toEqual([true, false]);
  });

  test('is the one from disk while the platform is down', async () => {
    const [kept = null] = (await start(null)).written;
    sandbox.platform.available = 'refuse';
    const { seen, written, outcome } = await start(kept);
    expect(seen).toEqual([kept?.configuration]);
    expect(written).toEqual([]);
    expect(outcome).toBe('unreachable');
  });

  test('is not the one from disk once the platform has answered', async () => {
    const [kept = null] = (await start(null)).written;
    sandbox.platform.configure({ manualSignUp: false });
    const { source, seen } = sourceWith(kept);
    await source.ask();
    await source.restore();
    expect(seen.map(({ manualSignUp }) => manualSignUp)).toEqual([false]);
  });
});

test('of two answers the one that was asked for last is used, whichever arrives first', async () => {
  const answers = [Promise.withResolvers<Response>(), Promise.withResolvers<Response>()];
  let asked = 0;
  const seen: (string | undefined)[] = [];
  const call = createPlatformCall('https://platform.test', async () => {
    asked += 1;
    return (await answers[asked - 1]?.promise) ?? Response.error();
  });
  const source = configurationSource(call, {
    onChange: ({ minimumClientVersion }) => void seen.push(minimumClientVersion),
  });
  const asking = [source.ask(), source.ask()];
  const says = (minimumClientVersion: string) =>
    Response.json({ methods: [], manualSignUp: true, minimumClientVersion });
  answers[1]?.resolve(says('2.0.0'));
  await asking[1];
  answers[0]?.resolve(says('1.0.0'));
  await asking[0];
  expect(seen).toEqual(['2.0.0']);
});

test('an answer that comes once the app ends is dropped, and nothing is written', async () => {
  const { promise: answer, resolve } = Promise.withResolvers<Response>();
  const ending = new AbortController();
  const seen: unknown[] = [];
  const written: unknown[] = [];
  const source = configurationSource(
    createPlatformCall('https://platform.test', () => answer),
    {
      ending: ending.signal,
      onChange: (configuration) => void seen.push(configuration),
      file: { read: async () => null, write: (kept) => void written.push(kept) },
    },
  );
  const asking = source.ask();
  ending.abort();
  resolve(Response.json({ methods: [], manualSignUp: true }));
  await asking;
  expect({ seen, written }).toEqual({ seen: [], written: [] });
});

test.each([
  ['0.1.0', '0.1.0', false],
  ['0.1.0', '0.1.1', true],
  ['0.9.0', '0.10.0', true],
  ['1.0.0', '0.99.99', false],
  ['1.2.3', '2.0.0', true],
  ['1.2.3', undefined, false],
])('%s is too old where %s is asked for: %s', (version, minimumClientVersion, tooOld) => {
  expect(isTooOld(version, minimumClientVersion === undefined ? {} : { minimumClientVersion })).toBe(tooOld);
  expect(isTooOld(version, null)).toBe(false);
});
