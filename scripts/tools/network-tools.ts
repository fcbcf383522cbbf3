import { installDebianPackages } from '../lib/debian.ts';
import { missingTools } from './keychain-tools.ts';

/** Each program that the tests with real proxies need, with the Debian package that it is in. */
const tools = { openssl: 'openssl', tinyproxy: 'tinyproxy', mitmdump: 'mitmproxy', unshare: 'util-linux' };

type NetworkTool = keyof typeof tools;

/** Why a test that needs these programs cannot run, or null where they are all there. */
export function networkToolsMissing(names: readonly NetworkTool[]): string | null {
  const missing = names.filter((name) => missingTools([name]).length > 0);
  if (missing.length === 0) return null;
  const packages = missing.map((name) => tools[name]).join(' ');
  return `${missing.join(' and ')} not on this machine (Debian: apt-get install ${packages})`;
}

/**
 * Installs what the tests with real proxies need from Debian's packages when root. What still lacks is no failure: those
 * tests are skipped, each with its reason.
 */
export async function installNetworkTools(): Promise<void> {
  const missing = missingTools(Object.keys(tools));
  if (missing.length === 0) return;
  console.log(`Missing for the tests with real proxies: ${missing.join(', ')}; installing …`);
  await installDebianPackages(Object.values(tools));
}
