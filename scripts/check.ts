import { runChecks } from './lib/checks.ts';
import { runScript } from './lib/command-line.ts';
import { runUnitTests } from './vitest.ts';

const usage = `Usage: npm run check [-- <test file …> <vitest's options>]

Checks types, lint and format, and runs the unit and contract tests where these hold: \`npm test\` without the journeys, and
without the tests of whole programs (test/integration/kill, load, long-life and packaging) unless they are named.`;

async function checkAll(args: string[]): Promise<number> {
  const { tally, text } = await runChecks();
  console.log(text);
  if (tally.failed > 0) return 1;
  return await runUnitTests(args.length === 0 ? ['--project', '!programs'] : args);
}

process.exitCode = await runScript({ usage, run: checkAll });
