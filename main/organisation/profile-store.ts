import { rm } from 'node:fs/promises';
import { readBoundedFile, replaceFile } from '../storage/file-access.ts';
import { maximumDocument } from './signed-document.ts';

/** What a profile's file may hold, wherever it lies: a document, and the line break that an editor adds. */
export const maxProfileBytes = maximumDocument + 2;

/** What is in a file: at most `maxProfileBytes` of text, null where there is no file. */
type ProfileText = { text: string } | { problem: 'unreadable' | 'too-large' } | null;

/** The profile that the person installed, as it lies in their own folder. */
type ProfileStore = {
  /** Never rejects. */
  read(): Promise<ProfileText>;
  /** What was there stays until the new one is whole on disk. Rejects where the disk refuses. */
  write(text: string): Promise<void>;
  remove(): Promise<void>;
};

/** One file that this user alone can read, replaced as a whole or not at all. */
export function openProfileStore(path: string): ProfileStore {
  return {
    read: () => readProfileFile(path),
    write: (text) => replaceFile(path, text),
    remove: () => rm(path, { force: true }),
  };
}

/** The text of a profile's file, wherever it lies. Never rejects; what is no regular file is unreadable. */
export async function readProfileFile(path: string): Promise<ProfileText> {
  const read = await readBoundedFile(path, { maxBytes: maxProfileBytes });
  if (read.kind === 'content') return { text: read.bytes.toString('utf8') };
  if (read.kind === 'absent') return null;
  return { problem: read.kind === 'too-large' ? 'too-large' : 'unreadable' };
}
