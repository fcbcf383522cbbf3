import { runChecks } from './lib/checks.ts';
import { runScript } from './lib/command-line.ts';
import { runUnitTests } from './vitest.ts';

const usage = `Usage: npm run check [-- <test file …> <vitest's options>]

Checks types, lint and format, and runs the unit and contract tests where these hold: \`npm test\` without the journeys.`;

async function checkAll(args: string[]): Promise<number> {
  return (await runChecks()).failed === 0 ? await runUnitTests(args) : 1;
}

process.exitCode = await runScript({ usage, run: checkAll });
