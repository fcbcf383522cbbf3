import { existsSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { Refusal } from '../lib/command-line.ts';
import { root } from '../lib/run.ts';
import type { DistRequest } from './arguments.ts';

const library = '@napi-rs/keyring';
type Target = Pick<DistRequest, 'platform' | 'arch'>;

/** Where in the project the keychain's native part for a target is. */
function nativePart({ platform, arch }: Target): string {
  const suffix = { linux: `linux-${arch}-gnu`, win: `win32-${arch}-msvc`, mac: `darwin-${arch}` }[platform];
  return `node_modules/${library}-${suffix}`;
}

/** A pattern for electron-builder that leaves out the parts for all other targets, which may be installed as well. */
export function otherParts(target: Target): string {
  const all = `node_modules/${library}-`;
  return `!${all}!(${nativePart(target).slice(all.length)}){,/**/*}`;
}

/**
 * That the keychain's native part for the target is installed: npm installs the one of this machine alone, and the app
 * would start without a keychain. @throws {Refusal}
 */
export function checkNativePart(target: Target): void {
  const part = nativePart(target);
  if (existsSync(join(root, part))) return;
  const name = part.replace('node_modules/', '');
  throw new Refusal(
    `${name} is not installed here, so that the app would have no keychain. Build on a machine of that kind, or run\n` +
      `npm install --no-save --force ${name}@${manifest.dependencies[library]}`,
  );
}
