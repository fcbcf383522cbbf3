import type { UpdateStatus, UpdateView } from '#contract/update.ts';
import type { Log } from '../log/log.ts';
import type { UpdatePlan } from './update-plan.ts';
import type { UpdateRestart } from './update-restart.ts';
import { type OpenUpdater, openUpdater, packageHasFeed, type Updater } from './updater.ts';

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

/** How far things are, whatever the plan says. */
type KnownStatus = Exclude<UpdateStatus, { status: 'off' }>;

/**
 * Checks for, downloads and installs newer versions of this app, as far as the plan in force allows. A package without a
 * feed is treated as one that must not check: its check would fail at every start.
 *
 * The status is kept whatever the plan says; a plan without checks only hides it. So a check that is under way while the
 * plan forbids it and allows it again does not begin twice, and what was downloaded stays.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  readonly #listeners = new Set<(state: UpdateView) => void>();
  #plan: UpdatePlan = { check: 'never', install: 'never', byIt: false };
  #managed = false;
  #status: KnownStatus = { status: 'unchecked' };
  #wasChecked = false;
  #updater: Updater | null = null;
  /** The version that the last check found; null where none is newer. */
  #found: string | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
  }

  /** Called after every change. Returns what stops it. */
  onChange(listener: (state: UpdateView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Follows this plan from now on. To be called at the start and whenever the rules change. */
  follow(next: UpdatePlan, managed: boolean): void {
    const { hasFeed = packageHasFeed } = this.#options;
    const hasSource = next.check === 'never' || hasFeed();
    this.#plan = hasSource ? next : { ...next, check: 'never', install: 'never' };
    this.#managed = managed;
    void this.#tellUpdater();
    this.#tell();
    if (this.#plan.check === 'at-start' && !this.#wasChecked) void this.check();
    else if (this.#plan.install === 'on-quit' && this.#status.status === 'available') void this.download();
  }

  /** The person asks whether there is a newer version. Does nothing where the rules forbid it. */
  async check(): Promise<void> {
    const { log, through } = this.#options;
    if (this.#plan.check === 'never' || this.#isBusy) return;
    this.#wasChecked = true;
    this.#become({ status: 'checking' });
    try {
      const opening = await this.#open();
      this.#found = await through(() => opening.check());
    } catch (error) {
      log.warn('no answer about newer versions', { error });
      return this.#become({ status: 'failed', during: 'checking' });
    }
    const version = this.#found;
    this.#become(version === null ? { status: 'up-to-date' } : { status: 'available', version });
    if (this.#plan.install === 'on-quit') await this.download();
  }

  /** The person wants the version that is available. Does nothing where the rules forbid it. */
  async download(): Promise<void> {
    const { log, through } = this.#options;
    const version = this.#found;
    const isForbidden = this.#plan.install === 'never' || this.#plan.check === 'never';
    if (isForbidden || version === null || this.#isBusy) return;
    this.#become({ status: 'downloading', version });
    try {
      const ready = await this.#open();
      await ready.installOnQuit(this.#plan.install === 'on-quit');
      await through(() => ready.download());
      this.#become({ status: 'ready', version });
    } catch (error) {
      log.warn('a newer version could not be fetched', { version, error });
      this.#become({ status: 'failed', during: 'downloading' });
    }
  }

  /** The person wants the downloaded version now. */
  restart(): void {
    if (this.#status.status === 'ready' && this.#plan.install !== 'never') this.#updater?.installAndRestart();
  }

  get #isBusy(): boolean {
    return ['checking', 'downloading', 'ready'].includes(this.#status.status);
  }

  async #open(): Promise<Updater> {
    const { open = openUpdater, log, restart } = this.#options;
    this.#updater ??= await open(log, restart);
    return this.#updater;
  }

  async #tellUpdater(): Promise<void> {
    try {
      await this.#updater?.installOnQuit(this.#plan.install === 'on-quit');
    } catch (error) {
      this.#options.log.warn('a newer version cannot be put in place at the end', { error });
    }
  }

  #become(next: KnownStatus): void {
    this.#status = next;
    this.#tell();
  }

  #tell(): void {
    const shown = this.#plan.check === 'never' ? ({ status: 'off' } as const) : this.#status;
    for (const listener of this.#listeners)
      listener({ ...shown, managed: this.#managed, byIt: this.#plan.byIt });
  }
}
