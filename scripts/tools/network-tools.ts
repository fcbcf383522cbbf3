import { installDebianPackages } from '../lib/debian.ts';
import { missingTools } from './keychain-tools.ts';

/** Each program of the tests with real proxies, with its Debian package. */
const tools = { openssl: 'openssl', tinyproxy: 'tinyproxy', mitmdump: 'mitmproxy', unshare: 'util-linux' };

type NetworkTool = keyof typeof tools;

/** Returns why a test that needs these programs cannot run, or null if all are installed. */
export function networkToolsMissing(names: readonly NetworkTool[]): string | null {
  const missing = names.filter((name) => missingTools([name]).length > 0);
  if (missing.length === 0) return null;
  const packages = missing.map((name) => tools[name]).join(' ');
  return `${missing.join(' and ')} not on this machine (Debian: apt-get install ${packages})`;
}

/**
 * Installs the tools of the tests with real proxies from Debian's packages, if root. Never rejects: without a tool its tests
 * are skipped, with the reason.
 */
export async function installNetworkTools(): Promise<void> {
  const missing = missingTools(Object.keys(tools));
  if (missing.length === 0) return;
  console.log(`Missing for the tests with real proxies: ${missing.join(', ')}; installing …`);
  await installDebianPackages(Object.values(tools));
}
