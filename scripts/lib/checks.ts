import solution from '../../tsconfig.json' with { type: 'json' };
import { runCaptured } from './run.ts';
import type { Tally } from './tally.ts';

/** One static check. */
type Check = { name: string; command: readonly string[] };
type CheckResult = { name: string; passed: boolean; output: string };

const typeChecks = solution.references.map(
  ({ path }): Check => ({
    name: `types of ${path}`,
    // The projects are checked at the same time. Several checkers for one would look at some of its files more than once.
    command: ['node_modules/typescript/bin/tsc', '--singleThreaded', '-p', path],
  }),
);
const lint: Check = {
  name: 'lint and format',
  command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '.'],
};

/** The static checks: a type check for each TypeScript project, and the linter. */
export const checks: readonly Check[] = [...typeChecks, lint];

/** Runs the check and captures its output. */
async function runCheck({ name, command }: Check): Promise<CheckResult> {
  const { code, text } = await runCaptured(process.execPath, command);
  return { name, passed: code === 0, output: text };
}

/** Runs all static checks in parallel. Gives their results, and the text that says them. */
export async function runChecks(): Promise<{ tally: Tally; text: string }> {
  const results = await Promise.all(checks.map(runCheck));
  const lines = results.map(({ name, passed, output }) => (passed ? `✓ ${name}` : `✗ ${name}\n${output}`));
  const passed = results.filter((result) => result.passed).length;
  return {
    tally: { passed, failed: results.length - passed, skipped: [] },
    text: lines.join('\n'),
  };
}
