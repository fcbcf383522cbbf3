import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';

/** Connection state LISTEN in `/proc/net/tcp`. */
const listening = '0A';
const unknown = 'another program';

/**
 * Who listens on a local TCP port, as `name (process 1234)`.
 *
 * Read from `/proc`, so only Linux can tell, and only of processes this user may look into; `another program` elsewhere.
 */
export async function portHolder(port: number): Promise<string> {
  const inodes = await listeningInodes(port);
  if (inodes.size === 0) return unknown;
  for (const pid of await processes()) {
    if (await holdsAny(pid, inodes)) return `${await nameOf(pid)} (process ${pid})`;
  }
  return unknown;
}

async function listeningInodes(port: number): Promise<Set<string>> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  );
  const rows = tables.join('\n').split('\n');
  const inodes = rows.flatMap((row) => {
    const [, local, , state, , , , , , inode] = row.trim().split(/\s+/);
    return local?.endsWith(suffix) && state === listening && inode ? [inode] : [];
  });
  return new Set(inodes);
}

async function processes(): Promise<string[]> {
  const names = await readdir('/proc').catch(() => []);
  return names.filter((name) => /^\d+$/.test(name));
}

async function holdsAny(pid: string, inodes: Set<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const descriptors = await readdir(folder).catch(() => []);
  const targets = await Promise.all(descriptors.map((fd) => readlink(`${folder}/${fd}`).catch(() => '')));
  return targets.some((target) => inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? ''));
}

/** The program's file, since Node calls its processes by the name of a thread. */
async function nameOf(pid: string): Promise<string> {
  const file = await readlink(`/proc/${pid}/exe`).catch(() => '');
  return basename(file) || 'a program';
}
