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
  /** Asks something of the network once that may be; rejects where it may not. */
  through: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
  /** electron-updater unless given; it is loaded when it is needed first. */
  open?: (log: Log) => Promise<Updater>;
};

/** Newer versions of this app: nothing is asked, fetched or installed but what the plan that is followed allows. */
export function createUpdates({ log, through, open = openUpdater }: UpdatesOptions): Updates {
  let plan: UpdatePlan = { check: 'never', install: 'never', byIt: false };
  let managed = false;
  let status: UpdateStatus = { status: 'off' };
  let wasChecked = false;
  let updater: Updater | null = null;
  /** The version that the last check found. */
  let found: string | null = null;
  const listeners = new Set<(state: UpdateView) => void>();

  const state = (): UpdateView => ({ ...status, managed, byIt: plan.byIt });
  const become = (next: UpdateStatus): void => {
    status = plan.check === 'never' ? { status: 'off' } : next;
    for (const listener of listeners) listener(state());
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
      const opening = await opened();
      found = await through(() => opening.check());
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
      ready.installOnQuit(plan.install === 'on-quit');
      await through(() => ready.download());
      become({ status: 'ready', version });
    } catch (error) {
      log.warn('a newer version could not be fetched', { version, error });
      become({ status: 'failed', during: 'downloading' });
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
      updater?.installOnQuit(plan.install === 'on-quit');
      become(status.status === 'off' ? { status: 'unchecked' } : status);
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
