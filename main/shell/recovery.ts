import type { BrowserWindow } from 'electron';
import type { Log } from '../log/log.ts';

type RecoverySettings = {
  log: Pick<Log, 'warn'>;
  /** Called once the page has died too often to try again: the window is blank by then. */
  giveUp: () => void;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
};

const attempts = 3;
const periodMs = 60_000;

/**
 * Brings the page back when its process dies or hangs: three times a minute at most.
 *
 * The journey lives in main and goes on meanwhile; the new page asks where it is.
 */
export function recover(
  window: BrowserWindow,
  { log, giveUp, now = () => performance.now() }: RecoverySettings,
): void {
  const contents = window.webContents;
  let reloads: number[] = [];

  const reload = () => {
    if (window.isDestroyed()) return;
    reloads = reloads.filter((time) => time > now() - periodMs);
    if (reloads.length >= attempts) {
      giveUp();
      return;
    }
    reloads.push(now());
    contents.reload();
  };

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn('page gone', { reason, exitCode });
    // Not within the event: Chromium is still taking the old process down.
    setImmediate(reload);
  });
  window.on('unresponsive', () => {
    log.warn('page hangs');
    contents.forcefullyCrashRenderer();
  });
}
