import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { appFolder, isPackaged } from './app-folder.ts';
import { commandLine, switchValue, takeBackNoSandbox } from './command-line.ts';
import { announce, isPrevented, lifecycle, openWindows, ready, state } from './lifecycle.ts';
import { events, type Offered, offer } from './offer.ts';
import { type InstanceLock, takeLock } from './single-instance.ts';

const {
  name,
  productName = name,
  version,
} = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'));
const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');

export const userData: string = switchValue('user-data-dir') ?? join(config, productName);
mkdirSync(userData, { recursive: true });

/** The system's languages, most wanted first, from the variables that gettext reads. */
export const languages = ['LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG']
  .flatMap((variable) => process.env[variable]?.split(':') ?? [])
  .map((locale) => locale.replace(/[.@].*/, '').replace('_', '-'))
  .filter((tag) => /^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag));

const endings: (() => Promise<unknown>)[] = [];
/** Has this done before a quit is over; an exit does not wait for it. */
export const beforeQuit = (last: () => Promise<unknown>) => void endings.push(last);

/** Before the app is ready the process is gone at once; later it takes its windows along, and lets this turn end. */
function exit(code = 0): void {
  if (!state.isReady) process.exit(code);
  state.isEnding = true;
  for (const window of openWindows) window.destroy();
  announce('quit', code);
  setImmediate(() => process.exit(code));
}

async function quit(): Promise<void> {
  if (state.isEnding) return;
  state.isEnding = !isPrevented(lifecycle, 'before-quit');
  if (!state.isEnding) return;
  await Promise.allSettled(endings.splice(0).map((last) => last()));
  if (isPrevented(lifecycle, 'will-quit')) {
    state.isEnding = false;
    return;
  }
  announce('quit', 0);
  process.exit();
}

/** The window is gone: the app ends, unless it listens and decides for itself. */
export function windowClosed(): void {
  if (!state.isEnding && !announce('window-all-closed')) void quit();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit);
const paths = offer('path', { userData });
let lock: InstanceLock | null = null;

/** The programs that open a scheme, asked for once per start: the script that knows takes 60 ms of a processor. */
const handlers = new Map<string, string>();
const queryHandler = (scheme: string): string =>
  spawnSync('xdg-mime', ['query', 'default', `x-scheme-handler/${scheme}`], {
    encoding: 'utf8',
  }).stdout?.trim() ?? '';

export const app = offer('app', {
  ...events<Electron.App>(lifecycle),
  commandLine,
  isPackaged,
  whenReady: () => ready,
  quit,
  exit,
  enableSandbox: () => {
    if (state.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    takeBackNoSandbox();
  },
  getVersion: () => version,
  getPath: (which) => Reflect.get(paths, which),
  getApplicationNameForProtocol: (url) => {
    const scheme = url.replace(/:.*/, '');
    const known = handlers.get(scheme) ?? queryHandler(scheme);
    handlers.set(scheme, known);
    return known;
  },
  getPreferredSystemLanguages: () => languages,
  // Nothing outside the process is changed, which is what a desktop without a `.desktop` file of the app says too.
  setAsDefaultProtocolClient: () => false,
  isDefaultProtocolClient: () => false,
  requestSingleInstanceLock: () => {
    lock ??= takeLock(join(userData, 'stand-in.lock'), async (argv, folder) => {
      await ready;
      // Chromium adds switches of its own to what it passes on.
      const [program = '', ...given] = argv;
      announce('second-instance', [program, '--original-process-start-time=0', ...given], folder, null);
    });
    return lock !== null;
  },
  hasSingleInstanceLock: () => lock !== null,
  releaseSingleInstanceLock: () => {
    lock?.release();
    lock = null;
  },
} satisfies Offered<Electron.App>);
