import { existsSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { Refusal } from '../lib/command-line.ts';
import { root } from '../lib/run.ts';
import type { DistRequest } from './arguments.ts';

const library = '@napi-rs/keyring';
type Target = Pick<DistRequest, 'platform' | 'arch'>;

/**
 * Returns the suffix of the keychain library's native package for a target; null on Linux, where the app uses D-Bus instead of
 * the library.
 */
function nativeSuffix({ platform, arch }: Target): string | null {
  return { linux: null, win: `win32-${arch}-msvc`, mac: `darwin-${arch}` }[platform];
}

/**
 * Returns an electron-builder pattern that excludes the parts of the keychain library that a target never loads: the whole
 * library on Linux, and the native packages of other targets elsewhere.
 */
export function unusedKeychainFiles(target: Target): string {
  const suffix = nativeSuffix(target);
  const unused = suffix === null ? `${library}*` : `${library}-!(${suffix})`;
  return `!node_modules/${unused}{,/**/*}`;
}

/**
 * Checks that the keychain library's native package for the target is installed: npm installs only that of this machine, and
 * without it the app would have no keychain. @throws {Refusal}
 */
export function checkNativePart(target: Target): void {
  const suffix = nativeSuffix(target);
  const name = `${library}-${suffix}`;
  if (suffix === null || existsSync(join(root, 'node_modules', name))) return;
  throw new Refusal(
    `${name} is not installed here, so that the app would have no keychain. Build on a machine of that kind, or run\n` +
      `npm install --no-save --force ${name}@${manifest.dependencies[library]}`,
  );
}
