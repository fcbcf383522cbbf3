import { existsSync } from 'node:fs';
import { run } from './run.ts';

/** Installs packages with apt. Returns false if apt fails, or if this is not Debian or the user is not root. */
export async function installDebianPackages(packages: readonly string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const silent = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
  if ((await run('apt-get', ['update', ...silent], quiet)) !== 0) return false;
  return (
    (await run('apt-get', ['install', '-y', ...silent, '--no-install-recommends', ...packages], quiet)) === 0
  );
}
