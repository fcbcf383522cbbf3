import { expect, test } from 'vitest';
import { reportOf } from '../../../../scripts/reporters/faults-report.ts';

const row = {
  number: 1,
  does: 'opens no browser',
  told: [{ code: 'offline', words: 'Je hebt geen verbinding.' }],
  next: 'choose again',
  passed: true,
} as const;

test('a fault stands there with what is done, told and possible', () => {
  expect(reportOf([{ ...row, told: [...row.told] }])).toContain(
    '| 1 | offline before the start | opens no browser | `offline` | Je hebt geen verbinding. | choose again | ✓ here |',
  );
});

test('one that a person is spared has no words, and one that failed says so', () => {
  const report = reportOf([
    { ...row, number: 23, told: [] },
    { ...row, number: 24, told: [], passed: false },
  ]);
  expect(report).toContain(
    '| 23 | two refreshes at once | opens no browser | — | — | choose again | ✓ here |',
  );
  expect(report).toMatch(/^\| 24 \|.*\| ✗ failed \|$/m);
  expect(report).toContain('1 of 36 tested here and passed, 0 of them in part');
});

test('one that was not run is named all the same', () => {
  expect(reportOf([{ ...row, told: [] }])).toContain(
    '| 36 | files of a newer version, and an update in the middle |  |  |  |  | ✗ not run |',
  );
});

test('what takes another system is listed with what was tried instead', () => {
  const report = reportOf([{ ...row, told: [], elsewhere: 'a PAC file: a proxy by hand instead' }]);
  expect(report).toContain('| ✓ here, in part |');
  expect(report).toContain('* 1: a PAC file: a proxy by hand instead.');
});

test('a sign of the table in a text does not break it', () => {
  expect(reportOf([{ ...row, told: [], next: 'this | that' }])).toContain('this \\| that');
});
