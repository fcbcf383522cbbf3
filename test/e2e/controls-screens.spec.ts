import { expect, type Page } from '@playwright/test';
import type { Examination } from '#contract/doctor.ts';
import type { Intent } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { intercepted, portal } from '../support/examinations.ts';
import { isTaken } from '../support/journey-state.ts';
import { variants } from '../support/variants.ts';
import { arrive, test, testInOneWindow, variant } from './screen-page.ts';

test.describe.configure({ mode: 'parallel' });

/** A control by its place among those that are there, with the words that it is known by. */
type Control = { at: number; words: string; submits: boolean };
/** What came of operating one. */
type Result = { asked: { name: string; input: unknown }[]; isChanged: boolean };

/** What can be operated now, over the screen if something is over it. What says that it is disabled is left out. */
const controls = (page: Page): Promise<Control[]> =>
  page.evaluate(() => {
    const root = document.querySelector('dialog[open]') ?? document;
    const all = [...root.querySelectorAll<HTMLElement>('a[href], button, input, select, [tabindex="0"]')];
    window.operable = all;
    return all.flatMap((element, at) =>
      element.ariaDisabled === 'true'
        ? []
        : [
            {
              at,
              words: element.innerText || element.getAttribute('name') || element.className,
              submits: element instanceof HTMLButtonElement && element.type === 'submit',
            },
          ],
    );
  });

/** Operates one as a person would, and waits for something to come of it. Its own focus does not count. */
const operate = (page: Page, { at }: Control): Promise<Result> =>
  page.evaluate(async (place) => {
    const element = window.operable[place];
    if (!element) throw new Error('the control is gone');
    const look = () =>
      JSON.stringify([
        document.body.innerHTML,
        [...document.querySelectorAll('input')].map(({ value, checked }) => [value, checked]),
        window.operable.indexOf(document.activeElement as HTMLElement),
      ]);
    const [before, asked] = [look(), window.double.asked.length];
    const isBox = element instanceof HTMLInputElement && element.type !== 'checkbox';
    if (isBox && !element.readOnly) {
      element.select();
      document.execCommand('insertText', false, 'anders');
    } else if (isBox || element.tagName === 'SECTION') element.focus();
    else if (element instanceof HTMLSelectElement) {
      element.value = [...element.options].find(({ selected }) => !selected)?.value ?? '';
      element.dispatchEvent(new Event('change', { bubbles: true }));
    } else element.click();
    for (let wait = 0; wait < 40; wait += 1) {
      if (window.double.asked.length > asked || look() !== before) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return { asked: window.double.asked.slice(asked), isChanged: look() !== before };
  }, at);

declare global {
  interface Window {
    operable: HTMLElement[];
  }
}

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

/** Every control that is there after `begin`, and each that comes to be there by one of them, does something. */
async function expectAllToAct(page: Page, snapshot: Snapshot, begin: () => Promise<void>): Promise<void> {
  const idle: string[] = [];
  const check = async (control: Control, path: string) => {
    const { asked, isChanged } = await operate(page, control);
    const intents = asked.flatMap(({ name, input }) => (name === 'send' ? [input as Intent] : []));
    if (intents.some((intent) => !isTaken(snapshot, intent))) idle.push(`${path}: main takes no notice`);
    else if (asked.length === 0 && !isChanged) idle.push(`${path}: nothing happens`);
  };
  await begin();
  const wasOver = await isOver(page);
  const first = await controls(page);
  const known = new Set(first.map(({ words }) => words));
  for (const control of first) {
    await begin();
    await controls(page);
    await check(control, control.words);
    if ((await isOver(page)) === wasOver)
      for (const one of (await controls(page)).filter(({ words }) => !known.has(words))) {
        await begin();
        await controls(page);
        await operate(page, control);
        await controls(page);
        await check(one, `${control.words} › ${one.words}`);
      }
    if (!control.submits) continue;
    await begin();
    await fillIn(page);
    await controls(page);
    await check(control, `${control.words}, filled in`);
  }
  expect(idle).toEqual([]);
}

/** Something stands over the screen: its controls are another test's. */
const isOver = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('dialog[open]') !== null);

/** The screen as it is on arrival: nothing is over it, and nothing on it was operated. */
async function show(page: Page, snapshot: Snapshot): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/');
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('dialog[open]')?.close());
  await arrive(page, snapshot);
}

for (const [name, snapshot] of Object.entries(variants))
  testInOneWindow(`${name}: every control does something`, async ({ page }) => {
    testInOneWindow.slow();
    await expectAllToAct(page, snapshot, () => show(page, snapshot));
  });

for (const name of [
  'choosing, organisation suggested',
  'finished, of an organisation',
  'choosing, a newer version',
])
  test(`${name}: every control of the panel does something`, async ({ page }) => {
    test.slow();
    await expectAllToAct(page, variant(name), async () => {
      await show(page, variant(name));
      await page.getByRole('button', { name: 'Organisatie', exact: true }).click();
      await expect(page.getByRole('dialog').getByText('AllowedIdentityProviders')).toBeVisible();
    });
  });

for (const [name, examination] of Object.entries<Examination>({ intercepted, portal }))
  test(`an examination (${name}): every control of the doctor does something`, async ({ page }) => {
    test.slow();
    await expectAllToAct(page, variant('choosing'), async () => {
      await show(page, variant('choosing'));
      await page.getByRole('button', { name: 'Werkt er iets niet?', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.evaluate((value) => window.double.tell('examined', value), examination);
      await expect(page.getByRole('dialog')).toContainText(examination.reference);
    });
  });
