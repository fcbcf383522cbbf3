import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { redact } from './redaction.ts';
import { scrub } from './scrubbing.ts';

type Logger = ReturnType<typeof electronLog.create>;
type LogLevel = 'error' | 'warn' | 'info' | 'debug';

type WriteLine = (message: string, details?: Record<string, unknown>) => void;

/** The log of the main process. Never throws, and writes only what `redact` and `scrub` return. */
export type Log = Readonly<Record<LogLevel, WriteLine>>;

type LogOptions = {
  /** Created with the first line, readable by this user only. */
  folder: string;
  /** The least serious level that is written. */
  level: LogLevel;
};

/**
 * Opens a log in `main.log` of a folder, one entry per line. A file of more than 1 MiB becomes `main.old.log`.
 *
 * No file or folder is touched before the first line.
 */
export function openLog({ folder, level }: LogOptions): Log {
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
  const logger = electronLog.create({ logId: folder });
  // stdout and stderr belong to the command line. The file transport reports its own errors to the console of the default
  // logger or of this one, and ignores their level.
  for (const { transports } of [electronLog, logger]) {
    transports.console.level = false;
    transports.console.writeFn = () => undefined;
  }
  const { file } = logger.transports;
  // Without a name the transport searches for a package.json, and fails where it finds none.
  file.setAppName('econnect-onboarding');
  file.level = level;
  file.format = '{iso} {level} {text}';
  file.maxSize = 1024 * 1024;
  file.sync = true;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.resolvePathFn = () => join(folder, 'main.log');
  return logger;
}
