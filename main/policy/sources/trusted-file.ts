import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { PolicyProblem } from '#contract/policy.ts';

/** Whose files count. Only tests say anything else than the system's administrator, from `/` down. */
export type Trust = {
  /** The user id of the administrator. */
  administrator: number;
  /** The folder from which parents are looked at. Nothing outside it is trusted. */
  root: string;
};

export const systemTrust: Trust = { administrator: 0, root: '/' };

/** What was looked for; `null` where there is nothing of that name. */
export type Found<T> = { found: T } | { problem: PolicyProblem } | null;

/** More than any policy needs, and little enough to read at every look. */
export const maxBytes = 256 * 1024;

/** As many symbolic links in one path as Linux follows. */
const maxLinks = 40;

/**
 * Where a folder really is, if nobody but the administrator can put something into it or put another in its place.
 *
 * Goes through the path by hand, because `realpath` tells where links lead and not what they lead through: every
 * folder on the way must be the administrator's, and every link too. A sticky folder that all may write to is refused
 * like any other. Access lists beyond owner and mode are not seen.
 */
export async function trustedFolder(folder: string, trust: Trust): Promise<Found<string>> {
  const { root } = trust;
  let at = root;
  let links = 0;
  let mistrust: string | null = null;
  const todo = namesOf(relative(root, folder));
  try {
    mistrust = reasonAgainst(await lstat(root), root, trust);
    for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
      if (name === '..') {
        if (at === root) return notTrusted(mistrust ?? `${folder} leads outside ${root}`);
        at = dirname(at);
        continue;
      }
      const next = join(at, name);
      const stats = await lstat(next);
      mistrust ??= reasonAgainst(stats, next, trust);
      if (stats.isSymbolicLink()) {
        links += 1;
        if (links > maxLinks) return unreadable('ELOOP');
        const target = await readlink(next);
        todo.unshift(...namesOf(isAbsolute(target) ? relative(root, target) : target));
        if (isAbsolute(target)) at = root;
      } else if (stats.isDirectory()) at = next;
      else return mistrust === null ? unreadable(`${next} is not a folder`) : notTrusted(mistrust);
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return null;
    return mistrust === null ? unreadable(code) : notTrusted(mistrust);
  }
  return mistrust === null ? { found: at } : notTrusted(mistrust);
}

/**
 * What is in a file of a trusted folder, if it is the administrator's own.
 *
 * What is looked at is what is read: owner and mode are those of the open file. A link is not followed, a pipe is not
 * waited for, and no more is read than may be there.
 */
export async function trustedFile(path: string, trust: Trust): Promise<Found<Buffer>> {
  let file: FileHandle | null = null;
  try {
    // Opening a device can do something, and so can a pipe: what is plainly no file is not opened at all.
    const objection = objectionTo(await lstat(path), path, trust);
    if (objection) return objection;
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = await file.stat();
    return objectionTo(stats, path, trust) ?? (await contentOf(file));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return null;
    return code === 'ELOOP' ? notTrusted(`${path} is a symbolic link`) : unreadable(code);
  } finally {
    await file?.close().catch(() => undefined);
  }
}

async function contentOf(file: FileHandle): Promise<Found<Buffer>> {
  // Not by its size, which can grow meanwhile and which not every file system tells.
  const buffer = Buffer.alloc(maxBytes + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length > maxBytes) return { problem: { code: 'too-large', detail: `more than ${maxBytes} bytes` } };
  return { found: buffer.subarray(0, length) };
}

function objectionTo(stats: Stats, path: string, trust: Trust): { problem: PolicyProblem } | null {
  if (stats.isSymbolicLink()) return notTrusted(`${path} is a symbolic link`);
  const reason = reasonAgainst(stats, path, trust);
  if (reason !== null) return notTrusted(reason);
  return stats.isFile() ? null : unreadable(`${path} is not a regular file`);
}

/** Why somebody other than the administrator could have written here; null if nobody could. */
function reasonAgainst(stats: Stats, path: string, { administrator }: Trust): string | null {
  if (stats.uid !== administrator)
    return `${path} is owned by user ${stats.uid} instead of the administrator (${administrator})`;
  // The mode of a link means nothing.
  if (stats.isSymbolicLink()) return null;
  if ((stats.mode & 0o002) !== 0) return `${path} can be written by everybody`;
  return (stats.mode & 0o020) === 0 ? null : `${path} can be written by its group`;
}

const namesOf = (path: string): string[] => path.split(sep).filter((name) => name !== '' && name !== '.');
const notTrusted = (detail: string) => ({ problem: { code: 'not-trusted' as const, detail } });
const unreadable = (detail: string) => ({ problem: { code: 'unreadable' as const, detail } });

/** The system's name for what went wrong, which holds no path. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
