import { randomBytes } from 'node:crypto';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../failure/onboarding-error.ts';
import { probePrefix } from '../storage/own-files.ts';
import { fine, type Verdict } from './verdict.ts';

/** Free space below which a disk counts as full: the app's files are small, but other programs write too. */
const minFreeBytes = 20 * 1024 * 1024;

export type DiskTools = {
  /** Bytes that this user may still write; null if the disk does not report it. */
  freeBytes: (folder: string) => Promise<number | null>;
  /** Writes a text to a new file, syncs it, and returns what it then contains. */
  writeAndRead: (path: string, text: string) => Promise<string>;
};

const systemDisk: DiskTools = {
  freeBytes: async (folder) => {
    const { blocks, bavail, bsize } = await statfs(folder);
    // Some network disks report no number of blocks.
    return blocks === 0 ? null : bavail * bsize;
  },
  writeAndRead: async (path, text) => {
    const file = await open(path, 'wx+', 0o600);
    try {
      const { bytesWritten } = await file.write(text, 0);
      await file.sync();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(text.length), 0, text.length, 0);
      return buffer.toString('utf8', 0, Math.min(bytesRead, bytesWritten));
    } finally {
      await file.close();
    }
  },
};

/** Checks whether the app can store its files: writes a probe file, syncs it, reads it back and removes it. */
export async function checkDisk(folder: string, disk: DiskTools = systemDisk): Promise<Verdict> {
  const path = join(folder, `${probePrefix}${randomBytes(6).toString('hex')}.tmp`);
  const text = randomBytes(512).toString('hex');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // A full disk can accept a write and store only a part of it.
    if ((await disk.writeAndRead(path, text)) !== text) return { state: 'wrong', code: 'disk-full' };
  } catch (error) {
    return { state: 'wrong', code: isFull(error) ? 'disk-full' : 'disk-read-only' };
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
  const free = await disk.freeBytes(folder).catch(() => null);
  return free !== null && free < minFreeBytes ? { state: 'warning', code: 'disk-full' } : fine;
}

const isFull = (error: unknown): boolean => /^(ENOSPC|EDQUOT|EFBIG|ENOMEM)$/.test(errnoOf(error));
