import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from '../lib/debian.ts';

/** Each program of the keychain tests, with its Debian package. */
const tools = {
  'dbus-daemon': 'dbus-daemon',
  'dbus-send': 'dbus-bin',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
};

/** Returns the tools of `names` that are not on the PATH. */
export function missingTools(names: readonly string[] = Object.keys(tools)): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
}

/**
 * Installs the missing tools of the keychain tests from Debian's packages, if root. Only Linux needs them, because only Linux
 * has a Secret Service.
 *
 * @throws {Error} Names what to install.
 */
export async function ensureKeychainTools(): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = missingTools();
  if (missing.length === 0) return;
  console.log(`Missing for the keychain tests: ${missing.join(', ')}; installing …`);
  const packages = [...new Set(Object.values(tools))];
  await installDebianPackages(packages);
  const still = missingTools();
  if (still.length === 0) return;
  throw new Error(
    `The keychain tests need ${still.join(', ')}. Install them (Debian: \`apt-get install ${packages.join(' ')}\`).`,
  );
}
