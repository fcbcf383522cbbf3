import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openKeychain } from '../../../../main/keychain/keychain.ts';
import type { KeychainAnswer } from '../../../../main/keychain/keychain-backend.ts';
import { type AskEntry, splitLongSecrets } from '../../../../main/keychain/long-secrets.ts';
import { answerFrom } from '../../../support/scripted-keychain.ts';
import { silentLog as log } from '../../../support/scripted-ports.ts';

/** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows. */
const maxBytes = 2_560;
const maxUnits = 1_200;
const user = 'test:session:1';

class Killed extends Error {}

/** Entries as Windows keeps them, in a process that is killed before a number of changes. */
class ShortEntries {
  readonly entries = new Map<string, string>();
  /** How many changes are still made before the process is killed. */
  changesLeft = Number.POSITIVE_INFINITY;

  readonly ask: AskEntry = async (of, action) => {
    if (action.do === 'set' || action.do === 'remove') {
      if (this.changesLeft === 0) throw new Killed();
      this.changesLeft -= 1;
    }
    if (action.do === 'set' && Buffer.byteLength(action.secret, 'utf16le') > maxBytes)
      return { kind: 'unavailable', state: 'unreadable', reason: 'the entry is too long' };
    return answerFrom(this.entries, of, action);
  };
}

const found = (secret: string): KeychainAnswer => ({ kind: 'found', secret });
const none = { kind: 'none', isOpen: true };
/** Secrets of one entry, of several, of many; some like what the entries say themselves. */
const secret = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.string({ unit: 'binary', minLength: 1_000, maxLength: 6_000, size: 'max' }),
  fc.constantFrom(
    '',
    'econnect-parts:1:',
    'econnect-parts:1:a:2:x',
    'x'.repeat(maxUnits),
    'x'.repeat(maxUnits + 1),
  ),
);

describe('a secret of any length', () => {
  test('comes back as it was, after any other, and leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(secret, { minLength: 1, maxLength: 4 }), async (secrets) => {
        const store = new ShortEntries();
        const ask = splitLongSecrets(store.ask, maxUnits);
        for (const one of secrets) {
          expect(await ask(user, { do: 'set', secret: one })).toEqual({ kind: 'done' });
          expect(await ask(user, { do: 'get' })).toEqual(found(one));
        }
        await ask(user, { do: 'remove' });
        expect(await ask(user, { do: 'get' })).toEqual(none);
        expect([...store.entries]).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('that fits is one entry, as other programs and earlier versions of this one expect it', async () => {
    const store = new ShortEntries();
    await splitLongSecrets(store.ask, maxUnits)(user, { do: 'set', secret: 'short' });
    expect([...store.entries]).toEqual([[user, 'short']]);
  });

  test.each([
    ['short', 'also short'],
    ['short', 'long '.repeat(500)],
    ['long '.repeat(700), 'longer '.repeat(900)],
    ['long '.repeat(900), 'short'],
    ['long '.repeat(900), null],
    [null, 'long '.repeat(900)],
  ])('is the old or the new one, whole, wherever the process is killed (%#)', async (before, after) => {
    for (let changes = 0; ; changes += 1) {
      const store = new ShortEntries();
      const ask = splitLongSecrets(store.ask, maxUnits);
      const change = (to: string | null) =>
        ask(user, to === null ? { do: 'remove' } : { do: 'set', secret: to });
      if (before !== null) await change(before);
      store.changesLeft = changes;
      const wasKilled = await change(after).then(
        () => false,
        (error: unknown) => error instanceof Killed,
      );
      store.changesLeft = Number.POSITIVE_INFINITY;

      const whole = [before, after].map((one) => (one === null ? none : found(one)));
      expect(whole).toContainEqual(await ask(user, { do: 'get' }));
      // Whatever was left of it goes with the next writing or removal.
      await change('next');
      expect([...store.entries]).toEqual([[user, 'next']]);
      await change(null);
      expect([...store.entries]).toEqual([]);
      if (!wasKilled) {
        expect(changes).toBeGreaterThan(0);
        return;
      }
    }
  });

  test('of which a part is gone is none, and one that cannot be looked at is unavailable', async () => {
    const store = new ShortEntries();
    const ask = splitLongSecrets(store.ask, maxUnits);
    await ask(user, { do: 'set', secret: 'x'.repeat(3_000) });
    const locked = { kind: 'unavailable', state: 'locked', reason: '' } as const;
    const half = splitLongSecrets(
      async (of, action) => (of.endsWith('#a1') ? locked : await store.ask(of, action)),
      maxUnits,
    );
    expect(await half(user, { do: 'get' })).toEqual(locked);
    store.entries.delete(`${user}#a1`);
    expect(await ask(user, { do: 'get' })).toEqual(none);
  });
});

test('a token of 4 kB is kept on Windows, and is there for the next process', async () => {
  const kept = new ShortEntries();
  const open = () =>
    openKeychain({
      environment: 'test',
      log,
      backend: { ask: ({ user: of, service: _, ...action }) => kept.ask(of, action) },
      maxEntryUnits: maxUnits,
    });
  const token = 'jwt.'.repeat(1_000);
  const store = open();
  await store.write('session:1', token);
  expect(store.unsaved()).toEqual([]);
  expect(store.state).toBe('ready');
  expect(await open().read('session:1')).toEqual({ kind: 'found', secret: token });
});
