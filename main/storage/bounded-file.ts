import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { errnoOf } from './errno.ts';

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
