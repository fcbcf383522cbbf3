import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { events, type Offered, offer } from './offer.ts';

export const shell = offer('shell', {
  openExternal: async (url) => {
    // The shell reads $BROWSER, and gets the address as an argument, so that it reads nothing into that.
    const command = `${process.env.BROWSER || 'xdg-open'} "$1"`;
    const browser = spawn('sh', ['-c', command, 'sh', url], { stdio: 'ignore', detached: true });
    browser.unref();
    // A browser that stays in the foreground for 3 s has opened.
    const [code] = await Promise.race([once(browser, 'exit'), setTimeout(3000, [0], { ref: false })]);
    if (code !== 0) throw new Error('Failed to open URL');
  },
} satisfies Offered<Electron.Shell>);

export const clipboard = offer('clipboard', {
  writeText: async (text) => writeFileSync(process.env.STAND_IN_CLIPBOARD ?? '/dev/null', text),
} satisfies Offered<Electron.Clipboard>);

export const Menu = offer('Menu', { setApplicationMenu: () => undefined } satisfies Offered<
  typeof Electron.Menu
>);

export const nativeTheme = offer('nativeTheme', {
  shouldUseDarkColors: process.env.STAND_IN_COLOR_SCHEME === 'dark',
} satisfies Offered<Electron.NativeTheme>);

/** Tells of nothing: this machine is not shut down while a test runs. */
export const powerMonitor = offer('powerMonitor', {
  ...events<Electron.PowerMonitor>(new EventEmitter()),
} satisfies Offered<Electron.PowerMonitor>);
