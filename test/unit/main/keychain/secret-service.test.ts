import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KeychainAction, KeychainBackend } from '../../../../main/keychain/keychain-backend.ts';
import { createSecretService } from '../../../../main/keychain/secret-service.ts';
import { type SecretService, startBus } from '../../../support/secret-service.ts';
import { askNative } from './native-client.ts';

// Each test starts a bus and a daemon, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const service = 'eu.econnect.onboarding';
const user = 'test:session:1';
const open = { kind: 'none', isOpen: true };
const locked = { kind: 'unavailable', state: 'locked' };
const missing = { kind: 'unavailable', state: 'missing' };

let daemon: SecretService;
let backend: KeychainBackend;
beforeEach(async () => {
  daemon = await startBus();
  backend = createSecretService({ environment: daemon.environment });
});
afterEach(() => daemon.dispose());

const ask = (action: KeychainAction, of: KeychainBackend = backend) =>
  of.ask({ service, user, ...action }, () => undefined);

describe('a missing entry', () => {
  test('is none where the keyring is open, and only there', async () => {
    await daemon.start('unlocked');
    expect(await ask({ do: 'get' })).toEqual(open);
    expect(await ask({ do: 'remove' })).toEqual(open);
    await daemon.lock();
    expect(await ask({ do: 'get' })).toMatchObject(locked);
    expect(await ask({ do: 'remove' })).toMatchObject(locked);
    await daemon.unlock();
    expect(await ask({ do: 'get' })).toEqual(open);
  });

  test('is not `none` for a new keychain, without a reply or without a bus', async () => {
    expect(await ask({ do: 'get' })).toMatchObject(missing);
    await daemon.start('locked');
    for (const action of ['get', 'remove', 'look', 'unlock'] as const)
      expect(await ask({ do: action })).toMatchObject(missing);
    expect(await ask({ do: 'set', secret: 'x' })).toMatchObject(missing);
    await daemon.kill();
    expect(await ask({ do: 'look' })).toMatchObject(missing);
    const nowhere = createSecretService({ environment: { XDG_RUNTIME_DIR: '/nowhere' } });
    expect(await ask({ do: 'get' }, nowhere)).toMatchObject(missing);
  });
});

describe('a keyring that is locked', () => {
  test('is seen without asking anybody', async () => {
    await daemon.start('unlocked');
    expect(await ask({ do: 'look' })).toEqual({ kind: 'done' });
    await daemon.lock();
    expect(await ask({ do: 'look' })).toMatchObject(locked);
    await daemon.unlock();
    expect(await ask({ do: 'look' })).toEqual({ kind: 'done' });
  });

  test('gives and takes nothing where the person does not unlock it', async () => {
    await daemon.start('unlocked');
    await ask({ do: 'set', secret: 'kept' });
    await daemon.lock();
    for (const action of ['get', 'remove', 'unlock'] as const)
      expect(await ask({ do: action })).toMatchObject({ ...locked, isRefused: false });
    expect(await ask({ do: 'set', secret: 'new' })).toMatchObject(locked);
    await daemon.unlock();
    expect(await ask({ do: 'get' })).toEqual({ kind: 'found', secret: 'kept' });
  });
});

describe('two entries that match', () => {
  beforeEach(async () => {
    await daemon.start('unlocked');
    daemon.putBeside(service, user, 'theirs', 'one');
    daemon.putBeside(service, user, 'also theirs', 'two');
  });

  test('are one after the next writing', async () => {
    expect(await ask({ do: 'get' })).toMatchObject({ kind: 'found' });
    await ask({ do: 'set', secret: 'ours' });
    expect(await ask({ do: 'get' })).toEqual({ kind: 'found', secret: 'ours' });
    // The library fails where there are two.
    expect(await askLibrary({ do: 'get' })).toEqual({ kind: 'found', secret: 'ours' });
  });

  test('are none after a removal', async () => {
    expect(await ask({ do: 'remove' })).toEqual({ kind: 'done' });
    expect(await ask({ do: 'get' })).toEqual(open);
  });
});

/** `@napi-rs/keyring`, with which earlier versions kept their entries, on the same bus. */
const askLibrary = (action: KeychainAction) => askNative({ service, user, ...action }, daemon.environment);

test('an entry that an earlier version kept is found, kept and removed, and one of ours by it', async () => {
  await daemon.start('unlocked');
  await askLibrary({ do: 'set', secret: 'theirs' });
  expect(await ask({ do: 'get' })).toEqual({ kind: 'found', secret: 'theirs' });
  await ask({ do: 'set', secret: 'ours' });
  expect(await askLibrary({ do: 'get' })).toEqual({ kind: 'found', secret: 'ours' });
  await ask({ do: 'remove' });
  expect(await askLibrary({ do: 'get' })).toMatchObject({ kind: 'none' });
  await ask({ do: 'set', secret: '{TITLE} €' });
  expect(await askLibrary({ do: 'get' })).toEqual({ kind: 'found', secret: '{TITLE} €' });
});

test('a secret of any length and content comes back', async () => {
  await daemon.start('unlocked');
  for (const secret of ['', '\0', '€'.repeat(100_000)]) {
    await ask({ do: 'set', secret });
    expect(await ask({ do: 'get' })).toEqual({ kind: 'found', secret });
  }
});

test('a restarted daemon gets a new session over the same connection', async () => {
  await daemon.start('unlocked');
  await ask({ do: 'set', secret: 'kept' });
  await daemon.kill();
  expect(await ask({ do: 'get' })).toMatchObject(missing);
  await daemon.start('unlocked');
  expect(await ask({ do: 'get' })).toEqual({ kind: 'found', secret: 'kept' });
});

test('a bus that goes away is reported, and nothing else happens', async () => {
  await daemon.start('unlocked');
  await ask({ do: 'get' });
  await daemon.dispose();
  expect(await ask({ do: 'get' })).toMatchObject({ kind: 'unavailable' });
  expect(await ask({ do: 'get' })).toMatchObject(missing);
});

test('a daemon that answers nothing is given up after a time', async () => {
  await daemon.start('unlocked');
  const impatient = createSecretService({ environment: daemon.environment, timeoutMs: 100 });
  daemon.freeze();
  expect(await ask({ do: 'get' }, impatient)).toMatchObject({ kind: 'unavailable', state: 'unreadable' });
  daemon.thaw();
  expect(await ask({ do: 'get' }, impatient)).toEqual(open);
});
