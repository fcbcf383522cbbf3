import type { BrowserWindow } from 'electron';
import type { Log } from '../log/log.ts';

type RecoverySettings = {
  /** The address of the page. */
  url: string;
  log: Pick<Log, 'warn'>;
  /** Called once the page has failed too often to try again: the window is blank by then. */
  giveUp: () => void;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
};

const maxReloads = 3;
const periodMs = 60_000;

/**
 * Loads the page, and loads it again when that fails, when its process dies or hangs, or when its preload fails, without
 * which it shows nothing: three times a minute at most. Gives what loads it once more, as a person may ask for.
 *
 * The journey lives in main and goes on meanwhile; the new page asks where it is. The address is loaded anew rather than
 * reloaded, since a page that died in its first load has left nothing to reload.
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
  /** A load can fail by its promise and by its process; the second sign counts no more. */
  const fail = (which: number) => {
    if (which <= failedLoad) return;
    failedLoad = which;
    // Not within the event: Chromium is still taking the old process down.
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
