import type { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import { z } from 'zod';
import type { Log } from '../log/log.ts';
import type { UpdateRestart } from './update-restart.ts';

/** Asks for newer versions, fetches them and puts them in place. Does none of it by itself. */
export type Updater = {
  /** The newer version there is, or null. Rejects where the feed cannot be asked or understood. */
  check(): Promise<string | null>;
  /** Fetches what `check` found. Rejects, with nothing left of it, unless it is exactly what the feed promised. */
  download(): Promise<void>;
  /**
   * Puts what was fetched in the place of this version, starts it, and quits this one. Where it cannot be put in place the
   * reason is in the log, this version goes on, and it can be asked again.
   */
  installAndRestart(): void;
  /**
   * Whether what was fetched is put in place when the app quits. False until said, and can change at any time. Rejects
   * where what was fetched before is no longer there.
   */
  installOnQuit(wanted: boolean): Promise<void>;
};

/** What a feed calls a version, where it is fit to be shown. */
const version = z.string().regex(/^\d[0-9A-Za-z.+-]{0,63}$/);

const maxLine = 300;

/** Opens electron-updater. */
export type OpenUpdater = (log: Log, restart: UpdateRestart) => Promise<Updater>;

/**
 * Whether this package was told where newer versions are. electron-builder tells only what it can also update: not an MSI
 * or a pkg that is built alone, nor an app in a folder; a practice build is told nothing.
 */
export function packageHasFeed(): boolean {
  return existsSync(join(process.resourcesPath, 'app-update.yml'));
}

/** electron-updater, for the package that runs. Its feed is the one that the build was published to, and no other. */
export const openUpdater: OpenUpdater = async (log, restart) => {
  const { autoUpdater } = await import('electron-updater');
  return adaptUpdater(autoUpdater, log, restart);
};

/** An updater of electron-updater, which does nothing that it is not asked for and follows no redirect. */
export function adaptUpdater(sdk: AppUpdater, log: Log, restart: UpdateRestart): Updater {
  sdk.autoDownload = false;
  sdk.autoInstallOnAppQuit = false;
  sdk.allowDowngrade = false;
  sdk.allowPrerelease = false;
  sdk.disableWebInstaller = true;
  // It would send a lasting identifier of this installation with every request.
  sdk.requestHeaders = { 'x-user-staging-id': 'none' };
  sdk.logger = loggerFor(log);
  refuseRedirects(sdk);
  ignoreUnknownFiles(sdk);
  // Also of a check or a download, neither of which is part of a restart.
  sdk.on('error', () => restart.fail());
  /** Something was fetched, and whether electron-updater took notice then that the end of the app is to install it. */
  let fetched: 'nothing' | 'unnoticed' | 'noticed' = 'nothing';
  const download = async () => {
    await sdk.downloadUpdate();
    fetched = sdk.autoInstallOnAppQuit ? 'noticed' : 'unnoticed';
  };
  return {
    check: async () => {
      const result = await sdk.checkForUpdates();
      if (result === null) throw new Error('This package cannot be updated');
      return result.isUpdateAvailable ? version.parse(result.updateInfo.version) : null;
    },
    download,
    installAndRestart: () => {
      restart.begin();
      sdk.quitAndInstall(true, true);
    },
    installOnQuit: async (wanted) => {
      sdk.autoInstallOnAppQuit = wanted;
      // It asks itself only at the end of a download. A second one verifies the file that is there and fetches nothing.
      if (wanted && fetched === 'unnoticed') await download();
    },
  };
}

/** Its words go to our log, which scrubs them: they hold addresses, folders, and whole answers of the feed. */
function loggerFor(log: Log): NonNullable<AppUpdater['logger']> {
  const line = (level: 'debug' | 'warn') => (message?: unknown) =>
    log[level]('updater', { message: String(message).slice(0, maxLine) });
  return { debug: line('debug'), info: line('debug'), warn: line('warn'), error: line('warn') };
}

/** A file that a feed lists, as far as electron-updater needs it. */
const listedFile = z.object({ url: z.string().min(1), sha512: z.string().min(1) });

/**
 * Leaves out what the feed of a later version lists and this one cannot read: electron-updater would give up on all of it for
 * one file without the hash that it knows. This question is the first that it asks about an answer of the feed.
 */
function ignoreUnknownFiles(sdk: AppUpdater): void {
  const isSupported = sdk.isUpdateSupported;
  sdk.isUpdateSupported = (info) => {
    const files = info.files?.filter((one) => listedFile.safeParse(one).success);
    // The same object is what it goes on with.
    if (files !== undefined) Object.assign(info, { files });
    return isSupported(info);
  };
}

type Request = EventEmitter & { abort(): void };
type Executor = {
  addRedirectHandlers(request: Request, options: unknown, reject: (error: Error) => void): void;
};

/**
 * Our feed answers itself. The library would follow redirects to anywhere, http included, and without end: it never
 * counts them. Its executor is not among its published types.
 */
function refuseRedirects(sdk: AppUpdater): void {
  const executor: unknown = Reflect.get(sdk, 'httpExecutor');
  if (!isExecutor(executor)) throw new Error('electron-updater has changed: its redirects cannot be refused');
  executor.addRedirectHandlers = (request, _options, reject) => {
    request.on('redirect', () => {
      reject(new Error('The update feed redirects'));
      request.abort();
    });
  };
}

function isExecutor(value: unknown): value is Executor {
  return typeof value === 'object' && value !== null && 'addRedirectHandlers' in value;
}
