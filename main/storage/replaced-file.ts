import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DraftOwner, draftName, removeAbandonedDrafts } from './abandoned-drafts.ts';

const owner: DraftOwner = { process: process.pid, run: randomBytes(4).toString('hex') };
let drafts = 0;

/**
 * Puts a text in the place of a file's, as a whole or not at all, for this user alone to read. Rejects where the disk refuses.
 *
 * Writes beside the file, makes it last, and only then takes its name: a process that is killed at any moment leaves
 * the old text or the new one, and at most a draft, which the next write clears away.
 *
 * Not write-file-atomic: that ignores how much of the text the disk took, so a disk that fills up leaves half a file
 * in place of a whole one and calls it written.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await removeAbandonedDrafts(path, owner);
  drafts += 1;
  const draft = draftName(path, owner, drafts);
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

/** Makes the new name last through a power cut, where folders can be synced. The text is in place whether they can or not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows and some network disks sync no folders.
  }
}
