import type { Stats } from 'node:fs';
import { lstat, readlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { PolicyProblem } from '#contract/policy.ts';
import { errnoOf } from '../../failure/onboarding-error.ts';
import { readBoundedFile } from '../../storage/file-access.ts';
import { tooLarge } from './container.ts';

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

/** Bytes: more than any policy needs, and few enough to read every few seconds. */
export const maxPolicyBytes = 256 * 1024;

/** As many symbolic links in one path as Linux follows. */
const maxLinks = 40;

/**
 * The real path of a folder, if only the administrator can write to it or replace it.
 *
 * Goes through the path by hand, because `realpath` tells where links lead and not what they lead through: every
 * folder on the way must be the administrator's, and every link too. A sticky folder that all may write to is refused
 * like any other. Access lists beyond owner and mode are not seen.
 */
export function trustedFolder(folder: string, trust: Trust): Promise<Found<string>> {
  return trustedPath(folder, 'folder', trust);
}

/** Where the path of a folder or a file really leads, with the care that `trustedFolder` describes. */
async function trustedPath(path: string, kind: 'folder' | 'file', trust: Trust): Promise<Found<string>> {
  const { root } = trust;
  let at = root;
  let links = 0;
  let mistrust: string | null = null;
  const todo = namesOf(relative(root, path));
  try {
    mistrust = reasonAgainst(await lstat(root), root, trust);
    for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
      if (name === '..') {
        if (at === root) return notTrusted(mistrust ?? `${path} leads outside ${root}`);
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
      } else if (stats.isDirectory() || (kind === 'file' && todo.length === 0)) at = next;
      else return mistrust === null ? unreadable(`${next} is not a folder`) : notTrusted(mistrust);
    }
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') return null;
    return mistrust === null ? unreadable(code) : notTrusted(mistrust);
  }
  return mistrust === null ? { found: at } : notTrusted(mistrust);
}

/**
 * What is in a file of a trusted folder, if it is the administrator's own.
 *
 * What is looked at is what is read: owner and mode are those of the open file. A link is followed where it, all that it
 * leads through and the file are the administrator's; one that leads nowhere is a policy that cannot be read. A pipe is
 * not waited for, and no more is read than may be there.
 */
export async function trustedFile(
  path: string,
  trust: Trust,
  maxBytes: number = maxPolicyBytes,
): Promise<Found<Buffer>> {
  const isLink = await lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
  if (!isLink) return await contentOf(path, trust, maxBytes);
  const real = await trustedPath(path, 'file', trust);
  if (real === null) return unreadable(`${path} is a symbolic link that leads nowhere`);
  return 'problem' in real ? real : await contentOf(real.found, trust, maxBytes);
}

async function contentOf(path: string, trust: Trust, maxBytes: number): Promise<Found<Buffer>> {
  const read = await readBoundedFile(path, {
    maxBytes,
    links: 'refuse',
    refuse: (stats: Stats) => {
      if (stats.isSymbolicLink()) return changed(path);
      const reason = reasonAgainst(stats, path, trust);
      return reason === null ? null : notTrusted(reason);
    },
  });
  switch (read.kind) {
    case 'content':
      return { found: read.bytes };
    case 'absent':
      return null;
    case 'refused':
      return read.refusal;
    case 'not-regular':
      return unreadable(`${path} is not a regular file`);
    case 'too-large':
      return { problem: tooLarge(maxBytes) };
    case 'unreadable':
      return read.errno === 'ELOOP' ? changed(path) : unreadable(read.errno);
  }
}

/** It was another file when it was looked at; the next look reads it. */
const changed = (path: string) => unreadable(`${path} became a symbolic link while it was read`);

/** Why not only the administrator could have written here; null if only they could. */
function reasonAgainst(stats: Stats, path: string, { administrator }: Trust): string | null {
  if (stats.uid !== administrator)
    return `${path} is owned by user ${stats.uid} instead of the administrator (${administrator})`;
  // The mode of a link means nothing.
  if (stats.isSymbolicLink()) return null;
  if ((stats.mode & 0o002) !== 0) return `${path} can be written by everybody`;
  // In a sticky folder a group can add entries and not replace the administrator's, as in NixOS' store (unlink(2)).
  const isSticky = stats.isDirectory() && (stats.mode & 0o1000) !== 0;
  return (stats.mode & 0o020) === 0 || isSticky ? null : `${path} can be written by its group`;
}

const namesOf = (path: string): string[] => path.split(sep).filter((name) => name !== '' && name !== '.');
const notTrusted = (detail: string) => ({ problem: { code: 'not-trusted' as const, detail } });
const unreadable = (detail: string) => ({ problem: { code: 'unreadable' as const, detail } });
