import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createSerial, shareNext } from '../../async/serial.ts';
import type { PolicyReader, PolicySource } from '../policy-source.ts';

/** Events of one change come in bursts. */
const settlingMs = 100;

/** Milliseconds between two readings where the system gives no notice. */
const lookEveryMs = 4_000;

/** What calls back after a time. Neither keeps a process alive; both give what stops them. */
export type Timers = {
  after(ms: number, call: () => void): () => void;
  every(ms: number, call: () => void): () => void;
};

type Polling = {
  /** Folders whose change is noticed at once, whether they exist yet or not. */
  folders?: readonly string[];
  everyMs?: number | undefined;
  /** The system's own unless given. */
  timers?: Timers;
};

/**
 * Makes a reader of one way to look, which may not reject.
 *
 * Looks again soon after something changes in a folder, or in the nearest one that exists, and every few seconds in any
 * case: a file system on the network gives no notice, nor does a parent whose permissions change.
 *
 * All looks, those of `read` and those of the watch, are made one after the other. So readings are given in the order in
 * which they were made, and the watch always compares with the reading that was given last: a change that `read` saw
 * first is not reported, and one that was undone again is.
 */
export function createPolledReader(
  look: () => Promise<PolicySource[]>,
  { folders = [], everyMs = lookEveryMs, timers = systemTimers }: Polling = {},
): PolicyReader {
  const inTurn = createSerial();
  let given: PolicySource[] | null = null;

  return {
    read: shareNext(inTurn, async () => {
      given = await look();
      return given;
    }),
    watch: (onChange) => {
      let stopped = false;
      const check = shareNext(inTurn, async () => {
        if (stopped) return;
        await watched.follow();
        const found = await look();
        if (!stopped && !isDeepStrictEqual(given, found)) onChange();
      });

      let cancelSoon: (() => void) | null = null;
      const watched = folderWatch(folders, () => {
        cancelSoon ??= timers.after(settlingMs, () => {
          cancelSoon = null;
          void check();
        });
      });
      const cancelLooks = timers.every(everyMs, () => void check());
      void check();

      return () => {
        stopped = true;
        cancelLooks();
        cancelSoon?.();
        watched.stop();
      };
    },
  };
}

const systemTimers: Timers = {
  after: (ms, call) => {
    const timer = setTimeout(call, ms).unref();
    return () => clearTimeout(timer);
  },
  every: (ms, call) => {
    const timer = setInterval(call, ms).unref();
    return () => clearInterval(timer);
  },
};

/** Notices from folders, or from the nearest parents that exist. `follow` catches up with folders that come and go. */
function folderWatch(folders: readonly string[], onNotice: () => void) {
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
        const watcher = watch(path, { persistent: false }, onNotice);
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
