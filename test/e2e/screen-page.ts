import { test as base, expect, type Page } from '@playwright/test';
import type { Snapshot } from '#contract/snapshot.ts';
import { headingOf } from '../../renderer/copy/heading.ts';
import { findHeadlessChromium } from '../../scripts/lib/chromium.ts';
import { type BridgeDouble, bridgeScript } from '../support/bridge-double.ts';
import { chromiumArguments } from '../support/chromium-arguments.ts';
import { copies } from '../support/copies.ts';
import { managedView } from '../support/policy-views.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { serveBuiltWindow } from '../support/window-server.ts';
import { arriveInPage, type Shown } from './arrival.ts';

declare global {
  interface Window {
    double: BridgeDouble;
    /** The number of the last snapshot that main told of. */
    revision: number;
    arrive: typeof arriveInPage;
  }
}

/** A window that stays open, and what its console says. */
type Shared = { page: Page; complaints: string[] };

/** The size that the window opens with. */
export const normal = { width: 520, height: 720 };

/**
 * The built window under the app's own content policy, with a double for main. What its console complains of fails a test that does
 * not take it away.
 */
export const testInOwnWindow = base.extend<{ complaints: string[] }, { origin: string; shared: Shared }>({
  viewport: normal,
  contextOptions: { reducedMotion: 'reduce' },
  launchOptions: {
    executablePath: findHeadlessChromium() ?? '',
    args: ['--no-sandbox', '--disable-background-networking', ...chromiumArguments],
  },
  baseURL: ({ origin }, use) => use(origin),

  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const server = await serveBuiltWindow();
      await use(server.origin);
      await server.close();
    },
    { scope: 'worker' },
  ],

  // Here, although only other tests use it, so that all of them can share a worker and its browser.
  shared: [
    async ({ browser, origin }, use) => {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: normal,
        locale: 'en-US',
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      await use({ page, complaints: await prepare(page) });
      await context.close();
    },
    { scope: 'worker' },
  ],

  complaints: [
    async ({ page }, use) => {
      const complaints = await prepare(page);
      await use(complaints);
      expect(complaints, 'errors and violations of the content policy').toEqual([]);
    },
    { auto: true },
  ],
});

/** Gives a page its double for main. Returns what its console says, which grows. */
async function prepare(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const bridge = bridgeScript({ snapshot: snapshotOf({ step: 'starting' }), policy: managedView });
  await page.addInitScript({
    content: `${bridge} window.revision = 1; window.arrive = ${arriveInPage};`,
  });
  return complaints;
}

/**
 * The same, in one window that stays open from test to test, as a person's does: for tests that go through every state, whose
 * windows took longer to open than to look at. Each begins with {@link arrive}.
 */
export const testInOneWindow = testInOwnWindow.extend({
  page: async ({ shared: { page } }, use) => {
    if (page.viewportSize()?.width !== normal.width) await page.setViewportSize(normal);
    // What the last test pointed at is of no concern to the next one.
    await page.mouse.move(0, 0);
    await use(page);
  },

  complaints: async ({ shared: { complaints } }, use) => {
    complaints.length = 0;
    await use(complaints);
    expect(complaints, 'errors and violations of the content policy').toEqual([]);
  },
});

/**
 * The same, with a page that is loaded again, so that nothing is left of what the window or its double for main held: for tests that
 * ask nothing of the window itself, such as a clock, colours or what it loads.
 */
export const test = testInOneWindow.extend({
  page: async ({ page }, use) => {
    await page.goto('/');
    await use(page);
  },
});

/** What is shown on the way to a snapshot's step from another one. */
export function wayTo(snapshot: Snapshot): Shown[] {
  const { language } = snapshot;
  const starting = snapshotOf({ step: 'starting' }, { language });
  return [starting, snapshot].map((next) => ({
    next,
    heading: inOneLine(headingOf(next, copies[language])),
  }));
}

/** Arrives at a snapshot's step from another one, as a person would, with nothing over the screen. */
export async function arrive(page: Page, snapshot: Snapshot): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/');
  await page.evaluate((steps) => window.arrive(steps), wayTo(snapshot));
}

/** With one space between its words, whatever kinds of space keep them together. */
export const inOneLine = (words: string): string => words.replace(/\s+/g, ' ');
