import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { PolicyReader, PolicySource } from '../policy-source.ts';

/** Events of one change come in bursts. */
const settlingMs = 100;

/** How often a reader looks where the system gives no notice. Only tests say anything else. */
export const lookEveryMs = 4_000;

export type Polling = {
  /** Folders whose change is noticed at once, whether they exist yet or not. */
  folders?: readonly string[];
  everyMs?: number;
};

/**
 * A reader out of one way to look, which may not reject.
 *
 * Looks again soon after something stirs in a folder, or in the nearest one that exists, and every few seconds in any
 * case: a file system on the network gives no notice, nor does a parent whose permissions change. Calls back only
 * where what it sees is not what was read last, or what it called back for. Keeps no process alive.
 */
export function polledReader(
  look: () => Promise<PolicySource[]>,
  { folders = [], everyMs = lookEveryMs }: Polling = {},
): PolicyReader {
  let given: PolicySource[] | null = null;

  return {
    read: async () => {
      given = await look();
      return given;
    },
    watch: (onChange) => {
      let known = given;
      let stopped = false;
      let busy = false;
      let again = false;
      let soon: NodeJS.Timeout | null = null;

      const check = async (): Promise<void> => {
        again = busy;
        if (busy) return;
        busy = true;
        try {
          do {
            again = false;
            await stirs.follow();
            const found = await look();
            if (stopped) return;
            const before = known ?? given;
            known = found;
            if (before !== null && !isDeepStrictEqual(before, found)) onChange();
          } while (again);
        } finally {
          busy = false;
        }
      };

      const stirs = folderWatch(folders, () => {
        soon ??= setTimeout(() => {
          soon = null;
          void check();
        }, settlingMs).unref();
      });
      const timer = setInterval(() => void check(), everyMs).unref();
      void check();

      return () => {
        stopped = true;
        clearInterval(timer);
        if (soon !== null) clearTimeout(soon);
        stirs.stop();
      };
    },
  };
}

/** Notices from folders, or from the nearest parents that exist. `follow` catches up with folders that come and go. */
function folderWatch(folders: readonly string[], onStir: () => void) {
  const watchers = new Map<string, FSWatcher>();
  let stopped = false;

  const drop = (id: string): void => {
    watchers.get(id)?.close();
    watchers.delete(id);
  };

  /** Whether anything had to be added: then a folder may have come about before that could notice it. */
  const arm = async (): Promise<boolean> => {
    const places = new Map(
      (await Promise.all(folders.map(nearest))).flatMap((place) => (place ? [[place.id, place.path]] : [])),
    );
    if (stopped) return false;
    for (const id of watchers.keys()) if (!places.has(id)) drop(id);
    let added = false;
    for (const [id, path] of places) {
      if (watchers.has(id)) continue;
      try {
        const watcher = watch(path, { persistent: false }, onStir);
        watcher.on('error', () => drop(id));
        watchers.set(id, watcher);
        added = true;
      } catch {
        // Gone again, or the system has no more notices to give: the next look is in a few seconds.
      }
    }
    return added;
  };

  return {
    follow: async (): Promise<void> => {
      while (await arm()) {}
    },
    stop: (): void => {
      stopped = true;
      for (const id of watchers.keys()) drop(id);
    },
  };
}

/** The folder, or the nearest parent that exists; known by what it is, since another can take its name. */
async function nearest(folder: string): Promise<{ id: string; path: string } | null> {
  for (let path = folder; ; path = dirname(path)) {
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) return { id: `${path}:${stats.dev}:${stats.ino}`, path };
    } catch {
      // Not there, or not for us: its parent.
    }
    if (path === dirname(path)) return null;
  }
}
