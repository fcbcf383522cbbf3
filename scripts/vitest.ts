import { startKeyring } from '../test/support/keyring.ts';
import { ensureChromium } from './chromium.ts';
import { ensureKeychainTools } from './keychain-tools.ts';
import { installNetworkTools } from './network-tools.ts';
import { installRegistryTools } from './registry-tools.ts';
import { run } from './run.ts';

/** Runs the unit and contract tests, with a private keyring as their session's. Gives vitest's exit code. */
export async function runUnitTests(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const chromium = await ensureChromium();
  await ensureKeychainTools();
  await installNetworkTools();
  await installRegistryTools();
  const keyring = await startKeyring();
  try {
    return await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
      env: { CHROMIUM_PATH: chromium, ...keyring.env, ...env },
    });
  } finally {
    await keyring.stop();
  }
}

if (import.meta.main) process.exitCode = await runUnitTests(process.argv.slice(2));
