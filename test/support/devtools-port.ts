import { once } from 'node:events';
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The CDP endpoint of the Chromium that was started with a debugging port on this profile, once it listens there: a page can be
 * loaded before that.
 */
export async function readEndpoint(profile: string): Promise<string> {
  const watcher = watch(profile);
  try {
    for (;;) {
      const changed = once(watcher, 'change');
      const known = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
      const [port, path] = known.split('\n');
      if (path) return `ws://127.0.0.1:${port}${path}`;
      await changed;
    }
  } finally {
    watcher.close();
  }
}
