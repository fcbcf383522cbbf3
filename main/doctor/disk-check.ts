import { randomBytes } from 'node:crypto';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../storage/errno.ts';
import { probePrefix } from '../storage/own-files.ts';
import { fine, type Verdict } from './verdict.ts';

/** Bytes below which a disk is as good as full: what is kept here is small, but whatever else runs writes too. */
const scarce = 20 * 1024 * 1024;

export type DiskTools = {
  /** Bytes that this user may still write there; null where the disk does not say. */
  freeBytes: (folder: string) => Promise<number | null>;
  /** Writes a text to a new file, makes it last, and gives what is then there. */
  writeAndRead: (path: string, text: string) => Promise<string>;
};

const systemDisk: DiskTools = {
  freeBytes: async (folder) => {
    const { blocks, bavail, bsize } = await statfs(folder);
    // Some network disks know no number of blocks.
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

/** Whether what the app keeps can be kept: a file of no meaning is written, made to last, read back and removed. */
export async function checkDisk(folder: string, disk: DiskTools = systemDisk): Promise<Verdict> {
  const path = join(folder, `${probePrefix}${randomBytes(6).toString('hex')}.tmp`);
  const text = randomBytes(512).toString('hex');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Less than was written is what a disk gives that has run full.
    if ((await disk.writeAndRead(path, text)) !== text) return { state: 'wrong', code: 'disk-full' };
  } catch (error) {
    return { state: 'wrong', code: isFull(error) ? 'disk-full' : 'disk-read-only' };
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
  const free = await disk.freeBytes(folder).catch(() => null);
  return free !== null && free < scarce ? { state: 'warning', code: 'disk-full' } : fine;
}

const isFull = (error: unknown): boolean => /^(ENOSPC|EDQUOT|EFBIG|ENOMEM)$/.test(errnoOf(error));
