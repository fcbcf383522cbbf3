/*
 * The two parts of electron-log that we use, by their paths: its logger and its file transport. The public entry
 * `electron-log/node` also has a console, a way to open addresses by `xdg-open` and variables that it reads, and loads http and
 * https, which costs each start 20 ms.
 */

declare module 'electron-log/src/node/transports/file/index.js' {
  type Transport = ((message: unknown) => void) & {
    level: 'error' | 'warn' | 'info' | 'debug' | false;
    format: string;
    /** Bytes. */
    maxSize: number;
    sync: boolean;
    writeOptions: { flag: string; mode: number; encoding: string };
    resolvePathFn: () => string;
  };
  export default function fileTransport(logger: unknown, dependencies: { externalApi: unknown }): Transport;
}

declare module 'electron-log/src/core/Logger.js' {
  import type { Transport } from 'electron-log/src/node/transports/file/index.js';

  export default class Logger {
    constructor(options: {
      logId: string;
      dependencies: { externalApi: { getPathVariables(): object } };
      transportFactories: { file: unknown };
      variables: { processType: 'main' };
    });
    transports: { file: Transport };
    error(text: string): void;
    warn(text: string): void;
    info(text: string): void;
    debug(text: string): void;
  }
}
