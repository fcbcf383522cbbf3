import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type SecretService, startBus } from '../../../support/secret-service.ts';
import { StoreClient } from './store-client.ts';

// Each test starts a bus, a daemon and processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let service: SecretService;
let clients: StoreClient[];
let canary: string;

beforeEach(async () => {
  clients = [];
  canary = randomBytes(32).toString('base64url');
  service = await startBus();
});
afterEach(async () => {
  for (const client of clients) await client.end();
  await service.dispose();
});

function store(options?: { timeoutMs: number }, environment = service.environment): StoreClient {
  const client = new StoreClient(environment, options);
  clients.push(client);
  return client;
}

const inTheClear = () => service.files().filter((content) => content.includes(canary));
const sessionOnly = async (client: StoreClient, state: string) => {
  expect(await client.write('session:s1', canary)).toMatchObject({ state });
  expect(await client.read('session:s1')).toMatchObject({ value: canary, state });
  expect(client.states).toEqual([state]);
  expect(inTheClear()).toEqual([]);
};

describe('a keychain that is unlocked', () => {
  beforeEach(() => service.start('unlocked'));

  test('keeps secrets apart, gives them to the next process, and forgets them when asked', async () => {
    const first = store();
    expect(await first.read('session:s1')).toEqual({
      kind: 'done',
      value: null,
      read: 'none',
      state: 'ready',
    });
    await first.write('session:s1', canary);
    await first.write('pending', 'another');
    const log = await first.end();

    const second = store();
    expect((await second.read('session:s1')).value).toBe(canary);
    expect((await second.read('pending')).value).toBe('another');
    await second.remove('session:s1');
    await second.remove('session:s1');
    await second.end();

    const third = store();
    expect((await third.read('session:s1')).value).toBeNull();
    expect((await third.read('pending')).value).toBe('another');
    expect(third.states).toEqual([]);
    expect(inTheClear()).toEqual([]);
    expect(log).not.toContain(canary);
  });

  test('holds the longest secret there may be, whatever is in it', async () => {
    const longest = '€'.repeat(1_200);
    await store().write('session:s1', longest);
    expect((await store().read('session:s1')).value).toBe(longest);
  });
});

describe('a keychain that is locked', () => {
  test('is session-only, and its stored secret cannot be read', async () => {
    await service.start('unlocked');
    await store().write('pending', 'kept before');
    await service.kill();
    await service.start('locked');
    const client = store();
    expect(await client.read('pending')).toEqual({
      kind: 'done',
      value: null,
      read: 'unavailable',
      state: 'locked',
    });
    await sessionOnly(client, 'locked');
    expect(await client.remove('session:s1')).toMatchObject({ state: 'locked' });
    expect((await client.read('session:s1')).value).toBeNull();
  });

  test('receives the secrets from memory once it is unlocked', async () => {
    await service.start('unlocked');
    await service.kill();
    await service.start('locked');
    const client = store();
    await client.write('session:s1', canary);
    await service.kill();
    await service.start('unlocked');
    expect(await client.write('pending', 'later')).toMatchObject({ state: 'ready' });
    expect(client.states).toEqual(['locked', 'ready']);
    await client.end();
    expect((await store().read('session:s1')).value).toBe(canary);
  });
});

describe('a keychain that is missing', () => {
  test('is session-only without a bus', async () => {
    const { DBUS_SESSION_BUS_ADDRESS: _, ...without } = service.environment;
    await sessionOnly(store(undefined, without), 'missing');
  });

  test('is session-only with a bus without a Secret Service', async () => {
    await sessionOnly(store(), 'missing');
  });

  test('is session-only after its daemon was killed, and keeps its stored secrets', async () => {
    await service.start('unlocked');
    const client = store();
    await client.write('pending', 'kept before');
    await service.kill();
    await sessionOnly(client, 'missing');
    await service.start('unlocked');
    expect(await client.read('pending')).toMatchObject({ value: 'kept before', state: 'ready' });
    await client.end();
    expect((await store().read('session:s1')).value).toBe(canary);
  });

  test('does not forget that something is to be removed', async () => {
    await service.start('unlocked');
    const client = store();
    await client.write('session:s1', canary);
    await service.kill();
    await client.remove('session:s1');
    await service.start('unlocked');
    await client.write('pending', 'later');
    await client.end();
    expect((await store().read('session:s1')).value).toBeNull();
  });
});

describe('a keychain whose daemon is frozen', () => {
  test('does not stop the event loop, on the first call or a later one', async () => {
    await service.start('unlocked');
    await store().write('session:s1', canary);
    const client = store();
    for (const _call of ['first', 'later']) {
      service.freeze();
      expect(await client.readCounting('session:s1', 500)).toEqual({
        kind: 'counted',
        turns: 500,
        pending: true,
      });
      service.thaw();
      expect(await client.finished()).toMatchObject({ value: canary, state: 'ready' });
    }
  });

  test('is session-only once its time is up, and gives what it was given meanwhile', async () => {
    await service.start('unlocked');
    service.freeze();
    await sessionOnly(store({ timeoutMs: 100 }), 'unreadable');
  });

  test('is session-only when we give up, and gets the newest secret as soon as it thaws', async () => {
    await service.start('unlocked');
    service.freeze();
    const client = store({ timeoutMs: 100 });
    expect(await client.write('session:s1', 'overtaken')).toMatchObject({ state: 'unreadable' });
    expect(await client.write('session:s1', canary)).toMatchObject({ state: 'unreadable' });
    expect(await client.read('pending')).toMatchObject({ value: null, state: 'unreadable' });
    service.thaw();
    expect(await client.changed()).toBe('unreadable');
    expect(await client.changed()).toBe('ready');
    await client.end();
    expect((await store().read('session:s1')).value).toBe(canary);
  });
});
