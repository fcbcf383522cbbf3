import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { EventName } from './events.ts';
import { explore, live } from './story.ts';

vi.mock('node:fs/promises', async () => (await import('./scripted-disk.ts')).scriptedDisk);

/** Events beyond the beginning in the exhaustive part, and stories at random. */
const depth = Number(process.env.MODEL_DEPTH ?? 3);
const runs = Number(process.env.MODEL_RUNS ?? 300);
vi.setConfig({ testTimeout: 3_600_000 });

const beginnings: Record<string, EventName[]> = {
  'a first start': ['start'],
  'somebody signed in': ['start', 'anna'],
  'a start whose keychain is locked': ['start', 'anna', 'close', 'lock', 'start'],
};

describe.each(Object.entries(beginnings))('from %s', (_name, beginning) => {
  test('every order of events leaves every invariant whole', async () => {
    const { stories, finding } = await explore(beginning, depth);
    expect(finding).toBeNull();
    expect(stories).toBeGreaterThan(100);
  });
});

test('a session that no keychain has taken ends with the app, although the keychain opens just before', async () => {
  const locked = beginnings['a start whose keychain is locked'] ?? [];
  expect((await live([...locked, 'anna', 'lose', 'block', 'open', 'close'])).finding).toBeNull();
});

test('long stories at random leave every invariant whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(beginnings)),
      fc.array(fc.nat({ max: 1_000 }), { maxLength: 16 }),
      async (beginning, choices) => {
        expect((await live([...beginning, ...choices])).finding).toBeNull();
      },
    ),
    { numRuns: runs },
  );
});
