/** The part of Playwright's JSON report that is read here. */
export type PlaywrightReport = {
  suites: Suite[];
  /** Errors outside of any test. */
  errors: { message?: string }[];
};
type Suite = { title: string; suites?: Suite[]; specs: Spec[] };
type Annotation = { type: string; description?: string };
type Spec = {
  title: string;
  tests: {
    projectName: string;
    status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
    annotations: Annotation[];
  }[];
};

/** One test in one project. */
type ReportedTest = {
  title: string;
  project: string;
  outcome: 'passed' | 'failed' | 'skipped';
  annotations: Annotation[];
};

/** Returns every test of the report, in order. A flaky test counts as failed, since there are no retries. */
export function testsOf({ suites }: Pick<PlaywrightReport, 'suites'>): ReportedTest[] {
  return suites.flatMap((suite) => [
    ...suite.specs.flatMap((spec) =>
      spec.tests.map((test) => ({
        title: spec.title,
        project: test.projectName,
        outcome: outcomes[test.status],
        annotations: test.annotations,
      })),
    ),
    ...testsOf({ suites: suite.suites ?? [] }),
  ]);
}

const outcomes = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' } as const;
