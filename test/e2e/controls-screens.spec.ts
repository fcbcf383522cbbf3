import { expect, type Page } from '@playwright/test';
import type { Examination } from '#contract/doctor.ts';
import type { Intent } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import type { Asked } from '../support/bridge-double.ts';
import { intercepted, portal } from '../support/examinations.ts';
import { isTaken } from '../support/journey-state.ts';
import { variant, variants } from '../support/variants.ts';
import { examined, openPanel } from './dialogs.ts';
import { arrive, test, testInOneWindow, testInOwnWindow, wayTo } from './screen-page.ts';

test.describe.configure({ mode: 'parallel' });

/** A control by its place among those that are there, with the words that it is known by. */
type Control = { at: number; words: string; submits: boolean };
/** What came of operating a control. */
type Operated = { path: string; asked: Asked[]; isChanged: boolean };

declare global {
  interface Window {
    /** Comes to the beginning, from which each control is operated, from wherever the page is. */
    begin: () => Promise<void>;
  }
}

/**
 * Operates each control that is there at the beginning, and each that comes to be there by one of them, all from the beginning. With
 * `filled`, only that one on the page as it is.
 *
 * A control is operated as a person would, and something is waited for to come of it; its own focus does not count. Controls are
 * those of what stands over the screen, if something does; what says that it is disabled is left out.
 */
const operate = (page: Page, given: { filled?: Control } = {}) =>
  page.evaluate(async ({ filled }) => {
    const list = () => {
      const root = document.querySelector('dialog[open]') ?? document;
      return [...root.querySelectorAll<HTMLElement>('a[href], button, input, select, [tabindex="0"]')];
    };
    const controls = () =>
      list().flatMap((element, at): Control[] => {
        if (element.ariaDisabled === 'true') return [];
        const words = element.innerText || element.getAttribute('name') || element.className;
        return [{ at, words, submits: element instanceof HTMLButtonElement && element.type === 'submit' }];
      });
    // Whose controls are another test's.
    const isOver = () => document.querySelector('dialog[open]') !== null;
    const act = (element: HTMLElement) => {
      const isBox = element instanceof HTMLInputElement && element.type !== 'checkbox';
      if (isBox && !element.readOnly) {
        element.select();
        document.execCommand('insertText', false, 'anders');
      } else if (isBox || element.tagName === 'SECTION') element.focus();
      else if (element instanceof HTMLSelectElement) {
        element.value = [...element.options].find(({ selected }) => !selected)?.value ?? '';
        element.dispatchEvent(new Event('change', { bubbles: true }));
      } else element.click();
    };
    const check = async ({ at }: Control, path: string) => {
      const operable = list();
      const look = () =>
        JSON.stringify([
          document.body.innerHTML,
          [...document.querySelectorAll('input')].map(({ value, checked }) => [value, checked]),
          operable.indexOf(document.activeElement as HTMLElement),
        ]);
      const [before, asked, element] = [look(), window.double.asked.length, operable[at]];
      if (!element) throw new Error('the control is gone');
      act(element);
      // What follows at once is there in the next task. What has to be loaded comes later.
      await new Promise((resolve) => setTimeout(resolve));
      for (let wait = 0; wait < 40; wait += 1) {
        if (window.double.asked.length > asked || look() !== before) break;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      await new Promise((resolve) => setTimeout(resolve));
      return { path, asked: window.double.asked.slice(asked), isChanged: look() !== before };
    };
    if (filled) return { operated: [await check(filled, `${filled.words}, filled in`)], forms: [] };
    const operated: Operated[] = [];
    await window.begin();
    const [first, wasOver] = [controls(), isOver()];
    const known = new Set(first.map(({ words }) => words));
    for (const control of first) {
      await window.begin();
      operated.push(await check(control, control.words));
      if (isOver() !== wasOver) continue;
      for (const one of controls().filter(({ words }) => !known.has(words))) {
        await window.begin();
        await check(control, control.words);
        operated.push(await check(one, `${control.words} › ${one.words}`));
      }
    }
    return { operated, forms: first.filter(({ submits }) => submits) };
  }, given);

/** What is right in each box, so that a form can be sent. */
const right: Record<string, string> = {
  email: 'anders@bakkerijdehoek.nl',
  username: 'anders',
  password: 'correct paard batterij',
  code: '123456',
  pasted: 'Y29kZT14',
  query: '69599084',
};

/** Fills in whatever form is there. */
async function fillIn(page: Page): Promise<void> {
  for (const [name, text] of Object.entries(right)) {
    const box = page.locator(`input[name="${name}"]:not([readonly])`);
    if (await box.count()) await box.fill(text);
  }
  if (await page.getByRole('checkbox').count()) await page.getByRole('checkbox').check();
}

/** Every control that is there at the beginning, and each that comes to be there by one of them, does something. */
async function expectAllToAct(page: Page, snapshot: Snapshot, begin?: () => Promise<void>): Promise<void> {
  await arrive(page, snapshot);
  if (begin) await page.exposeFunction('begin', begin);
  else
    await page.evaluate((way) => {
      window.begin = () => window.arrive(way);
    }, wayTo(snapshot));
  const { operated, forms } = await operate(page);
  for (const filled of forms) {
    await page.evaluate(() => window.begin());
    await fillIn(page);
    operated.push(...(await operate(page, { filled })).operated);
  }
  const idle = operated.flatMap(({ path, asked, isChanged }) => {
    const intents = asked.flatMap(({ name, input }) => (name === 'send' ? [input as Intent] : []));
    if (intents.some((intent) => !isTaken(snapshot, intent))) return [`${path}: main takes no notice`];
    return asked.length === 0 && !isChanged ? [`${path}: nothing happens`] : [];
  });
  expect(idle).toEqual([]);
}

for (const [name, snapshot] of Object.entries(variants))
  testInOneWindow(`${name}: every control does something`, async ({ page }) => {
    testInOneWindow.slow();
    await expectAllToAct(page, snapshot);
  });

for (const name of [
  'choosing, organisation suggested',
  'finished, of an organisation',
  'choosing, a newer version',
])
  testInOwnWindow(`${name}: every control of the panel does something`, async ({ page }) => {
    testInOwnWindow.slow();
    await expectAllToAct(page, variant(name), async () => {
      await arrive(page, variant(name));
      await openPanel(page);
      await expect(page.getByRole('dialog').getByText('AllowedIdentityProviders')).toBeVisible();
    });
  });

for (const [name, examination] of Object.entries<Examination>({ intercepted, portal }))
  testInOwnWindow(
    `an examination (${name}): every control of the doctor does something`,
    async ({ page }) => {
      testInOwnWindow.slow();
      await expectAllToAct(page, variant('choosing'), () => examined(page, examination));
    },
  );
