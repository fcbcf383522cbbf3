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
/** What came of operating a control, and what can be operated now. */
type Result = {
  asked: { name: string; input: unknown }[];
  isChanged: boolean;
  controls: Control[];
  /** Something stands over the screen: its controls are another test's. */
  isOver: boolean;
};

/**
 * Operates a control as a person would, and waits for something to come of it; its own focus does not count. Without one it only
 * looks. Controls are those of what stands over the screen, if something does; what says that it is disabled is left out.
 */
const operate = (page: Page, control: Pick<Control, 'at'> | null): Promise<Result> =>
  page.evaluate(async (place) => {
    const list = () => {
      const root = document.querySelector('dialog[open]') ?? document;
      return [...root.querySelectorAll<HTMLElement>('a[href], button, input, select, [tabindex="0"]')];
    };
    const operable = list();
    const look = () =>
      JSON.stringify([
        document.body.innerHTML,
        [...document.querySelectorAll('input')].map(({ value, checked }) => [value, checked]),
        operable.indexOf(document.activeElement as HTMLElement),
      ]);
    const [before, asked] = [look(), window.double.asked.length];
    if (place !== null) {
      const element = operable[place];
      if (!element) throw new Error('the control is gone');
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
    }
    return {
      asked: window.double.asked.slice(asked),
      isChanged: look() !== before,
      isOver: document.querySelector('dialog[open]') !== null,
      controls: list().flatMap((element, at) =>
        element.ariaDisabled === 'true'
          ? []
          : [
              {
                at,
                words: element.innerText || element.getAttribute('name') || element.className,
                submits: element instanceof HTMLButtonElement && element.type === 'submit',
              },
            ],
      ),
    };
  }, control?.at ?? null);

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
    const result = await operate(page, control);
    const { asked, isChanged } = result;
    const intents = asked.flatMap(({ name, input }) => (name === 'send' ? [input as Intent] : []));
    if (intents.some((intent) => !isTaken(snapshot, intent))) idle.push(`${path}: main takes no notice`);
    else if (asked.length === 0 && !isChanged) idle.push(`${path}: nothing happens`);
    return result;
  };
  await begin();
  const first = await operate(page, null);
  const known = new Set(first.controls.map(({ words }) => words));
  for (const control of first.controls) {
    await begin();
    const { isOver, controls } = await check(control, control.words);
    if (isOver === first.isOver)
      for (const one of controls.filter(({ words }) => !known.has(words))) {
        await begin();
        await operate(page, control);
        await check(one, `${control.words} › ${one.words}`);
      }
    if (!control.submits) continue;
    await begin();
    await fillIn(page);
    await check(control, `${control.words}, filled in`);
  }
  expect(idle).toEqual([]);
}

for (const [name, snapshot] of Object.entries(variants))
  testInOneWindow(`${name}: every control does something`, async ({ page }) => {
    testInOneWindow.slow();
    await expectAllToAct(page, snapshot, () => arrive(page, snapshot));
  });

for (const name of [
  'choosing, organisation suggested',
  'finished, of an organisation',
  'choosing, a newer version',
])
  test(`${name}: every control of the panel does something`, async ({ page }) => {
    test.slow();
    await expectAllToAct(page, variant(name), async () => {
      await arrive(page, variant(name));
      await page.getByRole('button', { name: 'Organisatie', exact: true }).click();
      await expect(page.getByRole('dialog').getByText('AllowedIdentityProviders')).toBeVisible();
    });
  });

for (const [name, examination] of Object.entries<Examination>({ intercepted, portal }))
  test(`an examination (${name}): every control of the doctor does something`, async ({ page }) => {
    test.slow();
    await expectAllToAct(page, variant('choosing'), async () => {
      await arrive(page, variant('choosing'));
      await page.getByRole('button', { name: 'Werkt er iets niet?', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.evaluate((value) => window.double.tell('examined', value), examination);
      await expect(page.getByRole('dialog')).toContainText(examination.reference);
    });
  });
