import { expect, test } from 'vitest';
import type { PlaywrightReport } from '../../../../scripts/lib/playwright-report.ts';
import { summary, tallyPlaywright, total, withExitCode } from '../../../../scripts/lib/tally.ts';

const none = { passed: 0, failed: 0, skipped: [] };

const report: PlaywrightReport = {
  suites: [
    {
      title: 'a.spec.ts',
      specs: [spec('signs in', 'expected'), spec('signs out', 'unexpected')],
      suites: [
        { title: 'inner', specs: [spec('on Electron', 'skipped', 'no Electron'), spec('at times', 'flaky')] },
      ],
    },
  ],
  errors: [],
};

function spec(title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped', reason?: string) {
  const annotations = reason === undefined ? [] : [{ type: 'skip', description: reason }];
  return { title, tests: [{ projectName: 'stand-in', status, annotations }] };
}

test('journeys are counted wherever they stand in the report, and a flaky one failed', () => {
  expect(tallyPlaywright(report)).toEqual({
    passed: 1,
    failed: 2,
    skipped: [{ name: 'on Electron [stand-in]', reason: 'no Electron' }],
  });
});

test('what goes wrong outside any journey counts as a failure', () => {
  expect(tallyPlaywright({ suites: [], errors: [{ message: 'cannot load a.spec.ts' }] }).failed).toBe(1);
});

test('a program that failed without a failed test to show for it counts as one', () => {
  expect(withExitCode({ ...none, passed: 3 }, 1)).toEqual({ ...none, passed: 3, failed: 1 });
  expect(withExitCode({ ...none, failed: 2 }, 1).failed).toBe(2);
  expect(withExitCode({ ...none, passed: 3 }, 0).failed).toBe(0);
});

test('the counts are the last line, below who was skipped and why', () => {
  const all = total([
    { ...none, passed: 2, skipped: [{ name: 'first', reason: 'no Electron' }] },
    {
      ...none,
      failed: 1,
      skipped: [
        { name: 'second', reason: 'no Electron' },
        { name: 'third', reason: '' },
      ],
    },
  ]);
  expect(summary(all).split('\n')).toEqual([
    'Skipped: no Electron',
    '  - first',
    '  - second',
    '',
    'Skipped: no reason given',
    '  - third',
    '',
    '2 passed, 1 failed, 3 skipped',
  ]);
});
