import { type PlaywrightReport, testsOf } from './playwright-report.ts';

/** The results of a part of the tests. */
export type Tally = {
  passed: number;
  failed: number;
  /** The skipped tests, with the reason if there is one. */
  skipped: { name: string; reason: string }[];
};

/** Counts tests. Each error outside of a test counts as a failed test. */
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
 * Adds the exit code of a program to its tally: a program that failed without a failed test counts as one failed test.
 */
export function withExitCode(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** Returns the sum of the tallies. */
export function total(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** Returns the last lines of a run: the skipped tests with their reasons, then the counts. */
export function summary({ passed, failed, skipped }: Tally): string {
  const reasons = Map.groupBy(skipped, ({ reason }) => reason);
  const sections = [...reasons].map(([reason, tests]) =>
    [`Skipped: ${reason || 'no reason given'}`, ...tests.map(({ name }) => `  - ${name}`), ''].join('\n'),
  );
  return [...sections, `${passed} passed, ${failed} failed, ${skipped.length} skipped`].join('\n');
}
