import { buildApp } from './build.ts';
import { ensureChromium, ensureHeadlessChromium } from './lib/chromium.ts';
import { runScript } from './lib/command-line.ts';
import { findElectron } from './lib/electron.ts';
import { compileCache, run } from './lib/run.ts';
import { ensureKeychainTools, installNetworkTools } from './lib/test-tools.ts';

/**
 * Runs the journeys on the stand-in, and on Electron where it can be had. Gives Playwright's exit code. Each test has its own
 * sandbox, browser and keyring, so that the browser and the keychain of the person who runs them are not touched.
 */
export async function runJourneys(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  await ensureChromium();
  await ensureHeadlessChromium();
  await ensureKeychainTools();
  await installNetworkTools();
  await findElectron();
  return run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', ...args], {
    env: { ...compileCache, ...env },
  });
}

const usage = `Usage: npm run e2e [-- <spec …> --project=screens|stand-in|electron <Playwright's options>]

Builds the app and runs the journeys and the screens in Playwright: on the stand-in, and on Electron where it can be had.
What a failed test leaves is in out/test/e2e. What else Playwright takes: npx playwright test --help`;

async function buildAndRun(args: string[]): Promise<number> {
  await buildApp();
  return await runJourneys(args);
}

if (import.meta.main) process.exitCode = await runScript({ usage, run: buildAndRun });
