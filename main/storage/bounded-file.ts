import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { errnoOf } from './errno.ts';

/** What is in a file, or why it was not read. */
export type BoundedFile =
  | { kind: 'content'; bytes: Buffer }
  /** There is nothing of that name. */
  | { kind: 'absent' }
  /** A folder, a pipe, a socket or a device; with `links: 'refuse'` a symbolic link as well. */
  | { kind: 'not-regular' }
  /** There is more in it than `maxBytes`, whatever size the file system reports. */
  | { kind: 'too-large' }
  /** The system refused; `errno` is its name for that, such as `EACCES`. */
  | { kind: 'unreadable'; errno: string };

type BoundedFileOptions = {
  maxBytes: number;
  /** Whether the last part of the path may be a symbolic link; `follow` unless told. */
  links?: 'follow' | 'refuse';
};

/** A reason of the caller's own against a file, or null. Asked of the path first, then of the file that is open. */
type Refuse<Refusal> = (stats: Stats) => Refusal | null;

const chunkBytes = 64 * 1024;

/**
 * Reads a regular file of at most `maxBytes`. Never rejects, never waits for a pipe and never reads a device.
 *
 * What is no regular file is not opened at all: opening a device can already do something. Between that look and the
 * opening another program can put a pipe there, which `O_NONBLOCK` opens without waiting for its writer; what counts is
 * what the open file is. It is read up to the limit and not up to its size: a file can grow meanwhile, and files in
 * `/proc` report a size of 0.
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
  const objectionTo = (stats: Stats) => {
    const refusal = refuse?.(stats) ?? null;
    if (refusal !== null) return { kind: 'refused', refusal } as const;
    return stats.isFile() ? null : ({ kind: 'not-regular' } as const);
  };
  let file: FileHandle | null = null;
  try {
    const objection = objectionTo(await (links === 'follow' ? stat(path) : lstat(path)));
    if (objection) return objection;
    file = await open(path, flagsFor(links));
    return objectionTo(await file.stat()) ?? (await contentOf(file, maxBytes));
  } catch (error) {
    const errno = errnoOf(error);
    return errno === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', errno };
  } finally {
    await file?.close().catch(() => undefined);
  }
}

/** Windows has neither of the last two flags: Node leaves them undefined there, which counts as 0 among bits. */
function flagsFor(links: 'follow' | 'refuse'): number {
  const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
  return O_RDONLY | O_NONBLOCK | (links === 'refuse' ? O_NOFOLLOW : 0);
}

async function contentOf(file: FileHandle, maxBytes: number): Promise<BoundedFile> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length <= maxBytes) {
    // One byte more than may be there shows that there is more.
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, maxBytes + 1 - length));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) return { kind: 'content', bytes: Buffer.concat(chunks, length) };
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
  }
  return { kind: 'too-large' };
}
