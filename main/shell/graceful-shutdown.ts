import type { App, BrowserWindow, Event, PowerMonitor } from 'electron';
import type { Log } from '../log/log.ts';

/** Milliseconds that the work at the end may take. Less than the five seconds that Windows and systemd wait at log-off. */
export const shutdownMs = 4_000;

/** Milliseconds that Electron has to end a process whose work did not end in time. */
const exitMs = 1_000;

export type ShutdownOptions = {
  app: Pick<App, 'on' | 'once' | 'exit' | 'quit'>;
  window: Pick<BrowserWindow, 'on'>;
  /** Electron has one once the app is ready. */
  powerMonitor: Pick<PowerMonitor, 'on'>;
  /** Stops all work and resolves once what must outlive the process is kept. It may reject or never settle. */
  stop: () => Promise<void>;
  /** Notes that this run ended as it should. It may reject or never settle. */
  countAsHealthy: () => Promise<void>;
  /** Whether the app ends to come back as a newer version. */
  isRestarting: () => boolean;
  log: Pick<Log, 'error'>;
  /** In the place of `shutdownMs`. */
  withinMs?: number;
  /** Ends this process at once, whatever it is doing. */
  kill?: () => void;
};

/**
 * Ends the app in order and in time, however its end is asked for: work is stopped, what was typed last reaches the
 * disk, the run counts as healthy, and the process is gone at most a few seconds later. A second request changes nothing.
 *
 * Without a limit a disk that hangs would leave a process without a window that holds the single-instance lock, so that
 * every later start only hands its arguments over to it.
 *
 * - Quitting (`will-quit`) waits for no promise by itself, so it is prevented and the app exits afterwards. While it is
 *   about to come back as a newer version it quits once more instead: macOS puts that in place when the app quits.
 * - Windows logs off without `will-quit`. At `query-session-end` another program can still keep the session: then
 *   nothing is stopped yet, but the run is counted, since there is little time later. At `session-end` all of it ends.
 *   Neither is prevented.
 * - At `shutdown` Linux and macOS delay the end of the session until this process is gone, if the event is prevented.
 */
export function shutDownInTime({
  app,
  window,
  powerMonitor,
  stop,
  countAsHealthy,
  isRestarting,
  log,
  withinMs = shutdownMs,
  kill = () => process.kill(process.pid, 'SIGKILL'),
}: ShutdownOptions): void {
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error('not ended in order', { error });
    }
  };
  const finish = async (): Promise<void> => {
    const done = Promise.all([attempt(stop), attempt(countAsHealthy)]).then(() => 'done' as const);
    if ((await Promise.race([done, late(withinMs)])) === 'late') {
      // Node waits at its exit for calls to the disk that have not returned, and without end where the disk hangs.
      app.once('quit', kill);
      setTimeout(kill, exitMs);
    }
    isFinished = true;
    if (isRestarting()) app.quit();
    else app.exit();
  };
  let isEnding = false;
  let isFinished = false;
  const end = (): void => {
    if (!isEnding) void finish();
    isEnding = true;
  };

  app.on('will-quit', (event) => {
    if (isFinished && isRestarting()) return;
    event.preventDefault();
    end();
  });
  window.on('query-session-end', () => void attempt(countAsHealthy));
  window.on('session-end', end);
  // Electron passes the event that its documentation describes; its types leave it out.
  powerMonitor.on('shutdown', (event?: Event) => {
    event?.preventDefault();
    end();
  });
}

const late = (milliseconds: number) =>
  new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), milliseconds));
