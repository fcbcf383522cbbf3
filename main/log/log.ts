/// <reference path="./electron-log.d.ts" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Logger from 'electron-log/src/core/Logger.js';
import fileTransport from 'electron-log/src/node/transports/file/index.js';
import { redact } from './redaction.ts';
import { scrub } from './scrubbing.ts';

type LogLevel = 'error' | 'warn' | 'info' | 'debug';

type Line = (message: string, details?: Record<string, unknown>) => void;

/** Where main writes down what happened. Never throws, and nothing reaches the disk but what `redact` leaves. */
export type Log = Readonly<Record<LogLevel, Line>>;

type LogOptions = {
  /** Made when the first line is written, for this user only. */
  folder: string;
  /** The least serious lines that are kept. */
  level: LogLevel;
};

/**
 * A log in `main.log` of a folder, one line each, moved to `main.old.log` once it passes 1 MiB.
 *
 * No file or folder is touched before the first line.
 */
export function openLog({ folder, level }: LogOptions): Log {
  let logger: Logger | null = null;
  const line =
    (at: LogLevel): Line =>
    (message, details) => {
      logger ??= openLogger(folder, level);
      const text = scrub(message);
      logger[at](details === undefined ? text : `${text} ${JSON.stringify(redact(details))}`);
    };
  return { error: line('error'), warn: line('warn'), info: line('info'), debug: line('debug') };
}

function openLogger(folder: string, level: LogLevel): Logger {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // The transport finds the same at every line; the line is lost and nothing else suffers.
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
