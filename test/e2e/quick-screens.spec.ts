import { expect, type Page } from '@playwright/test';
import type { Snapshot } from '#contract/snapshot.ts';
import { portal, report } from '../support/examinations.ts';
import { variant } from '../support/variants.ts';
import { examined, openPanel, panelOf } from './dialogs.ts';
import { answer, askedFor, push, refuse, sent } from './main-double.ts';
import { arrive, test, testInOwnWindow } from './screen-page.ts';

/*
 * Presses that come quicker than the window thinks of, and answers that come later.
 */

test.describe.configure({ mode: 'parallel' });

declare global {
  interface Window {
    /** Gives the answers to what was held back, in the order in which it was asked. */
    held: ((answer: unknown) => void)[];
  }
}

/** Holds back what main answers to this. */
const holdBack = (page: Page, name: 'checkInvoice' | 'copyPolicy' | 'remedy' | 'policy' | 'snapshot') =>
  page.evaluate((request) => {
    window.held = [];
    window.double.answerWith(request, () => new Promise((resolve) => window.held.push(resolve)));
  }, name);
const release = (page: Page, at: number, value: unknown) =>
  page.evaluate(([which, given]) => window.held[which]?.(given), [at, value] as const);

/** Main answers what is sent next by telling of this. */
const tellAtNext = (page: Page, next: Snapshot) =>
  page.evaluate((snapshot) => {
    window.double.answerWith('send', () => {
      window.double.push({ ...snapshot, revision: ++window.revision });
      return { ok: true, value: undefined };
    });
  }, next);

for (const [name, button, next, asks] of [
  ['finished, new', 'Uitloggen', null, []],
  ['choosing', 'Inloggen met Google', null, ['choose']],
  ['entering an address, refused', 'Stuur de e-mail', 'waiting for activation', ['submit-email']],
] as const)
  test(`${name}: a double click on “${button}” presses nothing of what comes under the pointer`, async ({
    page,
  }) => {
    // What is loaded already is shown at once.
    await arrive(page, variant(next ?? name));
    await page.mouse.move(1, 1);
    await arrive(page, variant(name));
    if (asks[0] === 'submit-email')
      await page.getByRole('textbox').first().fill('sanne.devries@bakkerijdehoek.nl');
    if (next) await tellAtNext(page, variant(next));
    await page.getByRole('button', { name: button, exact: true }).dblclick();
    const types = (await sent(page)).map((intent) => Reflect.get(Object(intent), 'type'));
    expect(types.filter((type) => type !== 'draft')).toEqual(asks);
  });

