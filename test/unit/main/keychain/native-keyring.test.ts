import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { KeychainAction } from '../../../../main/keychain/keychain-backend.ts';
import { test } from '../../../support/fixtures.ts';
import { type SecretService, startBus } from '../../../support/secret-service.ts';
import { askNative } from './native-client.ts';

// Each test starts a bus, a daemon and processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const entry = { service: 'eu.econnect.onboarding', user: 'test:session:1' };

let daemon: SecretService;
beforeEach(async () => {
  daemon = await startBus();
});
afterEach(() => daemon.dispose());

const ask = (action: KeychainAction, more: NodeJS.ProcessEnv = {}) =>
  askNative({ ...entry, ...action }, { ...daemon.environment, ...more });

test('the library stores, reads and removes a secret', async () => {
  await daemon.start('unlocked');
  expect(await ask({ do: 'get' })).toEqual({ kind: 'none', isOpen: false });
  expect(await ask({ do: 'unlock' })).toEqual({ kind: 'done' });
  expect(await ask({ do: 'get' })).toEqual({ kind: 'none', isOpen: false });
  expect(await ask({ do: 'set', secret: 'kept' })).toEqual({ kind: 'done' });
  expect(await ask({ do: 'get' })).toEqual({ kind: 'found', secret: 'kept' });
  expect(await ask({ do: 'remove' })).toEqual({ kind: 'done' });
  expect(await ask({ do: 'remove' })).toEqual({ kind: 'none', isOpen: false });
  expect(await ask({ do: 'look' })).toEqual({ kind: 'unknown' });
});

test('the library never keeps anything in the kernel, where it would be lost', async () => {
  expect(await ask({ do: 'set', secret: 'x' })).toMatchObject({ kind: 'unavailable', state: 'missing' });
});

test.for(['NAPI_RS_NATIVE_LIBRARY_PATH', 'napi_rs_native_library_path'])(
  'E04 no program that the variable %s names is loaded into this app',
  async (name, { folder }) => {
    const marker = join(folder, 'marker');
    const program = join(folder, 'program.cjs');
    writeFileSync(
      program,
      `require('node:fs').writeFileSync(${JSON.stringify(marker)}, ''); module.exports = {};`,
    );
    await daemon.start('unlocked');
    const hostile = { [name]: program, NAPI_RS_FORCE_WASI: 'error', NAPI_RS_WASI_FLAVOR: 'x' };
    expect(await ask({ do: 'get' }, hostile)).toEqual({ kind: 'none', isOpen: false });
    expect(existsSync(marker)).toBe(false);
  },
);
