import type { UpdateStatus, UpdateView } from '#contract/update.ts';
import type { Log } from '../log/log.ts';
import type { UpdatePlan } from './update-plan.ts';
import { openUpdater, type Updater } from './updater.ts';

export type Updates = {
  readonly state: UpdateView;
  /** Called after every change. Returns what stops it. */
  onChange(listener: (state: UpdateView) => void): () => void;
  /** Does as the rules say, from now on: to be called at the start and whenever they change. */
  follow(plan: UpdatePlan, managed: boolean): void;
  /** A person asks whether there is a newer version. Does nothing where the rules forbid it. */
  check(): Promise<void>;
  /** A person wants the version that is available. Does nothing where the rules forbid it. */
  download(): Promise<void>;
  /** A person wants the version that is ready, now. */
  restart(): void;
};

export type UpdatesOptions = {
  log: Log;
  /** electron-updater unless given; it is loaded when it is needed first. */
  open?: (log: Log) => Promise<Updater>;
};

/**
 * Newer versions of this app: nothing is asked, fetched or installed but what the plan that is followed allows.
 *
 * How far things are is known whatever the plan says; one that allows no question only hides it. So a check that is
 * under way when the plan forbids it and allows it again is not begun twice, and what was fetched stays fetched.
 */
export function createUpdates({ log, open = openUpdater }: UpdatesOptions): Updates {
  let plan: UpdatePlan = { check: 'never', install: 'never', byIt: false };
  let managed = false;
  let status: Exclude<UpdateStatus, { status: 'off' }> = { status: 'unchecked' };
  let wasChecked = false;
  let updater: Updater | null = null;
  /** The version that the last check found. */
  let found: string | null = null;
  const listeners = new Set<(state: UpdateView) => void>();

  const state = (): UpdateView => ({
    ...(plan.check === 'never' ? { status: 'off' } : status),
    managed,
    byIt: plan.byIt,
  });
  const tell = (): void => {
    for (const listener of listeners) listener(state());
  };
  const become = (next: typeof status): void => {
    status = next;
    tell();
  };
  const opened = async (): Promise<Updater> => {
    updater ??= await open(log);
    return updater;
  };
  const isBusy = () => ['checking', 'downloading', 'ready'].includes(status.status);

  const check = async (): Promise<void> => {
    if (plan.check === 'never' || isBusy()) return;
    wasChecked = true;
    become({ status: 'checking' });
    try {
      found = await (await opened()).check();
    } catch (error) {
      log.warn('no answer about newer versions', { error });
      become({ status: 'failed', during: 'checking' });
      return;
    }
    become(found === null ? { status: 'up-to-date' } : { status: 'available', version: found });
    if (plan.install === 'on-quit') await download();
  };

  const download = async (): Promise<void> => {
    const version = found;
    if (plan.install === 'never' || plan.check === 'never' || version === null || isBusy()) return;
    become({ status: 'downloading', version });
    try {
      const ready = await opened();
      await ready.installOnQuit(plan.install === 'on-quit');
      await ready.download();
      become({ status: 'ready', version });
    } catch (error) {
      log.warn('a newer version could not be fetched', { version, error });
      become({ status: 'failed', during: 'downloading' });
    }
  };

  const tellUpdater = async (): Promise<void> => {
    try {
      await updater?.installOnQuit(plan.install === 'on-quit');
    } catch (error) {
      log.warn('a newer version cannot be put in place at the end', { error });
    }
  };

  return {
    get state() {
      return state();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow: (next, isManaged) => {
      plan = next;
      managed = isManaged;
      void tellUpdater();
      tell();
      if (plan.check === 'at-start' && !wasChecked) void check();
      else if (plan.install === 'on-quit' && status.status === 'available') void download();
    },
    check,
    download,
    restart: () => {
      if (status.status === 'ready' && plan.install !== 'never') updater?.installAndRestart();
    },
  };
}
