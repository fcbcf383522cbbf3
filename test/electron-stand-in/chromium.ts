import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
  type Route,
} from 'playwright-core';
import { findChromium, findHeadlessChromium } from '../../scripts/lib/chromium.ts';
import { readEndpoint, targetOf, windowArguments } from '../support/shared-chromium.ts';
import { beforeQuit, languages, userData } from './app.ts';
import { switchValue } from './command-line.ts';
import { record } from './lifecycle.ts';

const {
  STAND_IN_ENDPOINT: endpoint,
  STAND_IN_CHROMIUM: shared,
  HEADLESS,
  DISPLAY,
  WAYLAND_DISPLAY,
} = process.env;
const headless = HEADLESS !== undefined || !(DISPLAY || WAYLAND_DISPLAY);
const profile = join(userData, `stand-in-${process.pid}`);

/** The address inside Chromium, which has no schemes of ours. */
export const inside = (url: string) => url.replace(/^app:\/\/([^/?#]+)/, 'https://$1.app.invalid');
/** The address that main knows. */
export const outside = (url: string) => url.replace(/^https:\/\/([^/?#]+)\.app\.invalid/, 'app://$1');

/** Opens a window with content of this size, in the Chromium that is shared or in one that is started for it. */
export async function openContext(width: number, height: number): Promise<BrowserContext> {
  const settings = {
    locale: languages[0] ?? 'en-US',
    colorScheme: process.env.STAND_IN_COLOR_SCHEME === 'dark' ? 'dark' : 'light',
    serviceWorkers: 'block',
  } as const;
  const debuggingPort = switchValue('remote-debugging-port');
  const context =
    shared && debuggingPort === undefined
      ? await openShared(shared, { ...settings, viewport: { width, height } })
      : await startChromium({ width, height }, debuggingPort, settings);
  beforeQuit(() => context.close());
  return context;
}

/** A context of its own, which is gone with the connection, however this process ends. */
async function openShared(address: string, settings: Parameters<Browser['newContext']>[0]) {
  const browser = await chromium.connectOverCDP(address);
  beforeQuit(() => browser.close());
  return await browser.newContext(settings);
}

/** Starts Chromium with a profile of its own that is gone at the end. */
async function startChromium(
  size: { width: number; height: number },
  port = endpoint ? '0' : undefined,
  settings: Parameters<(typeof chromium)['launchPersistentContext']>[1],
): Promise<BrowserContext> {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // A browser would offer to translate; an app's window does not.
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ translate: { enabled: false } }));
  const context = await chromium.launchPersistentContext(profile, {
    ...settings,
    executablePath: (headless ? findHeadlessChromium() : findChromium()) ?? '',
    headless,
    viewport: headless ? size : null,
    ...{ handleSIGHUP: false, handleSIGINT: false, handleSIGTERM: false },
    args: [
      ...windowArguments,
      // A test type shows no bar about flags.
      ...(headless
        ? []
        : ['--test-type', '--app=data:text/html,', `--window-size=${size.width},${size.height}`]),
      ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
    ],
  });
  // After Playwright's own listener, which ends Chromium where nothing has closed it.
  process.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  return context;
}

/** Lets others connect to the window, once there is something to see in it: the endpoint, and which of its pages it is. */
export async function publishEndpoint(page: Page): Promise<void> {
  if (!endpoint) return;
  const target = await targetOf(page);
  const address = shared ?? (await readEndpoint(profile));
  writeFileSync(`${endpoint}.part`, `${address}\n${target}`);
  renameSync(`${endpoint}.part`, endpoint);
}

/** Refuses a request, and says which on stderr, without its query. */
export function block(route: Route, request: Request): Promise<void> {
  record(`blocked ${request.method()} ${outside(request.url()).replace(/[?#].*/s, '')}`);
  return route.abort('aborted');
}
