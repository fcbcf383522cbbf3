import type { UpdateStatus, UpdateView } from '#contract/update.ts';
import type { Log } from '../log/log.ts';
import type { UpdatePlan } from './update-plan.ts';
import type { UpdateRestart } from './update-restart.ts';
import { type OpenUpdater, openUpdater, packageHasFeed, type Updater } from './updater.ts';

export type Updates = {
  /** Called after every change. Returns what stops it. */
  onChange(listener: (state: UpdateView) => void): () => void;
  /** Follows this plan from now on. To be called at the start and whenever the rules change. */
  follow(plan: UpdatePlan, managed: boolean): void;
  /** The person asks whether there is a newer version. Does nothing where the rules forbid it. */
  check(): Promise<void>;
  /** The person wants the version that is available. Does nothing where the rules forbid it. */
  download(): Promise<void>;
  /** The person wants the downloaded version now. */
  restart(): void;
};

type UpdatesOptions = {
  log: Log;
  /** Told of a restart into a newer version. */
  restart: UpdateRestart;
  /** Sends a request once the proxy of the rules is set; rejects where it cannot be. */
  through: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
  /** Opens electron-updater unless given; called when it is needed first. */
  open?: OpenUpdater;
  /** Whether the package names a feed to ask. Looks beside the package unless given. */
  hasFeed?: () => boolean;
};

/** While one of these holds, neither a check nor a download begins. */
const busy: readonly UpdateStatus['status'][] = ['checking', 'downloading', 'ready'];

/**
 * Checks for, downloads and installs newer versions of this app, as far as the plan in force allows. A package without a
 * feed is treated as one that must not check: its check would fail at every start.
 *
 * The status is kept whatever the plan says; a plan without checks only hides it. So a check that is under way while the
 * plan forbids it and allows it again does not begin twice, and what was downloaded stays.
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
  /** The version that the last check found; null where none is newer. */
  let found: string | null = null;
  const listeners = new Set<(state: UpdateView) => void>();

  const tell = (): void => {
    const shown = plan.check === 'never' ? ({ status: 'off' } as const) : status;
    for (const listener of listeners) listener({ ...shown, managed, byIt: plan.byIt });
  };
  const become = (next: typeof status): void => {
    status = next;
    tell();
  };
  const opened = async (): Promise<Updater> => {
    updater ??= await open(log, restart);
    return updater;
  };

  const check = async (): Promise<void> => {
    if (plan.check === 'never' || busy.includes(status.status)) return;
    wasChecked = true;
    become({ status: 'checking' });
    try {
      const opening = await opened();
      found = await through(() => opening.check());
    } catch (error) {
      log.warn('no answer about newer versions', { error });
      return become({ status: 'failed', during: 'checking' });
    }
    become(found === null ? { status: 'up-to-date' } : { status: 'available', version: found });
    if (plan.install === 'on-quit') await download();
  };

  const download = async (): Promise<void> => {
    const version = found;
    const isForbidden = plan.install === 'never' || plan.check === 'never';
    if (isForbidden || version === null || busy.includes(status.status)) return;
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
