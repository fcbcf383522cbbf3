import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What an administrator puts on a machine, for one app alone: the folder that this app sees as `/etc/opt`. */
export type MachinePolicies = {
  /** Puts a file there, whole or not at all, as a package manager does. `name` as `managed/restriction.json`. */
  put(name: string, content: unknown): Promise<void>;
  /** Writes a text into a file as it comes, as an editor does. */
  scribble(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Where a file is, outside. */
  path(name: string): string;
  /** What to put before a program so that it sees these policies. */
  prefix: readonly [string, ...string[]];
};

/** A mount namespace of a program's own; where this user is not root, with root's number inside. */
export const isolation = process.getuid?.() === 0 ? ['-m'] : ['-rm'];
const bind = 'mount --bind "$1" /etc/opt && shift && exec "$@"';

/** Why no policies can be put in place for one program alone, or null where they can. */
export function policiesUnavailable(): string | null {
  if (process.platform !== 'linux') return 'machine policies are tried on Linux alone';
  const { status } = spawnSync('unshare', [...isolation, 'mount', '--bind', '/etc', '/etc/opt']);
  return status === 0 ? null : 'this machine allows no mount namespace';
}

/** An empty place for policies, in a folder of the test's own. */
export async function machinePolicies(folder: string): Promise<MachinePolicies> {
  const root = await mkdtemp(join(folder, 'etc-opt-'));
  const path = (name: string) => join(root, 'econnect-onboarding/policies', name);
  const scribble = async (name: string, text: string) => {
    await mkdir(dirname(path(name)), { recursive: true, mode: 0o755 });
    await writeFile(path(name), text, { mode: 0o644 });
  };
  return {
    path,
    scribble,
    put: async (name, content) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      await scribble(`${name}.new`, text);
      await rename(path(`${name}.new`), path(name));
    },
    remove: (name) => rm(path(name), { force: true }),
    prefix: ['unshare', ...isolation, 'sh', '-c', bind, 'sh', root],
  };
}
