import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hardened } from '../../../main/network/transport.ts';
import { type CallPlatform, callPlatform } from '../../../main/platform/call.ts';
import {
  isOlder,
  type KeptConfiguration,
  latestConfiguration,
} from '../../../main/platform/configuration.ts';
import type { Configuration } from '../../../main/platform/contract.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { silentLog } from '../../support/scripted-ports.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

/** One start of the client with what an earlier one kept. */
async function start(kept: KeptConfiguration | null) {
  const seen: Configuration[] = [];
  const written: KeptConfiguration[] = [];
  const ask = latestConfiguration({
    call: callPlatform(sandbox.urls.platform, hardened(fetch)),
    log: silentLog,
    onChange: (configuration) => void seen.push(configuration),
    file: { read: async () => kept, write: (latest) => void written.push(latest) },
  });
  await ask();
  return { ask, seen, written };
}

describe('what the platform offers', () => {
  test('is asked once and kept with its ETag', async () => {
    const { seen, written } = await start(null);
    expect(seen).toHaveLength(1);
    expect(written[0]?.etag).toBeTruthy();
    expect(written[0]?.configuration).toEqual(seen[0]);
  });

  test('is shown at once from what was kept, and not again when nothing changed', async () => {
    const [kept = null] = (await start(null)).written;
    const { seen, written } = await start(kept);
    expect(seen).toEqual([kept?.configuration]);
    expect(written).toEqual([]);
  });

  test('is shown again when it changed', async () => {
    const [kept = null] = (await start(null)).written;
    sandbox.platform.configure({ manualSignUp: false });
    const { seen } = await start(kept);
    expect(seen.map(({ manualSignUp }) => manualSignUp)).toEqual([true, false]);
  });

  test('is what was kept while the platform is down', async () => {
    const [kept = null] = (await start(null)).written;
    sandbox.platform.available = 'refuse';
    const { seen, written } = await start(kept);
    expect(seen).toEqual([kept?.configuration]);
    expect(written).toEqual([]);
  });

  test('is not what was kept once there was an answer, also where the disk keeps nothing', async () => {
    const [kept = null] = (await start(null)).written;
    sandbox.platform.configure({ minimumClientVersion: '9.0.0' });
    // What is written goes nowhere: the next reading would find the old one.
    const { ask, seen } = await start(kept);
    sandbox.platform.available = 'refuse';
    expect(await ask()).toBe(false);
    expect(seen.map(({ minimumClientVersion }) => minimumClientVersion)).toEqual([
      kept?.configuration.minimumClientVersion,
      '9.0.0',
    ]);
  });
});

test('one question at a time is asked, so that no older answer comes after a newer one', async () => {
  const [one] = (await start(null)).written;
  if (!one) throw new Error('nothing was kept');
  const answers: ((version: string) => void)[] = [];
  const seen: string[] = [];
  // As much of the platform as is asked here: what one call answers.
  const call = (() =>
    new Promise((resolve) => {
      answers.push((minimumClientVersion) =>
        resolve({
          status: 200,
          headers: new Headers(),
          value: { ...one.configuration, minimumClientVersion },
        }),
      );
    })) as unknown as CallPlatform;
  const ask = latestConfiguration({
    call,
    log: silentLog,
    onChange: ({ minimumClientVersion }) => void seen.push(minimumClientVersion),
    file: { read: async () => null, write: () => undefined },
  });
  const asked = [ask(), ask()];
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.('1.0.0');
  expect(await Promise.all(asked)).toEqual([true, true]);
  const later = ask();
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.('2.0.0');
  await later;
  expect(seen).toEqual(['1.0.0', '2.0.0']);
});

test.each([
  ['0.1.0', '0.1.0', false],
  ['0.1.0', '0.1.1', true],
  ['0.9.0', '0.10.0', true],
  ['1.0.0', '0.99.99', false],
  ['1.2.3', '2.0.0', true],
])('%s is older than %s: %s', (version, minimum, older) => {
  expect(isOlder(version, minimum)).toBe(older);
});
