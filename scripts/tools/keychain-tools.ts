import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from '../lib/debian.ts';

/** Each program that the keychain tests need, with the Debian package that it is in. */
const tools = {
  'dbus-daemon': 'dbus-daemon',
  'dbus-send': 'dbus-bin',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
};

/** The tools of `names` that are not on the PATH. */
export function missingTools(names: readonly string[] = Object.keys(tools)): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
}

/**
 * Sees to it that the keychain tests can run, and installs what is missing from Debian's packages when root. Other systems
 * than Linux have nothing that could be missing: a Secret Service is Linux' alone.
 *
 * @throws {Error} that says what to install.
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
