import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from '../failure/onboarding-error.ts';

/** The content of a file, or why it was not read. */
export type BoundedFile =
  | { kind: 'content'; bytes: Buffer }
  /** There is no such file. */
  | { kind: 'absent' }
  /** A folder, a pipe, a socket or a device; with `links: 'refuse'` also a symbolic link. */
  | { kind: 'not-regular' }
  /** It contains more than `maxBytes`. */
  | { kind: 'too-large' }
  /** The system refused; `errno` is its error code, such as `EACCES`. */
  | { kind: 'unreadable'; errno: string };

type BoundedFileOptions = {
  maxBytes: number;
  /** Whether the last part of the path may be a symbolic link; `follow` by default. */
  links?: 'follow' | 'refuse';
};

/** The caller's reason to refuse a file, or null. Called for the path first, then for the open file. */
type Refuse<Refusal> = (stats: Stats) => Refusal | null;

const chunkBytes = 64 * 1024;

/**
 * Reads a regular file of at most `maxBytes`. Never rejects, never waits for a pipe and never reads a device.
 *
 * Only regular files are opened, because opening a device can have an effect. Another program can put a pipe there between
 * the check and the opening (TOCTOU): `O_NONBLOCK` opens it without waiting for a writer, and the open file is checked again.
 * The file is read up to the limit and not up to its size, because it can grow, and files in `/proc` report a size of 0.
 */
export function readBoundedFile(path: string, options: BoundedFileOptions): Promise<BoundedFile>;
export function readBoundedFile<Refusal>(
  path: string,
  options: BoundedFileOptions & { refuse: Refuse<Refusal> },
): Promise<BoundedFile | { kind: 'refused'; refusal: Refusal }>;
export async function readBoundedFile<Refusal>(
  path: string,
  { maxBytes, links = 'follow', refuse }: BoundedFileOptions & { refuse?: Refuse<Refusal> },
): Promise<BoundedFile | { kind: 'refused'; refusal: Refusal }> {
  const findObjection = (stats: Stats) => {
    const refusal = refuse?.(stats) ?? null;
    if (refusal !== null) return { kind: 'refused', refusal } as const;
    return stats.isFile() ? null : ({ kind: 'not-regular' } as const);
  };
  let file: FileHandle | null = null;
  try {
    const objection = findObjection(await (links === 'follow' ? stat(path) : lstat(path)));
    if (objection) return objection;
    file = await open(path, getOpenFlags(links));
    return findObjection(await file.stat()) ?? (await readContent(file, maxBytes));
  } catch (error) {
    const errno = errnoOf(error);
    return errno === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', errno };
  } finally {
    await file?.close().catch(() => undefined);
  }
}

/** Windows has no `O_NONBLOCK` and no `O_NOFOLLOW`: they are undefined there, which counts as 0 in a bitwise operation. */
function getOpenFlags(links: 'follow' | 'refuse'): number {
  const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
  return O_RDONLY | O_NONBLOCK | (links === 'refuse' ? O_NOFOLLOW : 0);
}

async function readContent(file: FileHandle, maxBytes: number): Promise<BoundedFile> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length <= maxBytes) {
    // One byte over the limit shows that the file is too large.
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, maxBytes + 1 - length));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) return { kind: 'content', bytes: Buffer.concat(chunks, length) };
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
  }
  return { kind: 'too-large' };
}

/** In the names of this process's drafts: an earlier process can have had the same id. */
const run = randomBytes(4).toString('hex');
let drafts = 0;

/**
 * Replaces the text of a file atomically, readable by this user only. Rejects if the disk refuses.
 *
 * Writes a draft beside the file, syncs it and renames it. A process that is killed at any moment leaves the old text or the
 * new one, and at most a draft, which the next write removes.
 *
 * Not the package write-file-atomic: it ignores a short write, so on a disk that fills up it replaces a complete file by a
 * part of one and reports success.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await removeAbandonedDrafts(path);
  drafts += 1;
  const draft = `${path}.${process.pid}-${run}-${drafts}.tmp`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Syncs the folder, so that the new name survives a power cut. Not fatal: the text is in place either way. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows and some network disks cannot sync a folder.
  }
}

/**
 * Removes the drafts of a file whose process ended before they were complete, because they can contain what a person typed.
 * Never rejects: a draft that cannot be removed does no harm.
 */
async function removeAbandonedDrafts(path: string): Promise<void> {
  const prefix = `${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix)) continue;
    const found = /^(\d+)-([0-9a-f]+)-\d+\.tmp$/.exec(name.slice(prefix.length));
    if (!found || found[2] === run || isAlive(Number(found[1]))) continue;
    await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}

/** Whether another process with this id runs. One with our own id, of another run, has ended. */
function isAlive(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}
