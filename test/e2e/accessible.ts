import { expect, type Page, test } from '@playwright/test';
import type { NodeResult } from 'axe-core';
import { type Language, languages } from '#contract/snapshot.ts';
import { type AxeOptions, axeViolations } from '../support/axe.ts';
import { normal } from './screen-page.ts';

type Size = { width: number; height: number };
/** The narrowest that the window can be made. */
const narrow = { width: 400, height: 720 };
/** The same window at 200 %, in its own pixels. */
const zoomed = { width: 260, height: 360 };

/** One arrival of the focus: at which control, with a ring around it, with nothing in front of it. */
type Visit = { at: number; ring: boolean; uncovered: boolean };

declare global {
  interface Window {
    visits: Visit[];
    /** Listens to where the focus goes. */
    visit?: (event: Event) => void;
  }
}

/**
 * What axe asks of the contrast of text: 7:1, and 4.5:1 where it is large. Its own rule for that, `color-contrast-enhanced`, passes
 * over what is below 4.5:1, so that two rules would go through every text.
 */
const contrast = {
  ignoreUnicode: true,
  ignoreLength: false,
  ignorePseudo: false,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  contrastRatio: { normal: { expected: 7 }, large: { expected: 4.5 } },
  pseudoSizeThreshold: 0.25,
  shadowOutlineEmMax: 0.1,
  textStrokeEmMin: 0.03,
};

/** What axe looks for: everything, what words can change, or what colours can change, which are the same in every language. */
const axeOptions = {
  all: { rules: { 'target-size': { enabled: true } }, checks: { 'color-contrast': { options: contrast } } },
  words: { rules: { 'color-contrast': { enabled: false } } },
  colours: {
    runOnly: { type: 'rule', values: ['color-contrast'] },
    checks: { 'color-contrast': { options: contrast } },
  },
} satisfies Record<string, AxeOptions>;

/**
 * What axe finds. Text has a contrast of 7:1, save on a provider's button, whose colours are its own, and what can be
 * pressed measures 24 px.
 */
export async function findViolations(page: Page, what: keyof typeof axeOptions = 'all'): Promise<unknown[]> {
  const found = await axeViolations(page, axeOptions[what]);
  return found
    .map(({ id, nodes }) => {
      const wrong = id === 'color-contrast' ? nodes.filter((node) => !isReadableProvider(node)) : nodes;
      return [id, wrong.map(({ html }) => html)] as const;
    })
    .filter(([, nodes]) => nodes.length > 0);
}

/** A provider chooses its own colours: 4.5:1 is enough there. */
function isReadableProvider({ html, any }: NodeResult): boolean {
  // What a check tells is of its own type: this one's ratio is a number.
  const ratio: unknown = any[0]?.data?.contrastRatio;
  return html.includes('provider-words') && typeof ratio === 'number' && ratio >= 4.5;
}

