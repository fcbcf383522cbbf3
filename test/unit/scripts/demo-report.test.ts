import { expect, test } from 'vitest';
import { demoReport, slug } from '../../../scripts/demo-report.ts';

test('a journey tells its steps with their times and pictures, and how it ended', () => {
  const step = { name: 'choose', ms: 12, picture: 'out/demo/01-google/01-choose.png' };
  const annotations = [
    { type: 'step', description: JSON.stringify(step) },
    { type: 'issue', description: 'not a step' },
  ];
  const tests = [{ projectName: 'stand-in', status: 'expected' as const, annotations }];
  const suites = [{ title: 'google.spec.ts', specs: [{ title: '1. Google', tests }] }];
  expect(demoReport({ suites, errors: [] })).toEqual([
    { journey: '1. Google', steps: [step], outcome: 'passed' },
  ]);
});

test.each([
  ['1. Microsoft, account exists', '01-microsoft-account-exists'],
  ['12 Één gebruiker', '12-een-gebruiker'],
  ['../../etc/passwd', 'etc-passwd'],
])('the text %j becomes the file name %s', (text, name) => {
  expect(slug(text)).toBe(name);
});
