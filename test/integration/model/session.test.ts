import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type EventName, eventsOfMail, eventsOfSession } from './events.ts';
import { explore, live } from './story.ts';

vi.mock('node:fs/promises', async () => (await import('./scripted-disk.ts')).scriptedDisk);

/** Events beyond the beginning in the exhaustive part, and stories at random. */
const depth = Number(process.env.MODEL_DEPTH ?? 3);
const runs = Number(process.env.MODEL_RUNS ?? 300);
vi.setConfig({ testTimeout: 3_600_000 });

const ofSession: Record<string, EventName[]> = {
  'a first start': ['start'],
  'somebody signed in': ['start', 'anna'],
  'a start whose keychain is locked': ['start', 'anna', 'close', 'lock', 'start'],
};
const ofMail: Record<string, EventName[]> = {
  'a mail that cannot be asked for yet': ['start', 'refuse', 'carlaByMail'],
  'a mail that was sent': ['start', 'carlaByMail'],
};
const beginnings = [
  ...Object.entries(ofSession).map(([name, beginning]) => ({ name, beginning, among: eventsOfSession })),
  ...Object.entries(ofMail).map(([name, beginning]) => ({ name, beginning, among: eventsOfMail })),
];

test.each(beginnings)(
  'from $name every order of events leaves every invariant whole',
  async ({ beginning, among }) => {
    let told = 0;
    const finding = await explore(beginning, { among, depth }, (explored) => {
      told += explored.stories;
      if (process.env.MODEL_DEPTH) console.log(beginning.join(', '), explored);
    });
    expect(finding).toBeNull();
    expect(told).toBeGreaterThan(100);
  },
);

test('a session that no keychain stored ends with the app, although the keychain opens just before', async () => {
  const locked = ofSession['a start whose keychain is locked'] ?? [];
  expect((await live([...locked, 'anna', 'lose', 'block', 'open', 'close'])).finding).toBeNull();
});

test('long random stories break no invariant', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings.map(({ beginning }) => beginning)),
      fc.array(fc.nat({ max: 1_000 }), { maxLength: 16 }),
      async (beginning, choices) => {
        expect((await live([...beginning, ...choices])).finding).toBeNull();
      },
    ),
    { numRuns: runs },
  );
});
