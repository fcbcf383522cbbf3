import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { isPrevented, lifecycle, openWindows, record } from './lifecycle.ts';
import { events, type Offered, offer } from './offer.ts';

export const shell = offer('shell', {
  openExternal: async (url) => {
    // The shell reads $BROWSER, and gets the address as an argument, so that it reads nothing into that.
    const command = `${process.env.BROWSER || 'xdg-open'} "$1"`;
    const browser = spawn('sh', ['-c', command, 'sh', url], { stdio: 'ignore', detached: true });
    // On Linux Electron waits for nothing, and learns of no failure.
    browser.on('error', () => undefined).unref();
  },
} satisfies Offered<Electron.Shell>);

export const clipboard = offer('clipboard', {
  writeText: async (text) => writeFileSync(process.env.STAND_IN_CLIPBOARD ?? '/dev/null', text),
} satisfies Offered<Electron.Clipboard>);

export const nativeTheme = offer('nativeTheme', {
  shouldUseDarkColors: process.env.STAND_IN_COLOR_SCHEME === 'dark',
} satisfies Offered<Electron.NativeTheme>);

export const dialog = offer('dialog', {
  showErrorBox: (title, content) => record(`dialog ${title}: ${content}`),
  // A person who closes it.
  showMessageBox: async (...given) => {
    const options = given.at(-1);
    record(`dialog ${JSON.stringify(options)}`);
    return { response: options?.cancelId ?? 0, checkboxChecked: false };
  },
} satisfies Offered<Electron.Dialog>);

export const screen = offer('screen', {
  getPrimaryDisplay: () => offer('Display', { workAreaSize: { width: 1280, height: 1024 } }),
} satisfies Offered<Electron.Screen>);

const power = new EventEmitter();
export const powerMonitor = offer('powerMonitor', {
  ...events<Electron.PowerMonitor>(power),
} satisfies Offered<Electron.PowerMonitor>);

/** Who hears an event of the operating system; a window hears the ones that are not here. */
const hearers = new Map([
  ['open-url', lifecycle],
  ['open-file', lifecycle],
  ['shutdown', power],
]);

/** What the operating system tells the app: messages `[event, …details]` from the process that started this one. */
export function listenToSystem(): void {
  process.on('message', (message) => {
    // The sender is our own test support.
    const [event, ...details] = message as [string, ...unknown[]];
    const hearer = hearers.get(event);
    if (hearer) isPrevented(hearer, event, {}, ...details);
    else for (const window of openWindows) window.hear(event, ...details);
    // Windows ends a process once its windows have been told that the session ends.
    if (event === 'session-end') process.exit();
  });
}

/** What Electron does with errors that nothing catches: a dialog for an exception, a warning for a rejection. */
export function surviveErrors(): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    dialog.showErrorBox('A JavaScript error occurred in the main process', String(error?.stack ?? error));
  });
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') > 1) return;
    console.error('UnhandledPromiseRejectionWarning:', reason);
  });
}
