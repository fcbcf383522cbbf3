/*
 * The two parts of electron-log that we use: its logger and its file transport. The package's entries also load http,
 * https and a console, which costs a start 20 ms and gives nothing.
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