for (const [name, button, next] of [
  ['signing in, waiting', 'Inloggen op je telefoon', 'signing in, by phone'],
  ['waiting, another mail queued', 'Nu versturen', 'waiting, sending again'],
  ['waiting, another mail queued', 'Toch niet versturen', 'waiting for activation'],
  ['finished, offline', 'Opnieuw proberen', 'finished, back'],
  ['looking up an organisation failed', 'Opnieuw proberen', 'looking up an organisation'],
  ['setup, queued', 'Nu versturen', 'setup, begun'],
  ['setup, unseen', 'Opnieuw proberen', 'setup, begun'],
  ['verifying, before', 'Liever per factuur', 'verifying, in review'],
] as const)
  test(`${name}: the heading takes the focus when “${button}” goes`, async ({ page }) => {
    await arrive(page, variant(name));
    const pressed = page.getByRole('main').getByRole('button', { name: button, exact: true });
    await pressed.focus();
    await page.keyboard.press('Enter');
    await push(page, variant(next));
    await expect(pressed).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

test('the heading of the panel takes the focus when the button that asks again goes', async ({ page }) => {
  await arrive(page, variant('choosing'));
  await refuse(page, 'policy', 'timeout');
  await openPanel(page);
  const panel = page.getByRole('dialog');
  const retry = panel.getByRole('button', { name: 'Opnieuw proberen' });
  await retry.focus();
  await holdBack(page, 'policy');
  await page.keyboard.press('Enter');
  await expect(retry).toHaveCount(0);
  await expect(panel.getByRole('heading', { level: 2 }).first()).toBeFocused();
});

test('a doctor over the panel whose opener has gone gives the focus to the panel', async ({ page }) => {
  const snapshot = variant('choosing');
  await arrive(page, snapshot);
  await refuse(page, 'policy', 'timeout');
  await openPanel(page);
  await page.getByRole('button', { name: 'Onderzoek wat er mis is' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(2);
  await holdBack(page, 'policy');
  const { management } = snapshot;
  await push(page, { ...snapshot, management: { ...management, revision: management.revision + 1 } });
  await page.keyboard.press('Escape');
  const panel = page.getByRole('dialog');
  await expect(panel).toHaveCount(1);
  await expect(panel.getByRole('heading', { level: 2 }).first()).toBeFocused();
});

testInOwnWindow('a window that main did not answer says so while it asks again', async ({ page }) => {
  await page.addInitScript(() =>
    window.double.answerWith('snapshot', () => ({ ok: false, code: 'unexpected' })),
  );
  await page.goto('/');
  const retry = page.getByRole('button', { name: 'Try again' });
  await retry.waitFor();
  await holdBack(page, 'snapshot');
  await retry.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => askedFor(page, 'snapshot')).toHaveLength(2);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(retry).toBeFocused();
});

testInOwnWindow(
  'the same refusal of the first question is announced again when it comes again',
  async ({ page }) => {
    await page.addInitScript(() =>
      window.double.answerWith('snapshot', () => ({ ok: false, code: 'unexpected' })),
    );
    await page.goto('/');
    const alert = page.getByRole('alert');
    const announced = await alert.elementHandle();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => announced?.evaluate((element) => element.isConnected)).toBe(false);
    await expect(alert).toBeVisible();
  },
);

for (const [what, file, arrived] of [
  ['the later screens', 'later', 'entering an address'],
  ['their words', 'screens', 'entering an address'],
  ['the panel', 'organisation-panel', 'choosing'],
] as const)
  testInOwnWindow(
    `${what} can be shown although the file could not be read at first`,
    async ({ page, complaints }) => {
      let tries = 0;
      await page.route(new RegExp(`/${file}-[^/]*\\.js$`), async (route) => {
        tries += 1;
        await (tries <= 2 ? route.fulfill({ status: 404 }) : route.continue());
      });
      await page.goto('/');
      await arrive(page, variant(arrived));
      if (file === 'organisation-panel') {
        await openPanel(page);
        await expect(panelOf(page)).toBeVisible();
      }
      const complaint = expect.stringContaining('404');
      expect(complaints.splice(0)).toEqual([complaint, complaint]);
    },
  );

test('two languages further by the arrow keys, before main has answered', async ({ page }) => {
  await arrive(page, variant('choosing'));
  const menu = page.getByRole('combobox', { name: 'Taal' });
  await menu.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await askedFor(page, 'setLanguage')).toEqual(['en', 'fr']);
});

test('an invoice that is chosen during the check of another is the one whose result is shown', async ({
  page,
}) => {
  await arrive(page, variant('trying an invoice'));
  await holdBack(page, 'checkInvoice');
  for (const name of ['a', 'b']) {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `${name}.xml`, mimeType: 'text/xml', buffer: Buffer.from(`<${name}/>`) });
    await expect.poll(() => askedFor(page, 'checkInvoice')).toContain(`<${name}/>`);
  }
  await release(page, 1, { ok: true, value: { isValid: false, findings: [] } });
  await expect(page.locator('.setup .note.warning')).toBeVisible();
  await release(page, 0, { ok: true, value: { isValid: true, findings: [] } });
  await expect(page.locator('.setup .note.warning')).toBeVisible();
  await expect(page.locator('.setup .note.info')).toHaveCount(0);
});

test('a remedy that is answered late takes no focus away', async ({ page }) => {
  await examined(page, portal);
  await answer(page, 'report', report);
  await holdBack(page, 'remedy');
  await page.getByRole('button', { name: 'Open de pagina van het netwerk' }).click();
  const opener = page.getByRole('button', { name: 'Bekijk het rapport' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await release(page, 0, { ok: true });
  await expect(page.getByText('De pagina staat open in je browser.')).toBeVisible();
  await expect(opener).toBeFocused();
});

test('of two copies only the last one says what came of it', async ({ page }) => {
  await arrive(page, variant('choosing'));
  await holdBack(page, 'copyPolicy');
  await openPanel(page);
  const row = page.locator('dialog .bottom');
  await row.getByRole('button').click();
  await row.getByRole('button').click();
  await release(page, 1, { ok: true });
  await release(page, 0, { ok: false, code: 'unexpected' });
  await expect(row.getByText('Gekopieerd')).toBeVisible();
  await expect(row.getByRole('alert')).toHaveCount(0);
});
