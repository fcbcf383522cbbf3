import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findHeadlessChromium } from '../../scripts/lib/chromium.ts';
import { windowArguments } from './chromium-arguments.ts';
import { readEndpoint } from './devtools-port.ts';
import { removeFolder } from './remove-folder.ts';

/** A Chromium without a window, in which each start of the stand-in has a context of its own. */
export type SharedChromium = {
  /** Its CDP endpoint, for the stand-in. */
  endpoint: string;
  /** The page of a target, seen by the connection that there is: another one would have all of it said twice. */
  findPage(target: string): Promise<Page>;
  stop(): Promise<void>;
};

/** Starts one. It takes a third of the processor that a start of the app takes, so that those of many tests share it. */
export async function startSharedChromium(): Promise<SharedChromium> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findHeadlessChromium() ?? '',
    args: [...windowArguments, '--remote-debugging-port=0'],
    // The stand-in decides about its window; and this takes the place of what Playwright's configuration says of a person's browser.
    viewport: null,
    locale: '',
  });
  return {
    endpoint: await readEndpoint(profile),
    findPage: (target) => findPage([context], target),
    stop: async () => {
      await context.close();
      await removeFolder(profile);
    },
  };
}

/** How long a page is waited for at most, in milliseconds. */
const longestWaitMs = 10_000;

/** The page of a target among all of these contexts: others may use the Chromium too. */
export async function findPage(contexts: BrowserContext[], target: string): Promise<Page> {
  const found = Promise.withResolvers<Page>();
  const look = async (page: Page) => {
    // One that closes meanwhile is another app's.
    if ((await targetOf(page).catch(() => null)) === target) found.resolve(page);
  };
  // Playwright may hear of a page later than the app that opened it.
  for (const context of contexts) context.on('page', look);
  for (const page of contexts.flatMap((context) => context.pages())) void look(page);
  const timer = setTimeout(() => found.reject(new Error('The stand-in has no window.')), longestWaitMs);
  try {
    return await found.promise;
  } finally {
    clearTimeout(timer);
    for (const context of contexts) context.off('page', look);
  }
}

/** The id by which Chromium knows a page, whoever is connected. */
async function targetOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
