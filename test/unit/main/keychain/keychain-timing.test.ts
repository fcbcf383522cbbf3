import { beforeEach, describe, expect, test } from 'vitest';
import { lookEveryMs, openKeychain } from '../../../../main/keychain/keychain.ts';
import type { KeychainState, SecretName, SecretStore } from '../../../../main/keychain/secret-store.ts';
import { ScriptedKeychain } from '../../../support/scripted-keychain.ts';
import { silentLog as log } from '../../../support/scripted-ports.ts';
import { SimulatedClock } from '../../../support/simulated-clock.ts';

const timeoutMs = 3_000;
const session = 'session:1';
const found = (secret: string) => ({ kind: 'found', secret });

let keychain: ScriptedKeychain;
let clock: SimulatedClock;
let store: SecretStore;
let states: KeychainState[];
beforeEach(() => {
  keychain = new ScriptedKeychain();
  clock = new SimulatedClock();
  open();
});

function open() {
  store = openKeychain({
    environment: 'test',
    log,
    timeoutMs,
    backend: keychain,
    sleep: (milliseconds, signal) => clock.wait(milliseconds, signal),
  });
  states = [];
  store.onState((state) => states.push(state));
}

/** Lets milliseconds pass, and everything happen that is due in them. */
const pass = (milliseconds: number) => clock.run(clock.now + milliseconds);
/** What a promise has come to, once everything has happened that needs no time. */
async function settled<Value>(promise: Promise<Value>): Promise<Value | 'pending'> {
  await pass(0);
  return await Promise.race([promise, Promise.resolve('pending' as const)]);
}

describe('a person who is being asked', () => {
  beforeEach(() => {
    keychain.entries.set('test:session:1', 'kept');
    keychain.condition = 'locked';
  });

  test('may take their time: the caller is let go, and the answer is taken when it comes', async () => {
    const reading = store.read(session);
    expect(await settled(reading)).toBe('pending');
    await pass(timeoutMs);
    expect(await reading).toEqual({ kind: 'unavailable' });
    expect(states).toEqual(['locked']);

    await pass(600_000);
    expect(keychain.asked).toBe(1);
    keychain.unlock();
    await pass(0);
    expect(states).toEqual(['locked', 'ready']);
    const gets = keychain.calls.length;
    expect(await settled(store.read(session))).toEqual(found('kept'));
    expect(keychain.calls.length).toBe(gets);
  });

  test('has its result before its listeners are called', async () => {
    const heard: unknown[] = [];
    store.onState((state) => {
      if (state === 'ready') void store.read(session).then((answer) => heard.push(answer));
    });
    const reading = store.read(session);
    await pass(timeoutMs);
    await reading;
    keychain.unlock();
    await pass(0);
    expect(heard).toEqual([found('kept')]);
  });

  test('is asked once, whatever else is asked of the keychain meanwhile', async () => {
    const calls = [store.read(session), store.read('pending'), store.write('pending', 'new'), store.retry()];
    await pass(timeoutMs);
    await Promise.all(calls);
    await Promise.all([store.retry(), store.retry(), pass(timeoutMs)]);
    await Promise.all([store.retry(), pass(timeoutMs)]);
    expect(keychain.asked).toBe(1);
  });

  test('is not asked again by waiting calls after the person closed the prompt', async () => {
    const calls = [store.read(session), store.retry(), store.write('pending', 'new'), store.retry()];
    await pass(0);
    keychain.refuse();
    await pass(0);
    await Promise.all(calls);
    expect(keychain.asked).toBe(1);
    expect(store.unsaved()).toEqual(['pending']);
    expect(states).toEqual(['locked']);
  });

  test('is asked again by the next retry', async () => {
    const reading = store.read(session);
    await pass(0);
    keychain.refuse();
    expect(await reading).toEqual({ kind: 'unavailable' });
    const retrying = [store.retry(), store.retry(), store.retry()];
    await pass(0);
    expect(keychain.asked).toBe(2);
    keychain.unlock();
    await Promise.all(retrying);
    expect(states).toEqual(['locked', 'ready']);
  });
});

describe('a late answer', () => {
  test('does not replace a value that was written after the read began', async () => {
    keychain.entries.set('test:session:1', 'old');
    keychain.hold();
    const reading = store.read(session);
    await pass(timeoutMs);
    expect(await reading).toEqual({ kind: 'unavailable' });
    await store.write(session, 'new');
    expect(await store.read(session)).toEqual(found('new'));
    keychain.release();
    await pass(0);
    expect(await store.read(session)).toEqual(found('new'));
    expect(keychain.entries.get('test:session:1')).toBe('new');
  });

  test('of a write that was given up does not undo a newer one', async () => {
    keychain.hold();
    const writing = store.write(session, 'first');
    await pass(timeoutMs);
    await writing;
    await store.write(session, 'second');
    await store.write(session, 'third');
    keychain.release();
    await pass(0);
    expect(keychain.entries.get('test:session:1')).toBe('third');
    expect(keychain.calls).toEqual(['set test:session:1', 'set test:session:1']);
    expect(store.unsaved()).toEqual([]);
    expect(states).toEqual(['unreadable', 'ready']);
  });

  test('lets go of every caller at its own time', async () => {
    keychain.hold();
    const first = store.read(session);
    await pass(2_000);
    const second = store.read('pending');
    await pass(1_000);
    expect(await settled(first)).toEqual({ kind: 'unavailable' });
    expect(await settled(second)).toBe('pending');
    await pass(2_000);
    expect(await settled(second)).toEqual({ kind: 'unavailable' });
    // Nobody waits once it is known not to answer.
    expect(await settled(store.read(session))).toEqual({ kind: 'unavailable' });
  });

  test('and the end of the waiting in the same moment leave nothing stuck', async () => {
    keychain.hold();
    const reading = store.read(session);
    void clock.wait(timeoutMs, new AbortController().signal).then(() => keychain.release());
    await pass(timeoutMs);
    await reading;
    keychain.entries.set('test:pending', 'kept');
    expect(await settled(store.read('pending'))).toEqual(found('kept'));
    expect(store.state).toBe('ready');
  });
});

