import type { Snapshot } from '#contract/snapshot.ts';
import type { Application } from '../app/application.ts';
import { healthyAfterMs, openStartGuard, type StartGuard } from '../app/start-up-guard.ts';
import type { UpdateRestart } from '../updates/update-restart.ts';
import { failStart, type Launch } from './launch.ts';
import type { ShellState } from './shell-state.ts';
import { readThisMachine } from './this-machine.ts';
import { createWindowApplication } from './window-application.ts';

/** Milliseconds after the start when the first screen is shown and the app is idle. */
const idleAfterMs = 1_500;

/** The client behind the window. */
export type RunningClient = {
  /** The present application: another one once a blocked machine was read again. */
  readonly application: Application;
  starts: StartGuard;
  /** Shows the step of the last run. Resolves once it is known. */
  start(): Promise<void>;
};

type ClientOptions = {
  launch: Launch;
  shell: ShellState;
  restart: UpdateRestart;
  /** Sets the language of the system's menus. */
  setMenu: (language: Snapshot['language']) => void;
  /** Loads the page of the window again. */
  loadPage: () => void;
  /** Does what can wait until the first screen is shown. */
  onIdle: () => void;
};

/** Reads this machine and makes the client. The start is counted first, so that a start that crashes is counted as failed. */
export async function openClient({ loadPage, onIdle, ...options }: ClientOptions): Promise<RunningClient> {
  const { launch, shell } = options;
  const { folder, log } = launch;
  const starts = openStartGuard({ folder, log });
  const { isSafe } = await starts.begin();
  const create = (read: typeof machine) =>
    createWindowApplication(read, { ...options, isSafe, retry: () => void retry() });
  /** Reads a blocked machine again. The page is loaded again too, because the new application numbers its snapshots from 1. */
  const retry = async () => {
    try {
      application = create(await readThisMachine());
      if (shell.window) loadPage();
      await application.start();
    } catch (error) {
      failStart(error, log);
    }
  };
  const machine = await readThisMachine();
  let application = create(machine);
  return {
    get application() {
      return application;
    },
    starts,
    start: async () => {
      await application.start();
      // Only after `application.start()`: a start that hangs and then crashes is not healthy.
      setTimeout(() => void starts.markHealthy(), healthyAfterMs).unref();
      // While the person reads the first screen, so that it costs the start no time.
      setTimeout(() => {
        onIdle();
        void application.prepareSignIn();
      }, idleAfterMs).unref();
    },
  };
}
