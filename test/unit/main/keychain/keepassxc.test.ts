import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Keepassxc, keepassxcMissing, startKeepassxcDesktop } from '../../../support/keepassxc.ts';
import { StoreClient } from './store-client.ts';

// Each test starts a bus, a display, KeePassXC and processes, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const missing = keepassxcMissing();
const why = missing === null ? '' : ` (skipped: ${missing})`;
const name = 'session:s1';
/** For a caller that should not wait for the person. */
const impatient = { timeoutMs: 300 };

let keepassxc: Keepassxc;
let clients: StoreClient[];
beforeEach(() => {
  clients = [];
});
afterEach(async () => {
  if (missing !== null) return;
  for (const client of clients) await client.end();
  await keepassxc.dispose();
});

/** `isExposed`: whether its database shows its group to programs. */
async function start({ isConfirming = false, isExposed = true } = {}): Promise<void> {
  keepassxc = await startKeepassxcDesktop({ isExposed });
  await keepassxc.start({ isConfirming });
}

function store(options?: { timeoutMs: number }): StoreClient {
  const client = new StoreClient(keepassxc.environment, options);
  clients.push(client);
  return client;
}

describe.skipIf(missing !== null)(`KeePassXC that asks nothing${why}`, () => {
  beforeEach(() => start());

  test('keeps a secret, gives it to the next process, and forgets it, over one connection', async () => {
    const before = await keepassxc.connections();
    const first = store();
    expect(await first.read(name)).toMatchObject({ read: 'none', state: 'ready' });
    await first.write(name, 'one');
    await first.write(name, '{TITLE} €');
    await first.write('pending', 'another');
    expect(await first.read(name)).toMatchObject({ read: 'found', value: '{TITLE} €', state: 'ready' });
    expect(await keepassxc.connections()).toBe(before + 1);
    await first.end();

    const second = store();
    expect((await second.read(name)).value).toBe('{TITLE} €');
    expect((await second.read('pending')).value).toBe('another');
    await second.remove(name);
    expect(await second.read(name)).toMatchObject({ read: 'none', state: 'ready' });
    expect(await store().read(name)).toMatchObject({ read: 'none', state: 'ready' });
  });

  test('that was ended and started again is used over the same connection', async () => {
    const before = await keepassxc.connections();
    const client = store();
    await client.write(name, 'one');
    await keepassxc.quit();
    expect(await client.read(name)).toMatchObject({ read: 'unavailable', state: 'missing' });
    await keepassxc.start({ isConfirming: false });
    await client.retry();
    expect(await client.read(name)).toMatchObject({ read: 'found', value: 'one', state: 'ready' });
    expect(await keepassxc.connections()).toBe(before + 1);
  });
});

describe.skipIf(missing !== null)(`KeePassXC whose database is locked${why}`, () => {
  beforeEach(async () => {
    await start();
    const earlier = store();
    await earlier.write(name, 'one');
    await earlier.end();
    await keepassxc.lock();
  });

  test('prompts the person once, however often it is read meanwhile', async () => {
    const client = store(impatient);
    expect(await client.read(name)).toMatchObject({ read: 'unavailable' });
    await keepassxc.asked('Unlock Database');
    expect(await client.read(name)).toMatchObject({ read: 'unavailable', state: 'locked' });
    await client.retry();
    await client.write('pending', 'kept meanwhile');
    expect(await keepassxc.openQuestions('Unlock Database')).toBe(1);
    await keepassxc.agree('Unlock Database');
    while ((await client.changed()) !== 'ready');
    expect(await client.read(name)).toMatchObject({ read: 'found', value: 'one' });
    await client.end();
    expect((await store().read('pending')).value).toBe('kept meanwhile');
  });

  test('prompts no more for waiting calls after the person refused', async () => {
    const client = store();
    const reading = [client.read(name), client.read('pending')];
    await keepassxc.asked('Unlock Database');
    await keepassxc.refuse('Unlock Database');
    for (const read of reading) expect(await read).toMatchObject({ read: 'unavailable', state: 'locked' });
    expect(await keepassxc.openQuestions('Unlock Database')).toBe(0);
  });

  test('is used by itself once it was opened elsewhere', async () => {
    const client = store(impatient);
    await client.read(name);
    await keepassxc.asked('Unlock Database');
    await keepassxc.refuse('Unlock Database');
    await keepassxc.unlock();
    while ((await client.changed()) !== 'ready');
    expect(await client.read(name)).toMatchObject({ read: 'found', value: 'one' });
  });
});

describe.skipIf(missing !== null)(`KeePassXC that asks before it gives an entry${why}`, () => {
  beforeEach(async () => {
    await start({ isConfirming: true });
    const earlier = store();
    await earlier.write(name, 'one');
    await earlier.end();
  });

  test('is waited for, and asks once for the life of the process', async () => {
    const client = store(impatient);
    expect(await client.read(name)).toMatchObject({ read: 'unavailable' });
    await keepassxc.asked('Access Request');
    expect(await client.read(name)).toMatchObject({ read: 'unavailable', state: 'locked' });
    await client.retry();
    expect(await keepassxc.openQuestions('Access Request')).toBe(1);
    await keepassxc.agree('Access Request');
    while ((await client.changed()) !== 'ready');
    expect(await client.read(name)).toMatchObject({ read: 'found', value: 'one' });
    await client.write(name, 'two');
    expect(await client.read(name)).toMatchObject({ read: 'found', value: 'two', state: 'ready' });
    await client.remove(name);
    expect(await client.read(name)).toMatchObject({ read: 'none', state: 'ready' });
    expect(await keepassxc.openQuestions('Access Request')).toBe(0);
  });

  test('is locked after the person refused, and keeps its entries', async () => {
    const client = store(impatient);
    await client.read(name);
    await keepassxc.asked('Access Request');
    await keepassxc.refuse('Access Request');
    expect(await keepassxc.openQuestions('Access Request')).toBe(0);
    await client.end();
    const next = store();
    const reading = next.read(name);
    await keepassxc.asked('Access Request');
    await keepassxc.agree('Access Request');
    expect(await reading).toMatchObject({ read: 'found', value: 'one' });
  });
});

test.skipIf(missing !== null)(
  `KeePassXC whose database shows programs nothing has no collection${why}`,
  async () => {
    await start({ isExposed: false });
    const client = store();
    expect(await client.read(name)).toMatchObject({ read: 'unavailable', state: 'missing' });
    await client.write(name, 'one');
    expect(await client.read(name)).toMatchObject({ state: 'missing' });
  },
);