describe('a secret that the keychain did not store', () => {
  test('goes to it after the first call that succeeds, in the order of the newest values', async () => {
    keychain.condition = 'missing';
    await store.write(session, 'first');
    await store.write('pending', 'between');
    await store.remove('session:2');
    await store.write(session, 'newest');
    expect(store.unsaved()).toEqual(['pending', 'session:2', session]);
    keychain.condition = 'open';
    keychain.entries.set('test:session:2', 'to be removed');
    keychain.calls.length = 0;
    expect(await store.read('session:3')).toEqual({ kind: 'none' });
    expect(keychain.calls).toEqual([
      'get test:session:3',
      'set test:pending',
      'remove test:session:2',
      'set test:session:1',
    ]);
    expect(Object.fromEntries(keychain.entries)).toEqual({
      'test:pending': 'between',
      'test:session:1': 'newest',
    });
    expect(store.unsaved()).toEqual([]);
    expect(states).toEqual(['missing', 'ready']);
  });

  test('is read back, also after a removal', async () => {
    keychain.entries.set('test:session:1', 'kept');
    keychain.condition = 'broken';
    await store.write('pending', 'mine');
    await store.remove(session);
    expect(await store.read('pending')).toEqual(found('mine'));
    expect(await store.read(session)).toEqual({ kind: 'none' });
    keychain.condition = 'open';
    await store.retry();
    expect([...keychain.entries]).toEqual([['test:pending', 'mine']]);
  });

  test('is not held up by an entry to which the person refuses access', async () => {
    keychain.refused.add('test:session:1');
    await store.write(session, 'refused');
    await store.write('pending', 'taken');
    expect(keychain.entries.get('test:pending')).toBe('taken');
    expect(store.unsaved()).toEqual([session]);
    expect(states).toEqual(['locked']);
    keychain.refused.clear();
    await store.retry();
    expect(store.unsaved()).toEqual([]);
    expect(states).toEqual(['locked', 'ready']);
  });
});

describe('a keychain that opens by itself', () => {
  test.each(['locked', 'missing'] as const)(
    'after it was %s is noticed, and nobody is asked',
    async (was) => {
      keychain.condition = was;
      expect(await store.read(session)).toEqual({ kind: 'unavailable' });
      await pass(3 * lookEveryMs);
      keychain.condition = 'open';
      await pass(lookEveryMs);
      expect(states).toEqual([was, 'ready']);
      expect(keychain.asked).toBe(0);
      keychain.calls.length = 0;
      await pass(10 * lookEveryMs);
      expect(keychain.calls).toEqual([]);
    },
  );

  test('receives the unsaved secrets', async () => {
    keychain.condition = 'locked';
    const writing = store.write(session, 'kept in memory');
    await pass(0);
    keychain.refuse();
    await writing;
    keychain.condition = 'open';
    await pass(lookEveryMs);
    expect(keychain.entries.get('test:session:1')).toBe('kept in memory');
    expect(states).toEqual(['locked', 'ready']);
  });

  test('is not looked at where the person refused one entry of it, or where the system does not tell', async () => {
    keychain.refused.add('test:session:1');
    await store.read(session);
    await pass(10 * lookEveryMs);
    expect(keychain.calls).toEqual(['get test:session:1']);

    keychain.refused.clear();
    keychain.condition = 'locked';
    keychain.canBeLookedAt = false;
    await store.read('pending');
    await pass(10 * lookEveryMs);
    expect(keychain.calls.filter((call) => call.startsWith('look'))).toEqual(['look test:probe']);
  });

  test('is seen by a missing entry only where a locked one would not show that too', async () => {
    keychain.condition = 'locked';
    keychain.showsEntriesWhileLocked = true;
    keychain.entries.set('test:session:1', 'kept');
    const reading = store.read(session);
    await pass(0);
    keychain.refuse();
    await reading;
    expect(await store.read('pending')).toEqual({ kind: 'none' });
    expect(store.state).toBe('locked');
  });
});

describe('nothing fails', () => {
  test('where the backend does, or a listener', async () => {
    const failing = openKeychain({
      environment: 'test',
      log,
      backend: { ask: () => Promise.reject(new Error('it broke')) },
    });
    failing.onState(() => {
      throw new Error('so did this');
    });
    await failing.write(session, 'x');
    await failing.remove('pending');
    await failing.retry();
    expect(await failing.read('session:2')).toEqual({ kind: 'unavailable' });
    expect(failing.state).toBe('unreadable');
    expect(failing.unsaved()).toEqual<SecretName[]>([session, 'pending']);
  });
});
