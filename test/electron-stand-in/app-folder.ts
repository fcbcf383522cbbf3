import { basename, dirname, resolve } from 'node:path';

const [, , folder = '.', ...rest] = process.argv;

/** The folder of the app that runs. */
export const appFolder: string = resolve(folder);

/** An app in its program's `resources` counts as packaged, which is where Electron looks for one. */
export const isPackaged: boolean = basename(dirname(appFolder)) === 'resources';

// Electron's types have it in every process; Node's own program does not.
if (isPackaged) Reflect.set(process, 'resourcesPath', dirname(appFolder));
// A packaged app is not named on the command line.
process.argv = [process.execPath, ...(isPackaged ? [] : [appFolder]), ...rest];
