import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from './errno.ts';

const owner: DraftOwner = { process: process.pid, run: randomBytes(4).toString('hex') };
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
  await removeAbandonedDrafts(path, owner);
  drafts += 1;
  const draft = getDraftPath(path, owner, drafts);
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

/** The process that wrote a draft. `run` distinguishes processes that had the same id. */
type DraftOwner = { process: number; run: string };

/** Returns the path of a draft, in the folder of its file. */
function getDraftPath(path: string, owner: DraftOwner, count: number): string {
  return `${path}.${owner.process}-${owner.run}-${count}.tmp`;
}

/**
 * Removes the drafts of a file whose process ended before they were complete, because they can contain what a person typed.
 * Never rejects: a draft that cannot be removed does no harm.
 */
async function removeAbandonedDrafts(path: string, owner: DraftOwner): Promise<void> {
  const prefix = `${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix)) continue;
    const found = /^(\d+)-([0-9a-f]+)-\d+\.tmp$/.exec(name.slice(prefix.length));
    if (!found || found[2] === owner.run || isAlive(Number(found[1]), owner)) continue;
    await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}

/** Whether another process with this id runs. One with our own id, of another run, has ended. */
function isAlive(number: number, owner: DraftOwner): boolean {
  if (number === owner.process) return false;
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}
