import type { App, BrowserWindow, Event, PowerMonitor } from 'electron';
import type { Log } from '../log/log.ts';

/** The time for the work at shutdown. Less than the five seconds that Windows and systemd wait at log-off. */
export const shutdownMs = 4_000;

/** The time that Electron has to end the process if the work did not end in time. */
const exitMs = 1_000;

/** The input of `shutDownInTime`. */
export type ShutdownOptions = {
  app: Pick<App, 'on' | 'once' | 'exit' | 'quit'>;
  window: Pick<BrowserWindow, 'on'>;
  /** Exists once Electron is ready. */
  powerMonitor: Pick<PowerMonitor, 'on'>;
  /** Stops all work and resolves once everything is stored. May reject or never settle. */
  stop: () => Promise<void>;
  /** Records that this run ended normally. May reject or never settle. */
  countAsHealthy: () => Promise<void>;
  /** Whether the app quits to install an update. */
  isRestarting: () => boolean;
  log: Pick<Log, 'error'>;
  /** `shutdownMs` by default. */
  withinMs?: number;
  /** Ends this process at once; SIGKILL by default. */
  kill?: () => void;
};

/**
 * Shuts the app down gracefully and within a time limit, at quitting, log-off and system shutdown: stops the work, waits for
 * its writes, records a healthy run and ends the process. Further requests are ignored.
 *
 * Without the limit, a disk that hangs would leave a process without a window that holds the single-instance lock, and every
 * later start would only pass its arguments to it.
 *
 * - `will-quit` waits for no promise, so it is prevented and the app exits afterwards. Before an update it quits again
 *   instead, because macOS installs the update when the app quits.
 * - Windows logs off without `will-quit`. At `query-session-end` another program can still cancel the log-off, so only the
 *   healthy run is recorded, for which there is little time later. At `session-end` everything ends. Neither is prevented.
 * - At `shutdown` Linux and macOS wait until this process has ended, if the event is prevented.
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
      // At exit Node waits for pending file system calls, which never return if the disk hangs.
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
  // Electron passes an event, as documented; its types omit it.
  powerMonitor.on('shutdown', (event?: Event) => {
    event?.preventDefault();
    end();
  });
}

const late = (milliseconds: number) =>
  new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), milliseconds));
