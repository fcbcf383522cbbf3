import { z } from 'zod';
import type { Log } from '../log/log.ts';
import { tolerant } from '../platform-contract/tolerant-reader.ts';
import { openShelf } from '../storage/shelf.ts';

/** How many starts in a row may end badly before the next one is careful. */
const patience = 3;
/** Starts that are longer ago than this are no row any more, in milliseconds. */
const memoryMs = 24 * 60 * 60 * 1000;

/** Milliseconds after which a run counts as healthy. */
export const healthyAfter = 30_000;

/** When each of the last starts was that has not ended well, RFC 3339. */
const startsSchema = z.object({ unfinished: z.array(z.iso.datetime()).max(100) });

export type StartGuard = {
  /**
   * Counts this start; resolves once that is on disk, so that nothing that breaks down later goes uncounted. To be
   * called once, by the first instance alone and before anything else is read. `isSafe`: the starts before it broke down.
   */
  begin(): Promise<{ isSafe: boolean }>;
  /** This run is well: it has been up for `healthyAfter`, or ends as it should. The row is over. */
  healthy(): Promise<void>;
  /** This run is not well whatever is said later: its window is blank, so that ending it is no sign of health. */
  broken(): void;
};

/**
 * Notices that the app keeps breaking down, and lets it start in safe mode then.
 *
 * A start that ended without a clean quit before it was healthy has broken down. After three in a row within a day, the
 * next one is safe. What a person sees then: the choice of ways to begin, and above it the notice that the app broke
 * down three times, that it started without what it remembered, and that this is still there. They can sign in or sign
 * up as ever; the app looks for no newer versions. Nothing needs to be done to leave: a safe run that is healthy is the
 * end of it, and the next start is a normal one, which resumes where the last normal one was unless something new was
 * begun. One that breaks down as well is followed by another safe one.
 *
 * The count is in `starts.json`. Nothing here fails: without a count that can be read or written every start is normal.
 */
export function startGuard(options: {
  folder: string;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
}): StartGuard {
  const { folder, log, now = Date.now } = options;
  const file = openShelf(folder, log).file('starts', tolerant(startsSchema));
  let isBroken = false;

  return {
    begin: async () => {
      const kept = (await file.read()).value?.unfinished ?? [];
      const row = kept.filter((time) => Math.abs(now() - Date.parse(time)) < memoryMs).slice(-patience);
      const isSafe = row.length >= patience;
      await file.write({ unfinished: [...row, new Date(now()).toISOString()] });
      if (isSafe) log.warn('starts in safe mode', { after: row });
      return { isSafe };
    },
    healthy: async () => {
      if (!isBroken) await file.write({ unfinished: [] });
    },
    broken: () => {
      isBroken = true;
    },
  };
}
