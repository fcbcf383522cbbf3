import { afterAll, expect } from 'vitest';
import { rules } from '../../../scripts/platform-kit/rules.ts';
import type { Outcome } from '../../../scripts/platform-kit/run-checks.ts';
import { test } from '../../support/fixtures.ts';
import { type MovedClock, moveClock } from '../../support/moved-clock.ts';
import { startCheckedSandbox } from './sandbox-implementation.ts';

let outcomes: Outcome[];
let clock: MovedClock;
test.beforeAll(async ({ sharedFolder }) => {
  // The sandbox runs in this process, so that its clock is the process's.
  clock = moveClock();
  const { check, close } = await startCheckedSandbox(sharedFolder, clock.advance);
  outcomes = await check(rules);
  await close();
}, 300_000);
afterAll(() => clock.restore());

test('the sandbox keeps every rule of the guide', () => {
  expect(outcomes.filter(({ kind }) => kind === 'failed')).toEqual([]);
});

test('the sandbox offers all that the kit may need: what is skipped is about platforms without exchange', () => {
  const skipped = outcomes.filter(({ kind }) => kind === 'skipped');
  expect(skipped.map(({ rule }) => rule)).toEqual(['P-91', 'P-92']);
});
