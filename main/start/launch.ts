import { join } from 'node:path';
import { app } from 'electron';
import { languageOf } from '#contract/language.ts';
import type { Language } from '#contract/snapshot.ts';
import { exitCodes } from '../command-line/exit-codes.ts';
import { type Log, openLog } from '../log/log.ts';
import { logFolderName } from '../storage/own-files.ts';

/** What every start needs, whether it is a command or the window. */
export type Launch = {
  /** The folder of this client's files. */
  folder: string;
  log: Log;
  /** The arguments, without the program and, from a checkout, without the app's folder. */
  argv: readonly string[];
  version: string;
  /** The language of the system. */
  language: Language;
};

/** Opens the log and reads how the app was started. */
export function openLaunch(): Launch {
  const folder = app.getPath('userData');
  return {
    folder,
    log: openLog({ folder: join(folder, logFolderName), level: 'info' }),
    argv: process.argv.slice(app.isPackaged ? 1 : 2),
    version: app.getVersion(),
    language: languageOf(app.getPreferredSystemLanguages()),
  };
}

/** Logs why the app could not start, and exits with `exitCodes.software`. */
export function failStart(error: unknown, log: Log): void {
  log.error('could not start', { error });
  app.exit(exitCodes.software);
}
