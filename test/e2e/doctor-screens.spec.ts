import { expect } from '@playwright/test';
import { nlDoctor } from '../../renderer/copy/nl/doctor.ts';
import { doctorCopies } from '../support/copies.ts';
import {
  begun,
  examinations,
  halfway,
  healthy,
  intercepted,
  portal,
  report,
} from '../support/examinations.ts';
import { variant } from '../support/variants.ts';
import { expectAccessible } from './accessible.ts';
import { doctorOf, examined, openDoctor, openPanel, tell } from './dialogs.ts';
import { answer, asked, askedFor, push, refuse } from './main-double.ts';
import { arrive, test, testInOwnWindow } from './screen-page.ts';

test.describe.configure({ mode: 'parallel' });

for (const [name, examination] of Object.entries(examinations))
  test(`an examination ${name}: without axe violations, all by keyboard, no sideways scrolling at 200 %`, async ({
    page,
  }) => {
    test.slow();
    await expectAccessible(
      page,
      async (language) => {
        await examined(page, examination, language);
        await answer(page, 'report', report);
        await page.getByRole('button', { name: doctorCopies[language].report.show }).click();
      },
      'pointer',
    );
  });

for (const [name, opener] of [
  ['choosing', 'Werkt er iets niet?'],
  ['finished, new', 'Werkt er iets niet?'],
  ['signing in, no browser', 'Onderzoek wat er mis is'],
  ['blocked by policy', 'Onderzoek wat er mis is'],
] as const)
  test(`${name}: “${opener}” opens the doctor, which begins at once, stops on leaving, and gives the focus back`, async ({
    page,
  }) => {
    await arrive(page, variant(name));
    const button = page.getByRole('button', { name: opener, exact: true });
    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('button', { name: nlDoctor.close, exact: true }).click(),
    ]) {
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(doctorOf(page).getByRole('heading', { level: 2 })).toBeFocused();
      await leave();
      await expect(doctorOf(page)).toHaveCount(0);
      await expect(button).toBeFocused();
    }
    // The focus is back before main is told.
    const doctors = async () => (await asked(page)).map((one) => one.name).filter((one) => /exam/i.test(one));
    const once = ['examined', 'examine', 'stopExamining'];
    await expect.poll(doctors).toEqual([...once, ...once]);
  });

for (const [dialog, opener] of [
  ['doctor', 'Werkt er iets niet?'],
  ['panel', 'Organisatie'],
] as const)
  test(`the ${dialog} opens again at once after it was closed`, async ({ page }) => {
    await arrive(page, variant('choosing'));
    const button = page.getByRole('button', { name: opener, exact: true });
    await button.click();
    const heading = page.getByRole('dialog').getByRole('heading', { level: 2 });
    await expect(heading).toBeFocused();
    // In one task, because Chromium tells of the closing in the next one.
    await button.evaluate(async (element: HTMLButtonElement) => {
      document.querySelector<HTMLButtonElement>('dialog .modal-head button')?.click();
      // The window renders in microtasks.
      for (let microtasks = 0; microtasks < 10; microtasks += 1) await null;
      element.click();
    });
    await expect(heading).toBeFocused();
  });

testInOwnWindow('the doctor costs nothing before it is opened', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await arrive(page, variant('choosing'));
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((url) => url.includes('doctor'))).toEqual([]);
  await openDoctor(page);
  await expect(doctorOf(page)).toBeVisible();
  expect(loaded.filter((url) => /\/doctor-[\w-]{8}\.js$/.test(url))).toHaveLength(1);
});

test('each check says how it is in a word, and only the end is announced', async ({ page }) => {
  await examined(page, begun);
  const all = doctorOf(page).getByRole('region', { name: nlDoctor.all });
  const check = (name: string) => all.getByRole('listitem').filter({ hasText: name });
  await expect(check('Opslag')).toContainText('Bezig');
  await expect(check('Klok')).toContainText('Wacht');
  const said = () =>
    doctorOf(page)
      .getByRole('status')
      .allTextContents()
      .then((texts) => texts.filter(Boolean));
  expect(await said()).toEqual([nlDoctor.running]);
  await tell(page, halfway);
  await expect(check('Opslag')).toContainText('In orde');
  await expect(check('Sleutelbos')).toContainText('Let op');
  expect(await said()).toEqual([nlDoctor.running]);
  await tell(page, portal);
  await expect(check('Netwerk')).toContainText('Niet goed');
  await expect(check('Klok')).toContainText('Niet bekeken');
  expect(await said()).toEqual([nlDoctor.lead['captive-portal']]);
});

