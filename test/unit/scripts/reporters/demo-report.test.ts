import { expect, test } from 'vitest';
import { demoReport, numbered, slug } from '../../../../scripts/reporters/demo-report.ts';

test('a journey tells its steps with their times and pictures, and how it ended', () => {
  const step = { name: 'choose', ms: 12, picture: '01-choose.png' };
  const annotations = [
    { type: 'step', description: JSON.stringify(step) },
    { type: 'issue', description: 'not a step' },
  ];
  const tests = [{ projectName: 'stand-in', status: 'expected' as const, annotations }];
  const suites = [{ title: 'google.spec.ts', specs: [{ title: 'Google, no account', tests }] }];
  expect(demoReport({ suites, errors: [] })).toEqual([
    {
      journey: 'Google, no account',
      steps: [{ ...step, picture: '01-google-no-account/01-choose.png' }],
      outcome: 'passed',
    },
  ]);
});

test.each([
  ['Microsoft, account exists', 'microsoft-account-exists'],
  ['Één gebruiker', 'een-gebruiker'],
  ['../../etc/passwd', 'etc-passwd'],
])('the text %j becomes the file name %s', (text, name) => {
  expect(slug(text)).toBe(name);
});

test('numbered names sort in their order', () => {
  expect(numbered(3, 'Sign out')).toBe('03-sign-out');
});
