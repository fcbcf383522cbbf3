import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Namespaces of a program's own; where this user is not root, with root's number inside. */
const own = (kinds: string) => (process.getuid?.() === 0 ? `-${kinds}` : `-r${kinds}`);
const bind = 'mount --bind "$1" /etc/hosts && shift && exec "$@"';

/** What to put before a program so that it knows these names, all of them on this machine. */
export type NamesPrefix = readonly [string, ...string[]];

/** What to put before a program so that it has no network at all. */
export const withoutNetwork: readonly string[] = ['unshare', own('n')];

/** Why no program can be given names and a network of its own, or null where it can. */
export function namesUnavailable(): string | null {
  if (process.platform !== 'linux') return 'names of a test’s own are tried on Linux alone';
  const { status } = spawnSync('unshare', [own('mn'), 'mount', '--bind', '/etc/hosts', '/etc/hosts']);
  return status === 0 ? null : 'this machine allows no namespaces';
}

/** Names for whoever is started with the prefix, and for nobody else. */
export async function namesOnLoopback(folder: string, names: readonly string[]): Promise<NamesPrefix> {
  const file = join(folder, 'hosts');
  await writeFile(file, `127.0.0.1 localhost ${names.join(' ')}\n::1 localhost\n`);
  return ['unshare', own('m'), 'sh', '-c', bind, 'sh', file];
}
