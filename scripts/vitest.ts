import { startKeyring } from '../test/support/keyring.ts';
import { ensureHeadlessChromium } from './lib/chromium.ts';
import { runScript } from './lib/command-line.ts';
import { compileCache, run } from './lib/run.ts';
import { installUnitTestTools } from './lib/test-tools.ts';

/** Runs the unit and contract tests, with a private keyring as their session's. Gives vitest's exit code. */
export async function runUnitTests(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  await ensureHeadlessChromium();
  await installUnitTestTools();
  const keyring = await startKeyring();
  try {
    return await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
      env: { ...compileCache, ...keyring.env, ...env },
    });
  } finally {
    await keyring.stop();
  }
}

const usage = `Usage: npx node scripts/vitest.ts [<test file …> <vitest's options>]

Runs the unit and contract tests, with a private keyring. What else vitest takes: npx vitest --help`;

if (import.meta.main) process.exitCode = await runScript({ usage, run: (args) => runUnitTests(args) });
