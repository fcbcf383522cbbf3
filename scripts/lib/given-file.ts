import { readBoundedFile } from '../../main/storage/file-access.ts';

const words: Record<string, string> = {
  EACCES: 'may not be opened by this user',
  EEXIST: 'is there already, and is not overwritten',
  ENOENT: 'is not there',
};

/** Returns the problem of a file, by errno, as a sentence that starts with the path. */
export function fileProblem(path: string, errno: string): string {
  return `${path} ${words[errno] ?? `cannot be used (${errno})`}`;
}

/**
 * Reads a file that was named on a command line, if it is a regular file of at most `maxBytes`. Otherwise returns its problem as
 * a sentence without any of its content. Never rejects.
 */
export async function readGivenFile(
  path: string,
  maxBytes: number,
): Promise<{ text: string } | { problem: string }> {
  const read = await readBoundedFile(path, { maxBytes });
  switch (read.kind) {
    case 'content':
      return { text: read.bytes.toString('utf8') };
    case 'absent':
      return { problem: fileProblem(path, 'ENOENT') };
    case 'not-regular':
      return { problem: `${path} is a folder, a pipe or a device, and no file` };
    case 'too-large':
      return { problem: `${path} holds more than ${maxBytes} bytes, which is more than it may` };
    case 'unreadable':
      return { problem: fileProblem(path, read.errno) };
  }
}
