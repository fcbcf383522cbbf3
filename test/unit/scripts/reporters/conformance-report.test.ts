import { expect, test } from 'vitest';
import { reportOf } from '../../../../scripts/reporters/conformance-report.ts';

const row = { suite: 'OIDF RP', module: 'oidcc-client-test', ending: 'accepted', passed: true };

test('names each module once, with what each adapter made of it', () => {
  const report = reportOf([
    { ...row, adapter: 'microsoft' },
    { ...row, adapter: 'google', passed: false, ending: 'sign-in-failed' },
    { ...row, adapter: 'oidc', notUsed: 'nobody asks' },
  ]);
  expect(report).toContain('| oidcc-client-test | ✓ accepted | ✗ sign-in-failed | — not used |');
  expect(report).toContain('## OIDF RP: 1 modules, 2 of 3 runs passed');
  expect(report).toContain('— nobody asks.');
});

test('a module that an adapter was not put through is said to be missing', () => {
  const report = reportOf([
    { ...row, adapter: 'microsoft' },
    { ...row, adapter: 'google', module: 'another' },
  ]);
  expect(report).toContain('| oidcc-client-test | ✓ accepted | ✗ not run |');
});
