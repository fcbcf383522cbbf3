import { test as base, expect, type Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { type Language, languages, type Snapshot } from '#contract/snapshot.ts';
import { headingOf } from '../../renderer/copy/heading.ts';
import { findHeadlessChromium } from '../../scripts/lib/chromium.ts';
import { axeViolations } from '../support/axe.ts';
import { type Asked, type BridgeDouble, bridgeDouble, rows } from '../support/bridge-double.ts';
import { chromiumArguments } from '../support/chromium-arguments.ts';
import { copies } from '../support/copies.ts';
import { managedView } from '../support/policy-views.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { variants } from '../support/variants.ts';
import { serveBuiltWindow } from '../support/window-server.ts';

/** One arrival of the focus: at which control, with a ring around it, with nothing in front of it. */
type Visit = { at: number; ring: boolean; uncovered: boolean };

declare global {
  interface Window {
    double: BridgeDouble;
    visits: Visit[];
  }
}

const normal = { width: 520, height: 720 };
/** The narrowest that the window can be made. */
const narrow = { width: 400, height: 720 };
/** The same window at 200 %, in its own pixels. */
const zoomed = { width: 260, height: 360 };
/** The built window under the app's own content policy, with a double for main; anything on its console fails a test. */
export const test = base.extend<{ ready: undefined }, { origin: string }>({
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

  ready: [
    async ({ page }, use) => {
      const complaints = await prepare(page);
      await use(undefined);
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
  const setup = JSON.stringify({ rows, snapshot: snapshotOf({ step: 'starting' }), policy: managedView });
  await page.addInitScript({
    content: `window.double = (${bridgeDouble})(${setup}); window.onboarding = window.double.bridge;`,
  });
  return complaints;
}

/**
 * The same, in one window that stays open from test to test, as a person's does: for tests that go through every state, whose
 * windows took longer to open than to look at. Each begins with {@link arrive}.
 */
export const testInOneWindow = test.extend<object, { shared: { page: Page; complaints: string[] } }>({
  shared: [
    async ({ browser, origin }, use) => {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: normal,
        locale: 'en-US',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await use({ page, complaints: await prepare(page) });
      await context.close();
    },
    { scope: 'worker' },
  ],

  page: async ({ shared: { page } }, use) => {
    await page.setViewportSize(normal);
    await use(page);
  },

  ready: async ({ shared: { complaints } }, use) => {
    complaints.length = 0;
    await use(undefined);
    expect(complaints, 'errors and violations of the content policy').toEqual([]);
  },
});

/** A variant that there must be. */
export function variant(name: string): Snapshot {
  const found = variants[name];
  if (!found) throw new Error(`there is no variant ${name}`);
  return found;
}

let revision = 1;

/** Main tells of a snapshot that is newer than any before. */
export const push = (page: Page, snapshot: Snapshot): Promise<void> =>
  page.evaluate((next) => window.double.push(next), { ...snapshot, revision: ++revision });

/** Everything that the window asked main. */
export const asked = (page: Page): Promise<Asked[]> => page.evaluate(() => window.double.asked);

/** The intents among it. */
export const sent = async (page: Page): Promise<unknown[]> =>
  (await asked(page)).flatMap(({ name, input }) => (name === 'send' ? [input] : []));

/** Arrives at a snapshot's step from another one, as a person would, with nothing over the screen. */
export async function arrive(page: Page, snapshot: Snapshot): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/');
  const copy = copies[snapshot.language];
  const starting = snapshotOf({ step: 'starting' }, { language: snapshot.language });
  await page.evaluate(
    async (steps) => {
      document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
      // Frame by frame: two snapshots of one step in the same frame are no arrival at all.
      const isAt = (words: string) =>
        document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ') === words;
      for (const { next, heading } of steps) {
        window.double.push(next);
        for (let frames = 0; !isAt(heading); frames += 1) {
          if (frames > 600) throw new Error(`the heading “${heading}” did not come`);
          await new Promise(requestAnimationFrame);
        }
      }
    },
    [
      { next: { ...starting, revision: ++revision }, heading: inOneLine(copy.starting.heading) },
      { next: { ...snapshot, revision: ++revision }, heading: inOneLine(headingOf(snapshot, copy)) },
    ],
  );
  // The setup loads when it is first shown.
  if (snapshot.setup) await expect(page.locator('.setup')).toBeVisible();
}

/** With one space between its words, whatever kinds of space keep them together. */
export const inOneLine = (words: string): string => words.replace(/\s+/g, ' ');

/** What depends on colours, which are the same in every language. */
const colourRules = ['color-contrast', 'color-contrast-enhanced'];

/** What axe looks for: everything, what words can change, or what colours can change. */
const axeOptions = {
  all: { rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } },
  words: { rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: true } } },
  colours: { runOnly: { type: 'rule', values: colourRules } },
} satisfies Record<string, RunOptions>;

/**
 * What axe finds. Text has a contrast of 7:1, save on a provider's button, whose colours are its own, and what can be
 * pressed measures 24 px.
 */
