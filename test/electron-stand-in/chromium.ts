import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Request, type Route } from 'playwright-core';
import { findChromium, findHeadlessChromium } from '../../scripts/lib/chromium.ts';
import { chromiumArguments } from '../support/chromium-arguments.ts';
import { beforeQuit, languages, userData } from './app.ts';
import { switchValue } from './command-line.ts';
import { record } from './lifecycle.ts';

const { STAND_IN_ENDPOINT: endpoint, HEADLESS, DISPLAY, WAYLAND_DISPLAY } = process.env;
const headless = HEADLESS !== undefined || !(DISPLAY || WAYLAND_DISPLAY);
const profile = join(userData, `stand-in-${process.pid}`);

/** The address inside Chromium, which has no schemes of ours. */
export const inside = (url: string) => url.replace(/^app:\/\/([^/?#]+)/, 'https://$1.app.invalid');
/** The address that main knows. */
export const outside = (url: string) => url.replace(/^https:\/\/([^/?#]+)\.app\.invalid/, 'app://$1');

/** Starts Chromium with content of this size, and with a profile of its own that is gone at the end. */
export async function startChromium(width: number, height: number): Promise<BrowserContext> {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const debuggingPort = switchValue('remote-debugging-port') ?? (endpoint ? '0' : undefined);
  // A browser would offer to translate; an app's window does not.
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ translate: { enabled: false } }));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: (headless ? findHeadlessChromium() : findChromium()) ?? '',
    headless,
    viewport: headless ? { width, height } : null,
    locale: languages[0] ?? 'en-US',
    colorScheme: process.env.STAND_IN_COLOR_SCHEME === 'dark' ? 'dark' : 'light',
    serviceWorkers: 'block',
    ...{ handleSIGHUP: false, handleSIGINT: false, handleSIGTERM: false },
    args: [
      ...chromiumArguments,
      '--host-resolver-rules=MAP * ~NOTFOUND',
      // A test type shows no bar about flags.
      ...(headless ? [] : ['--test-type', '--app=data:text/html,', `--window-size=${width},${height}`]),
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
    ],
  });
  beforeQuit(() => context.close());
  // After Playwright's own listener, which ends Chromium where nothing has closed it.
  process.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  return context;
}

/** Lets others connect to the window, once there is something to see in it. */
export function publishEndpoint(): void {
  if (!endpoint) return;
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  writeFileSync(`${endpoint}.part`, `ws://127.0.0.1:${port}${path}`);
  renameSync(`${endpoint}.part`, endpoint);
}

/** Refuses a request, and says which on stderr, without its query. */
export function block(route: Route, request: Request): Promise<void> {
  record(`blocked ${request.method()} ${outside(request.url()).replace(/[?#].*/s, '')}`);
  return route.abort('aborted');
}
