import { type PlaywrightReport, testsOf } from './playwright-report.ts';

/** What came out of a part of the tests. */
export type Tally = {
  passed: number;
  failed: number;
  /** Each with its reason, where it has one. */
  skipped: { name: string; reason: string }[];
};

/** Counts tests, and what went wrong outside any test as one that failed each. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  const tests = testsOf(report);
  return {
    passed: tests.filter(({ outcome }) => outcome === 'passed').length,
    failed: tests.filter(({ outcome }) => outcome === 'failed').length + report.errors.length,
    skipped: tests
      .filter(({ outcome }) => outcome === 'skipped')
      .map(({ title, project, annotations }) => ({
        name: `${title} [${project}]`,
        reason: annotations.find(({ type }) => type === 'skip')?.description ?? '',
      })),
  };
}

/**
 * The tally of a program that ended with this code. One that failed without a failed test to show for it counts as one
 * that did, so that nothing gets by.
 */
export function withExitCode(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** All tallies as one. */
export function total(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** What a run ends with: who was skipped and why, then the counts as the last line. */
export function summary({ passed, failed, skipped }: Tally): string {
  const reasons = Map.groupBy(skipped, ({ reason }) => reason);
  const sections = [...reasons].map(([reason, tests]) =>
    [`Skipped: ${reason || 'no reason given'}`, ...tests.map(({ name }) => `  - ${name}`), ''].join('\n'),
  );
  return [...sections, `${passed} passed, ${failed} failed, ${skipped.length} skipped`].join('\n');
}