export async function findViolations(page: Page, what: keyof typeof axeOptions = 'all'): Promise<unknown[]> {
  const found = await axeViolations(page, axeOptions[what]);
  return found
    .map(({ id, nodes }) => {
      const own = id === 'color-contrast-enhanced' ? 'provider-words' : undefined;
      return [id, nodes.map(({ html }) => html).filter((html) => !own || !html.includes(own))] as const;
    })
    .filter(([, nodes]) => nodes.length > 0);
}

/** The same in the dark, and where colours are the person's own, as in Windows' contrast themes. */
async function expectReadableInOtherColours(page: Page): Promise<void> {
  for (const media of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(media);
    expect(await findViolations(page, 'colours'), JSON.stringify(media)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  }
}

/**
 * Everything can be reached by Tab alone, at the size of the window and at 200 %. At no size does anything scroll sideways or a
 * word of a heading break, and what leads on is 44 px high.
 *
 * @param reach is `focus` where Tab was pressed on the same controls in another language: the focus goes to each without it
 */
export async function expectKeyboardAndZoom(page: Page, reach: 'tab' | 'focus' = 'tab'): Promise<void> {
  await expectReach(page, reach);
  for (const size of [normal, narrow, zoomed]) {
    if (size !== normal) await page.setViewportSize(size);
    expect(await faultsOf(page), JSON.stringify(size)).toEqual({ low: [], sideways: [], broken: [] });
  }
  await expectReach(page, reach);
  await page.setViewportSize(normal);
}

/**
 * What `show` shows in a language has, in every language, no violation of axe, can all be reached by keyboard, and does not
 * scroll sideways at 200 %. It is left by Escape, which only something over the screen listens to.
 */
export async function expectAccessible(
  page: Page,
  show: (language: Language) => Promise<void>,
): Promise<void> {
  for (const language of languages)
    await test.step(language, async () => {
      await show(language);
      expect(await findViolations(page, language === 'nl' ? 'all' : 'words')).toEqual([]);
      if (language === 'nl') await expectReadableInOtherColours(page);
      await expectKeyboardAndZoom(page, language === 'nl' ? 'tab' : 'focus');
      await page.keyboard.press('Escape');
    });
}

/** Numbers what can be operated, and from now on notes where the focus goes and whether a person can see that. */
const watchFocus = (page: Page, reach: 'tab' | 'focus') =>
  page.evaluate((by) => {
    const root = document.querySelector('dialog[open]') ?? document;
    const all = [
      ...root.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [tabindex="0"]'),
      // What is folded away takes no focus.
    ].filter((element) => element.checkVisibility());
    const visits: Visit[] = [];
    for (const [at, element] of all.entries())
      element.addEventListener('focus', () => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const { left, top, width, height } = element.getBoundingClientRect();
        const front = document.elementFromPoint(left + width / 2, top + height / 2);
        const ring = outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2;
        visits.push({ at, ring, uncovered: front === element || element.contains(front) });
      });
    window.visits = visits;
    if (by === 'focus')
      for (const element of all) {
        // What has the focus already would not take it once more.
        (document.activeElement as HTMLElement | null)?.blur();
        element.focus();
      }
    return { count: all.length, visits };
  }, reach);

/** Every control takes the focus, with a ring and in view. */
async function expectReach(page: Page, reach: 'tab' | 'focus'): Promise<void> {
  // A ring is for who uses the keyboard, which a page knows by the last key or click.
  if (reach === 'focus') await page.keyboard.press('Tab');
  const { count, ...focused } = await watchFocus(page, reach);
  const visits = reach === 'focus' ? focused.visits : await pressTab(page, count);
  expect([...new Set(visits.map(({ at }) => at))].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
  expect(visits.filter(({ ring, uncovered }) => !ring || !uncovered)).toEqual([]);
}

/**
 * Presses Tab through so many controls. Two times more than there are: past the last one the focus leaves the page and comes in
 * again at the top. The presses are sent in one go, as by a key that is held; the page takes them in their order.
 */
async function pressTab(page: Page, count: number): Promise<Visit[]> {
  await Promise.all(Array.from({ length: count + 2 }, () => page.keyboard.down('Tab')));
  await page.keyboard.up('Tab');
  return await page.evaluate(() => window.visits);
}

/**
 * What is wrong with a page at its present size: what leads on (the primary button, and the ways to sign in) and is lower than 44
 * CSS pixels; the boxes that scroll sideways; and the heading, if its longest word does not fit when nothing may break.
 */
const faultsOf = (page: Page) =>
  page.evaluate(() => {
    const low = [...document.querySelectorAll<HTMLElement>('.button.primary, .provider')]
      .map((button): [string, number] => [button.innerText, button.getBoundingClientRect().height])
      .filter(([, height]) => height < 44);
    const parts = '.middle, .header, .bottom, .foot, .side, dialog, .modal-middle';
    const sideways = [document.documentElement, ...document.querySelectorAll(parts)]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => box.className || box.tagName);
    const heading = document.querySelector<HTMLElement>('h1:not(.visually-hidden)');
    const broken: string[] = [];
    if (heading) {
      heading.style.overflowWrap = 'normal';
      if (heading.scrollWidth > heading.clientWidth) broken.push(heading.innerText);
      heading.style.overflowWrap = '';
    }
    return { low, sideways, broken };
  });
