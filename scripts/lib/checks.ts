import solution from '../../tsconfig.json' with { type: 'json' };
import { run } from './run.ts';

/** A check that holds or does not. */
export type Check = { name: string; command: readonly [string, ...string[]] };
export type CheckResult = { name: string; passed: boolean; output: string };

const typeChecks = solution.references.map(
  ({ path }): Check => ({
    name: `types of ${path}`,
    command: ['node_modules/typescript/bin/tsc', '-p', path],
  }),
);
const lint: Check = {
  name: 'lint and format',
  command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '.'],
};

/** The static checks: one of types for each room, and one of style. */
export const checks: readonly Check[] = [...typeChecks, lint];

/** Runs the check, keeping what it says. */
export async function runCheck({ name, command }: Check): Promise<CheckResult> {
  let output = '';
  const [program, ...args] = command;
  const code = await run(process.execPath, [program, ...args], {
    onOutput: (text) => {
      output += text;
    },
  });
  return { name, passed: code === 0, output };
}
