import { z } from 'zod';
import type { Log } from '../log/log.ts';
import { tolerant } from '../platform-contract/tolerant-reader.ts';
import { openStateFolder } from '../storage/state-file.ts';

/** After so many failed starts in a row the next one is in safe mode. */
const failedStartsBeforeSafeMode = 3;
/** Failed starts that are older than this do not count, in milliseconds. */
const failedStartLifetimeMs = 24 * 60 * 60 * 1000;

/** Milliseconds after which a run counts as healthy. */
export const healthyAfterMs = 30_000;

/** The times of the last starts that did not end well, RFC 3339. */
const startsSchema = z.object({ unfinished: z.array(z.iso.datetime()).max(100) });

/** Counts failed starts. No call rejects. */
export type StartGuard = {
  /**
   * Counts this start, and resolves once the count is on disk, so that a crash right after it is counted. Call it once, in
   * the first instance only, before anything else is read. `isSafe`: this start is to be in safe mode.
   */
  begin(): Promise<{ isSafe: boolean }>;
  /** Ends the row of failed starts: this run has lasted `healthyAfterMs`, or quits normally. */
  markHealthy(): Promise<void>;
  /** Keeps this run counted as failed, even if it quits normally: its window could not be shown. */
  markBroken(): void;
};

/**
 * Detects that the app keeps failing, and has it started in safe mode then.
 *
 * A start has failed if the process ended without a clean quit before the run was healthy. After three failed starts in a row
 * within a day, the next one is in safe mode. It shows the choice of methods and a notice: the app failed three times, it
 * started without its saved state, and that state is still there. Signing in and signing up work as usual; updates are not
 * looked for. A healthy run in safe mode ends it by itself: the next start is normal, and resumes where the last normal one
 * stopped unless a new journey was begun. A failed run in safe mode is followed by another one in safe mode.
 *
 * The count is in `starts.json`. If it cannot be read or written, every start is a normal one.
 */
export function openStartGuard(options: {
  folder: string;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
}): StartGuard {
  const { folder, log, now = Date.now } = options;
  const file = openStateFolder(folder, log).file('starts', tolerant(startsSchema));
  let isBroken = false;

  return {
    begin: async () => {
      const kept = (await file.read()).value?.unfinished ?? [];
      const recent = kept.filter((time) => Math.abs(now() - Date.parse(time)) < failedStartLifetimeMs);
      const failed = recent.slice(-failedStartsBeforeSafeMode);
      const isSafe = failed.length >= failedStartsBeforeSafeMode;
      await file.write({ unfinished: [...failed, new Date(now()).toISOString()] });
      if (isSafe) log.warn('starts in safe mode', { after: failed });
      return { isSafe };
    },
    markHealthy: async () => {
      if (!isBroken) await file.write({ unfinished: [] });
    },
    markBroken: () => {
      isBroken = true;
    },
  };
}
