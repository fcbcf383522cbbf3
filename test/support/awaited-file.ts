import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What another program writes into a file, once it is there. The folder exists already.
 *
 * @param read gives what is looked for in the text of the file, which is '' before there is one; undefined for not yet
 */
export async function awaitFile<Value>(
  file: string,
  read: (text: string) => Value | undefined,
): Promise<Value> {
  const watcher = watch(dirname(file));
  try {
    for (;;) {
      const found = read(existsSync(file) ? readFileSync(file, 'utf8') : '');
      if (found !== undefined) return found;
      await once(watcher, 'change');
    }
  } finally {
    watcher.close();
  }
}
