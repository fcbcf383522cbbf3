import type { UpdateStatus, UpdateView } from '#contract/update.ts';
import type { Log } from '../log/log.ts';
import type { UpdatePlan } from './update-plan.ts';
import type { UpdateRestart } from './update-restart.ts';
import { type OpenUpdater, openUpdater, packageHasFeed, type Updater } from './updater.ts';

export type Updates = {
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

type UpdatesOptions = {
  log: Log;
  /** Told of a restart into a newer version. */
  restart: UpdateRestart;
  /** Asks something of the network once that may be; rejects where it may not. */
  through: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
  /** electron-updater unless given; it is loaded when it is needed first. */
  open?: OpenUpdater;
  /** Whether there is anywhere to ask: by what lies beside this package, unless given. */
  hasFeed?: () => boolean;
};

/**
 * Newer versions of this app: nothing is asked, fetched or installed but what the plan that is followed allows. A package
 * that was not told where to ask is treated as one that must not: its check would fail at every start.
 *
 * How far things are is known whatever the plan says; one that allows no question only hides it. So a check that is
 * under way when the plan forbids it and allows it again is not begun twice, and what was fetched stays fetched.
 */
export function createUpdates({
  log,
  through,
  restart,
  open = openUpdater,
  hasFeed = packageHasFeed,
}: UpdatesOptions): Updates {
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
    updater ??= await open(log, restart);
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
      await ready.installOnQuit(plan.install === 'on-quit');
      await through(() => ready.download());
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
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow: (next, isManaged) => {
      plan = next.check === 'never' || hasFeed() ? next : { ...next, check: 'never', install: 'never' };
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