testInOwnWindow('while nothing is heard the time goes on', async ({ page }) => {
  await page.clock.install();
  await examined(page, halfway);
  await expect(doctorOf(page).getByText('2 seconden')).toBeVisible();
  await page.clock.runFor(3_000);
  await expect(doctorOf(page).getByText('5 seconden')).toBeVisible();
  await tell(page, healthy);
  await page.clock.runFor(3_000);
  await expect(doctorOf(page).getByText('4 seconden')).toBeVisible();
});

test('what is found is told once, what is wrong first, with who mends it and by how much the clock is off', async ({
  page,
}) => {
  await examined(page, intercepted);
  const found = doctorOf(page).getByRole('region', { name: nlDoctor.found }).getByRole('listitem');
  await expect(found).toHaveCount(7);
  await expect(found.nth(0)).toContainText('De klok loopt 7 minuten voor.');
  await expect(found.nth(1)).toContainText('eConnect en Inloggen bij eConnect');
  await expect(found.nth(1)).toContainText('Je IT-afdeling kan dit oplossen.');
  await expect(found.nth(2)).toContainText('De inlogdienst moet dit oplossen.');
  await expect(found.nth(3)).toContainText('Let op');
});

test('what was learned of a host can be read', async ({ page }) => {
  await examined(page, intercepted);
  const all = doctorOf(page).getByRole('region', { name: nlDoctor.all });
  const check = (name: string) => all.getByRole('listitem').filter({ hasText: name });
  for (const fact of [
    'login.microsoftonline.com',
    '20.190.159.71',
    'rechtstreeks',
    'DigiCert',
    '200',
    '143 ms',
  ])
    await expect(check('microsoftonline')).toContainText(fact);
  await expect(check('Inloggen bij eConnect')).toContainText('Geïnspecteerd door Zscaler');
  await expect(check('Inloggen bij eConnect')).toContainText('via proxy proxy.cooperatieve');
});

test('what the app can do about it is done, said, and looked at again', async ({ page }) => {
  await examined(page, portal);
  await doctorOf(page).getByRole('button', { name: 'Open de pagina van het netwerk' }).click();
  expect(await askedFor(page, 'remedy')).toEqual(['open-network-page']);
  await expect(doctorOf(page).getByText('De pagina staat open in je browser.')).toBeVisible();
  const again = doctorOf(page).getByRole('button', { name: nlDoctor.again });
  await expect(again).toBeFocused();
  await tell(page, begun);
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  await tell(page, healthy);
  await expect(again).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect.poll(() => askedFor(page, 'examine')).toHaveLength(2);
  await expect(doctorOf(page).getByText('De pagina staat open')).toHaveCount(0);
  await expect(again).toBeFocused();
});

test('a remedy or an examination that is refused is told', async ({ page }) => {
  await examined(page, portal);
  for (const name of ['remedy', 'examine']) await refuse(page, name, 'unexpected');
  await doctorOf(page).getByRole('button', { name: 'Open de pagina van het netwerk' }).click();
  await expect(doctorOf(page).getByRole('alert')).toHaveCount(1);
  await doctorOf(page).getByRole('button', { name: nlDoctor.again }).click();
  await expect(doctorOf(page).getByRole('alert')).toContainText('niet hadden voorzien');
  await expect(doctorOf(page).getByRole('button', { name: nlDoctor.again })).toBeEnabled();
});

test('the report is read before it is copied, and that is said', async ({ page }) => {
  await examined(page, intercepted);
  const copy = doctorOf(page).getByRole('button', { name: 'Kopieer het rapport' });
  await expect(copy).toHaveCount(0);
  expect(await askedFor(page, 'report')).toHaveLength(0);
  await answer(page, 'report', report);
  await doctorOf(page).getByRole('button', { name: 'Bekijk het rapport' }).click();
  const box = doctorOf(page).getByRole('region', { name: nlDoctor.report.label });
  await expect(box).toContainText('Reference 7KQ2-M9XD');
  await expect(box).toHaveAttribute('lang', 'en');
  await copy.click();
  await expect(doctorOf(page).getByRole('status').filter({ hasText: 'Gekopieerd' })).toBeVisible();
  await refuse(page, 'copyReport', 'unexpected');
  await copy.click();
  await expect(copy).toHaveAccessibleDescription(/niet hadden voorzien/);
  await expect(doctorOf(page).getByText('Gekopieerd')).toHaveCount(0);
});

test('a doctor whose opener has gone gives the focus to the new step', async ({ page }) => {
  await examined(page, healthy);
  await push(page, variant('finished, new'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Je account is klaar' })).toBeFocused();
});

test('a failure in the panel leads to the doctor over it, and back', async ({ page }) => {
  await arrive(page, variant('choosing'));
  await refuse(page, 'policy', 'timeout');
  await openPanel(page);
  const button = page.getByRole('button', { name: 'Onderzoek wat er mis is' });
  await button.click();
  await expect(doctorOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(doctorOf(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});
