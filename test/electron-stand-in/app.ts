import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { events, type Offered, offer } from './offer.ts';
import { lock } from './single-instance.ts';

const [, folder = '.', ...args] = process.argv;
const { name, productName = name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
const chosen = args.find((arg) => arg.startsWith('--user-data-dir='))?.replace('--user-data-dir=', '');

export const userData: string = chosen ?? join(config, productName);
mkdirSync(userData, { recursive: true });

/** The system's languages, most wanted first, from the variables that gettext reads. */
export const languages = ['LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG']
  .flatMap((variable) => process.env[variable]?.split(':') ?? [])
  .map((locale) => locale.replace(/[.@].*/, '').replace('_', '-'))
  .filter((tag) => /^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag));

const lifecycle = new EventEmitter();
const endings: (() => Promise<unknown>)[] = [];
let ending = false;

/** Tells the listeners of `app`. */
export const announce = (event: string, ...details: unknown[]) => lifecycle.emit(event, {}, ...details);
/** Has this done before the process ends. */
export const beforeEnd = (last: () => Promise<unknown>) => void endings.push(last);

async function exit(code = 0): Promise<void> {
  ending = true;
  await Promise.allSettled(endings.splice(0).map((last) => last()));
  announce('quit', code);
  process.exit(code);
}
async function quit(): Promise<void> {
  if (ending) return;
  ending = true;
  announce('before-quit');
  await Promise.allSettled(endings.splice(0).map((last) => last()));
  let prevented = false;
  lifecycle.emit('will-quit', { preventDefault: () => (prevented = true) });
  if (!prevented) await exit();
}

/** The window is gone: the app ends, unless it listens and decides for itself. */
export function windowClosed(): void {
  if (!ending && !announce('window-all-closed')) void quit();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit);
const ready = new Promise<void>((resolve) => setImmediate(() => ending || resolve()));
const paths = offer('path', { userData });

export const app = offer('app', {
  ...events<Electron.App>(lifecycle),
  isPackaged: false,
  whenReady: () => ready,
  quit,
  exit: (code) => void exit(code),
  enableSandbox: () => undefined,
  getVersion: () => version,
  getPath: (which) => Reflect.get(paths, which),
  getApplicationNameForProtocol: (url) => {
    const type = `x-scheme-handler/${url.replace(/:.*/, '')}`;
    return spawnSync('xdg-mime', ['query', 'default', type], { encoding: 'utf8' }).stdout?.trim() ?? '';
  },
  getPreferredSystemLanguages: () => languages,
  setAsDefaultProtocolClient: () => true,
  isDefaultProtocolClient: () => true,
  requestSingleInstanceLock: () =>
    lock(join(userData, 'stand-in.lock'), (argv, cwd) => announce('second-instance', argv, cwd)),
} satisfies Offered<Electron.App>);