/** The same in the dark, and where colours are the person's own, as in Windows' contrast themes. */
async function expectReadableInOtherColours(page: Page): Promise<void> {
  const light = { colorScheme: 'light', forcedColors: 'none' } as const;
  for (const media of [
    { ...light, colorScheme: 'dark' },
    { ...light, forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(media);
    expect(await findViolations(page, 'colours'), JSON.stringify(media)).toEqual([]);
  }
  await page.emulateMedia(light);
}

/**
 * What is right at every size: nothing scrolls sideways, no word of a heading breaks, and what leads on is 44 px high. At the size
 * that the window opens with and at 200 %, everything can be reached by Tab alone.
 *
 * @param reach is `focus` where Tab was pressed on the same controls in another language: the focus goes to each without it
 */
async function expectWhole(page: Page, size: Size, reach: 'tab' | 'focus'): Promise<void> {
  if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
  const { count, ...found } = await look(page, size === narrow ? 'nothing' : reach);
  const visits = reach === 'tab' && size !== narrow ? await pressTab(page, count) : found.visits;
  const faults = {
    ...found.faults,
    unseen: visits.filter(({ ring, uncovered }) => !ring || !uncovered),
    reached: [...new Set(visits.map(({ at }) => at))].sort((a, b) => a - b),
  };
  const reached = size === narrow ? [] : [...Array(count).keys()];
  expect(faults, JSON.stringify(size)).toEqual({
    low: [],
    small: [],
    dangling: [],
    sideways: [],
    broken: [],
    unseen: [],
    reached,
  });
}

/** The page as it is can be used by keyboard, and is whole at every size. */
export async function expectKeyboardAndZoom(page: Page): Promise<void> {
  for (const size of [normal, narrow, zoomed]) await expectWhole(page, size, 'tab');
  await page.setViewportSize(normal);
}

/**
 * What `show` shows in a language has, in every language, no violation of axe, can all be reached by keyboard, and does not
 * scroll sideways at 200 %.
 *
 * @param used is what `show` uses last: a ring is for who uses the keyboard, which a page knows by the last key or click
 */
export async function expectAccessible(
  page: Page,
  show: (language: Language) => Promise<void>,
  used: 'keyboard' | 'pointer' = 'keyboard',
): Promise<void> {
  for (const [at, language] of languages.entries())
    await test.step(language, async () => {
      await show(language);
      if (language !== 'nl' && used === 'pointer') await page.keyboard.press('Tab');
      // To 200 % in one language and back in the next, because another size takes as long as all that is looked at.
      for (const size of at % 2 === 0 ? [normal, narrow, zoomed] : [zoomed, narrow, normal]) {
        await expectWhole(page, size, language === 'nl' ? 'tab' : 'focus');
        if (size !== normal) continue;
        expect(await findViolations(page, language === 'nl' ? 'all' : 'words')).toEqual([]);
        if (language === 'nl') await expectReadableInOtherColours(page);
      }
    });
}

/**
 * What is wrong with a page at its present size: what leads on (the primary button, and the ways to sign in) and is lower than 44
 * CSS pixels; what can be pressed and is smaller than 24; ids that are referred to and not there; the boxes that scroll sideways;
 * and the heading, if its longest word does not fit when nothing may break.
 *
 * With that, how many controls there are, and where the focus went and whether a person could see that: to each of them now, or
 * to whichever gets it from now on (`window.visits`).
 */
const look = (page: Page, reach: 'tab' | 'focus' | 'nothing') =>
  page.evaluate((by) => {
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

    // Axe leaves to a person what describes or names with an element that is not there.
    const dangling = ['aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-details', 'for'].flatMap(
      (name) =>
        [...document.querySelectorAll(`[${name}]`)]
          .flatMap((element) => element.getAttribute(name)?.split(' ') ?? [])
          .filter((id) => document.getElementById(id) === null)
          .map((id) => `${name}=${id}`),
    );

    const root = document.querySelector('dialog[open]') ?? document;
    const all = [
      ...root.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [tabindex="0"]'),
      // What is folded away takes no focus.
    ].filter((element) => element.checkVisibility());
    // What can be pressed, as large as WCAG asks of it where other targets are near.
    const small = all
      .map((element): [string, number, number] => {
        // What is ticked can be pressed on its words too.
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return [element.innerText || element.className, width, height];
      })
      .filter(([, width, height]) => width < 24 || height < 24);
    const visits: Visit[] = [];
    const visit = ({ target }: { target: EventTarget | null }) => {
      const at = all.indexOf(target as HTMLElement);
      const element = all[at];
      if (!element) return;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { left, top, width, height } = element.getBoundingClientRect();
      const front = document.elementFromPoint(left + width / 2, top + height / 2);
      const ring = outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2;
      visits.push({ at, ring, uncovered: front === element || element.contains(front) });
    };
    if (by === 'focus') {
      // What has the focus already would not take it once more.
      (document.activeElement as HTMLElement | null)?.blur();
      for (const element of all) {
        element.focus();
        visit({ target: document.activeElement });
      }
    }
    if (by === 'tab') {
      // One listener at a time.
      if (window.visit) removeEventListener('focusin', window.visit);
      addEventListener('focusin', visit);
      window.visit = visit;
      window.visits = visits;
    }
    return { count: all.length, visits, faults: { low, small, dangling, sideways, broken } };
  }, reach);

/**
 * Presses Tab through so many controls. Two times more than there are: past the last one the focus leaves the page and comes in
 * again at the top. The presses are sent in one go, as by a key that is held; the page takes them in their order.
 */
async function pressTab(page: Page, count: number): Promise<Visit[]> {
  await Promise.all(Array.from({ length: count + 2 }, () => page.keyboard.down('Tab')));
  await page.keyboard.up('Tab');
  return await page.evaluate(() => window.visits);
}
