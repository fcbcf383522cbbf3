import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runJourneys } from './e2e.ts';
import { buildRooms } from './lib/build-rooms.ts';
import { runChecks } from './lib/checks.ts';
import { parsedArguments, Refusal, runScript } from './lib/command-line.ts';
import { root } from './lib/run.ts';
import { summary, type Tally, tallyPlaywright, total, withExitCode } from './lib/tally.ts';
import { installTestTools } from './lib/test-tools.ts';
import { runUnitTests } from './vitest.ts';

const folder = join(root, 'out/test');
const reports = { vitest: join(folder, 'vitest.json'), playwright: join(folder, 'playwright.json') };
const none: Tally = { passed: 0, failed: 0, skipped: [] };

function section(title: string): void {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}`);
}

/** The report that a program left; undefined where it ended before it could. */
function left(file: string) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Builds the app. Returns why it cannot be built, or null. */
async function buildProblem(): Promise<string | null> {
  try {
    await buildRooms();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

const usage = `Usage: npm test

Builds the app and runs everything: types and style, unit and contract tests, journeys on the stand-in and on Electron where
it can be had. Reports are in out/test. Single files: npx node scripts/vitest.ts <file …>, npm run e2e -- <spec …>`;

async function testAll(args: string[]): Promise<number> {
  parsedArguments({ args });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tallies: Tally[] = [];

  section('tools and build');
  // The checks need neither of these, and go on beside the first tests.
  const checking = runChecks();
  const [problem] = await Promise.all([buildProblem(), installTestTools()]);
  console.log(problem === null ? '✓ main, preload, renderer' : `✗ build\n${problem}`);
  tallies.push(problem === null ? { ...none, passed: 1 } : { ...none, failed: 1 });

  section('unit and contract tests');
  const units = await runUnitTests(
    [
      '--reporter=default',
      '--reporter=./scripts/reporters/vitest-reporter.ts',
      '--reporter=./scripts/reporters/conformance-report.ts',
      '--reporter=./scripts/reporters/faults-report.ts',
    ],
    { VITEST_TALLY: reports.vitest },
  );
  tallies.push(withExitCode(left(reports.vitest) ?? none, units));

  section('types and style');
  const checks = await checking;
  console.log(checks.text);
  tallies.push(checks.tally);

  section('journeys');
  const journeys = await runJourneys([], { PLAYWRIGHT_REPORT: reports.playwright });
  tallies.push(
    withExitCode(tallyPlaywright(left(reports.playwright) ?? { suites: [], errors: [] }), journeys),
  );

  const all = total(tallies);
  section('result');
  console.log(summary(all));
  return all.failed === 0 ? 0 : 1;
}

process.exitCode = await runScript({ usage, run: testAll });
