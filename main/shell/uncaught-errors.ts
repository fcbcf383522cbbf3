import type { Log } from '../log/log.ts';

/**
 * Writes down what nothing has caught, and calls `onError` after it.
 *
 * Electron would show its own dialog, with the text of the error, and block the app until it is closed. As long as there
 * is a listener it does not. Call this before anything else can fail.
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
