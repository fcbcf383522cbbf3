import type { Log } from '../log/log.ts';

/**
 * Logs uncaught exceptions and unhandled rejections, then calls `onError`.
 *
 * Without a listener Electron shows a blocking dialog with the text of the error. Call this before anything can fail.
 */
export function logUncaughtErrors(
  process: Pick<NodeJS.Process, 'on'>,
  { log, onError }: { log: Pick<Log, 'error'>; onError: () => void },
): void {
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', { error });
    onError();
  });
  process.on('unhandledRejection', (error) => {
    log.error('unhandled rejection', { error });
    onError();
  });
}
