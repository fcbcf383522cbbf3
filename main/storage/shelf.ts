import { join } from 'node:path';
import type { z } from 'zod';
import type { Log } from '../log/log.ts';
import { getStateFileName, type StateFileName } from './own-files.ts';
import { openStateFile, type StateFile } from './state-file.ts';

/** The folder of the app's state files. */
export type StateFolder = {
  /** The state file `<name>.json`. */
  file<Value>(name: StateFileName, schema: z.ZodType<Value>): StateFile<Value>;
  /** Writes a value; `settled` waits for it. */
  write<Value>(file: Pick<StateFile<Value>, 'write'>, value: Value): Promise<'written' | 'refused'>;
  /** Resolves once all writes are on disk or were refused. */
  settled(): Promise<void>;
};

/** Opens the state files of a folder. No file is touched before it is read or written. */
export function openStateFolder(folder: string, log: Log): StateFolder {
  const writes = new Set<Promise<unknown>>();
  return {
    file: (name, schema) =>
      openStateFile({ path: join(folder, getStateFileName(name)), schema, version: 1, log }),
    write: (file, value) => {
      const outcome = file.write(value).finally(() => writes.delete(outcome));
      writes.add(outcome);
      return outcome;
    },
    settled: async () => {
      await Promise.all(writes);
    },
  };
}
