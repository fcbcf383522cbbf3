/// <reference path="./electron-log.d.ts" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Logger from 'electron-log/src/core/Logger.js';
import fileTransport from 'electron-log/src/node/transports/file/index.js';
import { redact } from './redaction.ts';
import { scrub } from './scrubbing.ts';

type LogLevel = 'error' | 'warn' | 'info' | 'debug';

type WriteLine = (message: string, details?: Record<string, unknown>) => void;

/** The log of the main process. Never throws, and writes only what `redact` and `scrub` return. */
export type Log = Readonly<Record<LogLevel, WriteLine>>;

/**
 * Opens a log in `main.log` of a folder, one entry per line. A file of more than 1 MiB becomes `main.old.log`.
 *
 * No file or folder is touched before the first line. The folder is then made, readable by this user only.
 *
 * @param options.level the least serious level that is written
 */
export function openLog({ folder, level }: { folder: string; level: LogLevel }): Log {
  let logger: Logger | null = null;
  const writeAt =
    (at: LogLevel): WriteLine =>
    (message, details) => {
      logger ??= openLogger(folder, level);
      const text = scrub(message);
      logger[at](details === undefined ? text : `${text} ${JSON.stringify(redact(details))}`);
    };
  return { error: writeAt('error'), warn: writeAt('warn'), info: writeAt('info'), debug: writeAt('debug') };
}

function openLogger(folder: string, level: LogLevel): Logger {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // The file transport meets the same error at every line and drops the line.
  }
  const logger = new Logger({
    logId: folder,
    dependencies: { externalApi: { getPathVariables: () => ({}) } },
    transportFactories: { file: fileTransport },
    variables: { processType: 'main' },
  });
  const { file } = logger.transports;
  file.level = level;
  file.format = '{iso} {level} {text}';
  file.maxSize = 1024 * 1024;
  file.sync = true;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.resolvePathFn = () => join(folder, 'main.log');
  return logger;
}
