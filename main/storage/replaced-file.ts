import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DraftOwner, getDraftPath, removeAbandonedDrafts } from './abandoned-drafts.ts';

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
