import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hardened } from '../../../main/network/transport.ts';
import { callPlatform } from '../../../main/platform/call.ts';
import { isOlder, type KeptConfiguration, watchConfiguration } from '../../../main/platform/configuration.ts';
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
  await watchConfiguration({
    call: callPlatform(sandbox.urls.platform, hardened(fetch)),
    log: silentLog,
    onChange: (configuration) => void seen.push(configuration),
    file: { read: async () => kept, write: (latest) => void written.push(latest) },
  });
  return { seen, written };
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
