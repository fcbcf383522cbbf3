import type { BrowserWindow } from 'electron';
import type { Log } from '../log/log.ts';

type RecoverySettings = {
  url: string;
  log: Pick<Log, 'warn'>;
  /** Called when the page has failed too often and is not loaded again. The window is blank then. */
  giveUp: () => void;
  /** Milliseconds of a monotonic clock. */
  now?: () => number;
};

const maxReloads = 3;
const periodMs = 60_000;

/**
 * Loads the page, and loads it again if loading or the preload fails, or if its process crashes or hangs: at most three times
 * a minute. Returns a function that loads it once more, for the person to use.
 *
 * The state is in the main process, and the new page requests it. Uses `loadURL` and not `reload`, because a page that crashed
 * during its first load has nothing to reload.
 */
export function keepLoaded(
  window: BrowserWindow,
  { url, log, giveUp, now = () => performance.now() }: RecoverySettings,
): () => void {
  const contents = window.webContents;
  let reloads: number[] = [];
  let load = 0;
  let failedLoad = 0;

  const begin = () => {
    load += 1;
    const own = load;
    window.loadURL(url).catch((error: unknown) => {
      log.warn('page not loaded', { error });
      fail(own);
    });
  };
  /** Counts a load once, although its promise and its process can both report the failure. */
  const fail = (which: number) => {
    if (which <= failedLoad) return;
    failedLoad = which;
    // Deferred, because Chromium is still shutting the old process down during the event.
    setImmediate(again);
  };
  const again = () => {
    if (window.isDestroyed()) return;
    reloads = reloads.filter((time) => time > now() - periodMs);
    if (reloads.length >= maxReloads) {
      giveUp();
      return;
    }
    reloads.push(now());
    begin();
  };

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn('page gone', { reason, exitCode });
    fail(load);
  });
  contents.on('preload-error', (_event, _path, error) => {
    log.warn('preload failed', { error });
    fail(load);
  });
  window.on('unresponsive', () => {
    log.warn('page hangs');
    contents.forcefullyCrashRenderer();
  });
  begin();
  return begin;
}
