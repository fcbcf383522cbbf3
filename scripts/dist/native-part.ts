import { existsSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { Refusal } from '../lib/command-line.ts';
import { root } from '../lib/run.ts';
import type { DistRequest } from './arguments.ts';

const library = '@napi-rs/keyring';
type Target = Pick<DistRequest, 'platform' | 'arch'>;

/**
 * The end of the name of the keychain's native part for a target; null on Linux, where the keychain is asked over D-Bus
 * and the library is never loaded.
 */
function nativeSuffix({ platform, arch }: Target): string | null {
  return { linux: null, win: `win32-${arch}-msvc`, mac: `darwin-${arch}` }[platform];
}

/**
 * A pattern for electron-builder that leaves out of the keychain's library what a target never loads: all of it on Linux,
 * elsewhere the native parts for other targets, which may be installed as well.
 */
export function unusedKeychainFiles(target: Target): string {
  const suffix = nativeSuffix(target);
  const unused = suffix === null ? `${library}*` : `${library}-!(${suffix})`;
  return `!node_modules/${unused}{,/**/*}`;
}

/**
 * That the keychain's native part for the target is installed, where it has one: npm installs the one of this machine
 * alone, and the app would start without a keychain. @throws {Refusal}
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
