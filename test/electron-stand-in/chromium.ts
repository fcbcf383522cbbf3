import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findHeadlessChromium } from '../../scripts/lib/chromium.ts';
import { ownChromiumArguments, windowArguments } from '../support/chromium-arguments.ts';
import { readEndpoint } from '../support/devtools-port.ts';
import { beforeQuit, userData } from './app.ts';
import { type Connection, connectThrough, connectTo, type Payload } from './cdp.ts';
import { switchValue } from './command-line.ts';
import { record } from './lifecycle.ts';

const {
  STAND_IN_ENDPOINT: endpoint,
  STAND_IN_CHROMIUM: shared,
  HEADLESS,
  DISPLAY,
  WAYLAND_DISPLAY,
} = process.env;
/** Whether the window is shown to nobody. */
export const isHeadless: boolean = HEADLESS !== undefined || !(DISPLAY || WAYLAND_DISPLAY);
const profile = join(userData, `stand-in-${process.pid}`);

/** A Chromium in which there can be pages of this app. */
export type Chromium = {
  /** It tells of every target that is there, or comes. */
  connection: Connection;
  /** The id of the browser context that the app's pages are in. */
  context: string;
  /** The id of the target of the page that is there. */
  firstPage: string;
  /** Opens another, and gives the id of its target. */
  openPage(): Promise<string>;
};

/** Opens the Chromium that is shared, or starts one, whose window gets this size where a person sees it. */
export async function openChromium(size: { width: number; height: number }): Promise<Chromium> {
  const debuggingPort = switchValue('remote-debugging-port');
  return shared && debuggingPort === undefined
    ? await openShared(shared)
    : await startChromium(size, debuggingPort ?? (endpoint ? '0' : undefined));
}

/** A context of its own, which is gone with the connection, however this process ends. */
async function openShared(address: string): Promise<Chromium> {
  const connection = await connectTo(address);
  const { browser } = connection;
  const [{ browserContextId }] = await Promise.all([
    browser.send('Target.createBrowserContext', { disposeOnDetach: true }),
    browser.send('Target.setDiscoverTargets', { discover: true }),
  ]);
  beforeQuit(async () => {
    await browser.send('Target.disposeBrowserContext', { browserContextId });
    connection.close();
  });
  const openPage = async () =>
    (await browser.send('Target.createTarget', { url: 'about:blank', browserContextId })).targetId;
  return { connection, context: browserContextId, firstPage: await openPage(), openPage };
}

/** Starts Chromium with a profile of its own that is gone at the end. */
async function startChromium(
  { width, height }: { width: number; height: number },
  port: string | undefined,
): Promise<Chromium> {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // A browser would offer to translate; an app's window does not.
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ translate: { enabled: false } }));
  const program = isHeadless ? findHeadlessChromium() : findChromium();
  if (program === undefined) throw new Error('There is no Chromium.');
  const chromium = spawn(
    program,
    [
      ...ownChromiumArguments,
      ...windowArguments,
      `--user-data-dir=${profile}`,
      '--remote-debugging-pipe',
      ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
      // A test type shows no bar about flags.
      ...(isHeadless
        ? ['--headless', '--hide-scrollbars', '--mute-audio', 'about:blank']
        : ['--test-type', '--app=data:text/html,', `--window-size=${width},${height}`]),
    ],
    // In a group of its own, which the end of this process ends.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  );
  await once(chromium, 'spawn');
  process.once('exit', () => removeChromium(chromium));
  const connection = connectThrough(chromium);
  const { browser } = connection;
  const ended = once(chromium, 'exit');
  beforeQuit(async () => {
    await Promise.allSettled([browser.send('Browser.close'), ended]);
  });
  const begun = new Promise<Payload<'Target.targetCreated'>['targetInfo']>((resolve) => {
    browser.on('Target.targetCreated', ({ targetInfo }) => targetInfo.type === 'page' && resolve(targetInfo));
  });
  const failed = connection.closed.then(() => {
    throw new Error(`${program} ended before it had a page.`);
  });
  failed.catch(() => undefined);
  await Promise.race([browser.send('Target.setDiscoverTargets', { discover: true }), failed]);
  const { targetId: firstPage, browserContextId: context = '' } = await Promise.race([begun, failed]);
  const openPage = async () => (await browser.send('Target.createTarget', { url: 'about:blank' })).targetId;
  return { connection, context, firstPage, openPage };
}

function removeChromium({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
}

/** Lets others connect to the window, once there is something to see in it: the endpoint, and which of its targets it is. */
export async function publishEndpoint(target: string): Promise<void> {
  if (!endpoint) return;
  const address = shared ?? (await readEndpoint(profile));
  writeFileSync(`${endpoint}.part`, `${address}\n${target}`);
  renameSync(`${endpoint}.part`, endpoint);
}

/** The address inside Chromium, which has no schemes of ours. */
export const inside = (url: string): string => url.replace(/^app:\/\/([^/?#]+)/, 'https://$1.app.invalid');
/** The address that main knows. */
export const outside = (url: string): string => url.replace(/^https:\/\/([^/?#]+)\.app\.invalid/, 'app://$1');

/** Says on stderr that a request was refused, without its query. */
export const recordBlocked = (method: string, url: string): void =>
  record(`blocked ${method} ${outside(url).replace(/[?#].*/s, '')}`);
