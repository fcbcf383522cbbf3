import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { openStartGuard, type StartGuard } from '../../../../main/app/start-up-guard.ts';
import { test } from '../../../support/fixtures.ts';
import { silentLog as log } from '../../../support/scripted-ports.ts';

let root: string;
let time: number;
test.beforeEach(({ folder }) => {
  root = folder;
  time = Date.parse('2026-11-24T09:00:00Z');
});

const hour = 3_600_000;
const guard = (folder = root) => openStartGuard({ folder, log, now: () => time });
const file = () => join(root, 'starts.json');

/** One run of the app. */
type Run = 'crash' | 'quit' | 'healthy, then crash' | 'blank window, then quit' | 'a day passes';

async function run(kind: Run, folder = root): Promise<boolean> {
  if (kind === 'a day passes') {
    time += 24 * hour;
    return false;
  }
  time += 60_000;
  const one = guard(folder);
  const { isSafe } = await one.begin();
  await end(kind, one);
  return isSafe;
}

async function end(kind: Run, one: StartGuard): Promise<void> {
  if (kind === 'blank window, then quit') one.markBroken();
  if (kind !== 'crash') await one.markHealthy();
}

/** Which of the runs started in safe mode, and whether the next one would. */
async function safeStarts(...runs: Run[]): Promise<boolean[]> {
  const safe: boolean[] = [];
  for (const kind of [...runs, 'quit' as const]) safe.push(await run(kind));
  return safe;
}

describe('the next start is', () => {
  test.each<[string, Run[], boolean]>([
    ['normal at first', [], false],
    ['normal after two crashes', ['crash', 'crash'], false],
    ['safe after three', ['crash', 'crash', 'crash'], true],
    ['safe after three blank windows', Array<Run>(3).fill('blank window, then quit'), true],
    ['normal after three that were healthy before', Array<Run>(3).fill('healthy, then crash'), false],
    ['normal where somebody quit in between', ['crash', 'crash', 'quit', 'crash'], false],
    ['safe again after a safe one that crashed', Array<Run>(4).fill('crash'), true],
    ['safe however often it crashes', Array<Run>(20).fill('crash'), true],
    ['normal after a safe one that was quit', ['crash', 'crash', 'crash', 'quit'], false],
    ['normal after a safe one that was healthy', ['crash', 'crash', 'crash', 'healthy, then crash'], false],
    ['normal where the crashes are a day old', ['crash', 'crash', 'crash', 'a day passes'], false],
  ])('%s', async (_name, runs, expected) => {
    expect((await safeStarts(...runs)).at(-1)).toBe(expected);
  });

  test('normal after three crashes under a clock that was a year ahead', async () => {
    time += 365 * 24 * hour;
    for (const kind of Array<Run>(3).fill('crash')) await run(kind);
    time -= 365 * 24 * hour;
    expect((await guard().begin()).isSafe).toBe(false);
  });
});

describe('the count of failed starts', () => {
  test('is on disk before anything else can fail', async () => {
    await guard().begin();
    expect(readFileSync(file(), 'utf8')).toBe(
      '{"version":1,"value":{"unfinished":["2026-11-24T09:00:00.000Z"]}}',
    );
  });

  test.each([
    ['nothing', ''],
    ['half a file', '{"version":1,"val'],
    ['times that are none', '{"version":1,"value":{"unfinished":["yesterday","9","x"]}}'],
    ['something else', '{"version":1,"value":{"unfinished":3}}'],
    ['a newer version', '{"version":2,"value":{"unfinished":[1,2,3,4]}}'],
  ])('that is %s is ignored', async (_what, text) => {
    writeFileSync(file(), text);
    expect(await guard().begin()).toEqual({ isSafe: false });
  });

  test('that cannot be written does not stop a start', async () => {
    const folder = join(root, 'taken');
    writeFileSync(folder, 'a file where the folder should be');
    for (const kind of Array<Run>(5).fill('crash')) expect(await run(kind, folder)).toBe(false);
    mkdirSync(file());
    expect(await safeStarts('crash', 'crash', 'crash')).toEqual([false, false, false, false]);
    rmSync(file(), { recursive: true });
    execFileSync('mkfifo', [file()]);
    expect(await safeStarts('crash', 'crash', 'crash')).toEqual([false, false, false, false]);
  });
});

test('after any starts, crashes, quits and damage the app starts, and in the end normally', async () => {
  const kinds: Run[] = ['crash', 'quit', 'healthy, then crash', 'blank window, then quit', 'a day passes'];
  const step = fc.oneof(
    fc.record({ run: fc.constantFrom(...kinds) }),
    fc.record({ damage: fc.string({ unit: 'binary' }) }),
    fc.record({ clock: fc.integer({ min: -400 * 24 * hour, max: 400 * 24 * hour }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      for (const next of steps) {
        if ('run' in next) await run(next.run);
        else if ('damage' in next) writeFileSync(file(), next.damage);
        else time += next.clock;
      }
      await run('quit');
      expect(await guard().begin()).toEqual({ isSafe: false });
      rmSync(file(), { force: true });
      time = Date.parse('2026-11-24T09:00:00Z');
    }),
    { numRuns: 30 },
  );
});
