import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { replaceFile } from '../storage/replaced-file.ts';
import { maximumDocument } from './signed-document.ts';

/** Room for a document and the line break that an editor adds. */
const maximumBytes = maximumDocument + 2;

/** What is in a file: at most 64 KiB of text, null where there is no file. */
export type ProfileText = { text: string } | { problem: 'unreadable' | 'too-large' } | null;

/** The profile that the person installed, as it lies in their own folder. */
export type ProfileStore = {
  /** Never rejects. */
  read(): Promise<ProfileText>;
  /** What was there stays until the new one is whole on disk. Rejects where the disk refuses. */
  write(text: string): Promise<void>;
  remove(): Promise<void>;
};

/** One file that this user alone can read, replaced as a whole or not at all. */
export function profileStore(path: string): ProfileStore {
  return {
    read: () => read(path),
    write: (text) => replaceFile(path, text),
    remove: () => rm(path, { force: true }),
  };
}

async function read(path: string): Promise<ProfileText> {
  try {
    // A pipe is not waited for.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { problem: 'unreadable' };
      if (stats.size > maximumBytes) return { problem: 'too-large' };
      return { text: await file.readFile('utf8') };
    } finally {
      await file.close();
    }
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent ? null : { problem: 'unreadable' };
  }
}
