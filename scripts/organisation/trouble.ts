import { errnoOf } from '../../main/storage/file-access.ts';
import { Refusal } from '../lib/command-line.ts';
import { fileProblem, readGivenFile } from '../lib/given-file.ts';

/** Returns the refusal for an error with a file. */
export function fileTrouble(path: string, error: unknown): Refusal {
  return new Refusal(fileProblem(path, errnoOf(error)));
}

/** Reads a file of at most `maxBytes`. @throws {Refusal} */
export async function readText(path: string, maxBytes: number): Promise<string> {
  const read = await readGivenFile(path, maxBytes);
  if ('problem' in read) throw new Refusal(read.problem);
  return read.text;
}
