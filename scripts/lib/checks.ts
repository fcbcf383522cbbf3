import solution from '../../tsconfig.json' with { type: 'json' };
import { runCaptured } from './run.ts';
import type { Tally } from './tally.ts';

/** One static check. */
type Check = { name: string; command: readonly string[] };

const typeChecks = solution.references.map(
  ({ path }): Check => ({
    name: `types of ${path}`,
    // The projects already run in parallel. More threads within one would check some of its files more than once.
    command: ['node_modules/typescript/bin/tsc', '--singleThreaded', '-p', path],
  }),
);
const lint: Check = {
  name: 'lint and format',
  command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '.'],
};

/** The static checks: a type check for each TypeScript project, and the linter. */
export const checks: readonly Check[] = [...typeChecks, lint];

/** Runs all static checks in parallel. Returns the counts, and a report as text. */
export async function runChecks(): Promise<{ tally: Tally; text: string }> {
  const results = await Promise.all(
    checks.map(async ({ name, command }) => {
      const { code, text } = await runCaptured(process.execPath, command);
      return { passed: code === 0, line: code === 0 ? `✓ ${name}` : `✗ ${name}\n${text}` };
    }),
  );
  const passed = results.filter((result) => result.passed).length;
  return {
    tally: { passed, failed: results.length - passed, skipped: [] },
    text: results.map(({ line }) => line).join('\n'),
  };
}
