import { join } from 'node:path';
import { app } from 'electron';
import { languageOf } from '#contract/language.ts';
import type { Language } from '#contract/snapshot.ts';
import { type Machine, readMachine } from '../app/machine.ts';
import { exitCodes } from '../command-line/policy-report.ts';
import { type Log, openLog } from '../log/log.ts';
import type { PolicyValues } from '../policy/policy-schema.ts';
import { type Network, openNetwork } from '../shell/network.ts';
import { getUserName } from '../shell/system.ts';
import { logFolderName } from '../storage/own-files.ts';

/** What every start needs, whether it is a command or the window. */
export type Launch = {
  /** The folder of this client's files. */
  folder: string;
  log: Log;
  /** The arguments, without the program and, from a checkout, without the app's folder. */
  argv: readonly string[];
  version: string;
  /** The language of the system. */
  language: Language;
};

/** Opens the log and reads how the app was started. */
export function openLaunch(): Launch {
  const folder = app.getPath('userData');
  return {
    folder,
    log: openLog({ folder: join(folder, logFolderName), level: 'info' }),
    argv: process.argv.slice(app.isPackaged ? 1 : 2),
    version: app.getVersion(),
    language: languageOf(app.getPreferredSystemLanguages()),
  };
}

/** Reads the policies and the environment of this machine. */
export function readThisMachine(): Promise<Machine> {
  return readMachine({ isPackaged: app.isPackaged, userName: getUserName(), process });
}

/** Opens Chromium's network with the proxy that the policy names. Resolves once Electron is ready. */
export async function openNetworkFor(values: PolicyValues, log: Log): Promise<Network> {
  await app.whenReady();
  const network = openNetwork(log);
  network.use(values);
  return network;
}

/** Logs why the app could not start, and exits with `exitCodes.software`. */
export function failStart(error: unknown, log: Log): void {
  log.error('could not start', { error });
  app.exit(exitCodes.software);
}
