import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { runs } from '../../../support/canary.ts';
import { events, type PolicyEvent, WatchedFile } from './watched-file.ts';

/** Thousands of starts on a busy machine. */
const timeout = 180_000;

let file: WatchedFile;
beforeAll(async () => {
  file = new WatchedFile();
  await file.prepare();
});

/** Every order of so many different events. */
function* orders(length: number, left: readonly PolicyEvent[] = events): Generator<PolicyEvent[]> {
  if (length === 0) return yield [];
  for (const first of left)
    for (const rest of orders(
      length - 1,
      left.filter((one) => one !== first),
    ))
      yield [first, ...rest];
}

/** Every row of so many events, in which one may come again. */
function* rows(length: number): Generator<PolicyEvent[]> {
  if (length === 0) return yield [];
  for (const rest of rows(length - 1)) for (const last of events) yield [...rest, last];
}

type Begin = 'with rules' | 'without rules';

/** What is in force after these events, where that is not what the file says. */
async function faultAfter(begin: Begin, row: readonly PolicyEvent[]): Promise<string | null> {
  if (begin === 'with rules') await file.happen('write');
  else file.clear();
  await file.start();
  for (const event of row) await file.happen(event);
  const fault = await file.fault();
  file.stop();
  return fault;
}

/** The rows after which something else is in force than the file says, each with what is. */
async function faultsIn(begin: Begin, all: Iterable<PolicyEvent[]>): Promise<string[]> {
  const faults: string[] = [];
  for (const row of all) {
    const fault = await faultAfter(begin, row);
    if (fault !== null) faults.push(`${row.join(', ')}: ${fault}`);
  }
  return faults;
}

/** By `npm run fuzz`, which has time. */
const isThorough = runs > 1_000;

describe.each(['with rules', 'without rules'] as const)(
  'an app that started %s goes by what the policy file says',
  (begin) => {
    test.each([1, 2, 3, 4, 5, 6])(
      'after any %d different events, in every order',
      async (length) => expect(await faultsIn(begin, orders(length))).toEqual([]),
      timeout,
    );

    test.each(isThorough ? [2, 3, 4, 5] : [2, 3])(
      'after any %d events, the same ones again too',
      async (length) => expect(await faultsIn(begin, rows(length))).toEqual([]),
      2 * timeout,
    );

    test(
      'after any events, however many',
      async () => {
        const row = fc.array(fc.constantFrom(...events), { minLength: 7, maxLength: 14 });
        await fc.assert(
          fc.asyncProperty(row, async (some) => {
            expect(await faultAfter(begin, some)).toBeNull();
          }),
          { numRuns: Math.min(runs, 20_000) / 2 },
        );
      },
      2 * timeout,
    );
  },
);
