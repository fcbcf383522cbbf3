import { errnoOf } from '../../main/failure/onboarding-error.ts';
import { readBoundedFile } from '../../main/storage/file-access.ts';
import { Refusal } from './command-line.ts';

const words: Record<string, string> = {
  EACCES: 'may not be opened by this user',
  EEXIST: 'is there already, and is not overwritten',
  ENOENT: 'is not there',
};

/** The refusal for an error with a file, by its errno: a sentence that starts with the path. */
export const fileRefusal = (path: string, error: unknown): Refusal => refusalFor(path, errnoOf(error));

const refusalFor = (path: string, errno: string): Refusal =>
  new Refusal(`${path} ${words[errno] ?? `cannot be used (${errno})`}`);

/**
 * Reads a file that was named on a command line, if it is a regular file of at most `maxBytes`.
 *
 * @throws {Refusal} with its problem as a sentence, without any of its content
 */
export async function readGivenFile(path: string, maxBytes: number): Promise<string> {
  const read = await readBoundedFile(path, { maxBytes });
  switch (read.kind) {
    case 'content':
      return read.bytes.toString('utf8');
    case 'absent':
      throw refusalFor(path, 'ENOENT');
    case 'not-regular':
      throw new Refusal(`${path} is a folder, a pipe or a device, and no file`);
    case 'too-large':
      throw new Refusal(`${path} holds more than ${maxBytes} bytes, which is more than it may`);
    case 'unreadable':
      throw refusalFor(path, read.errno);
  }
}
