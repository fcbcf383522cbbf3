import { expect, type Page } from '@playwright/test';
import { longestInput } from '#contract/longest-input.ts';
import { variant } from '../support/variants.ts';
import { findViolations } from './accessible.ts';
import { sent } from './main-double.ts';
import { arrive, test, testInOwnWindow } from './screen-page.ts';

test.describe.configure({ mode: 'parallel' });

/** Pastes into the box that has the focus, as a person would. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
}

const addressBox = (page: Page) => page.getByRole('textbox', { name: 'E-mailadres van je werk' });

for (const address of [
  'test@straße.test',
  'facturen&inkoop@bakkerijdehoek.nl',
  'a/p@molen.test',
  'jürgen@molen.test',
])
  test(`${address} is sent as it is shown`, async ({ page }) => {
    await arrive(page, variant('entering an address'));
    await addressBox(page).pressSequentially(address);
    await expect(addressBox(page)).toHaveValue(address);
    await page.keyboard.press('Enter');
    await expect(addressBox(page)).toHaveValue(address);
    expect((await sent(page)).at(-1)).toEqual({ type: 'submit-email', email: address });
  });

for (const [pasted, shown] of [
  ['mailto:sanne@bakkerijdehoek.nl', 'sanne@bakkerijdehoek.nl'],
  ['Sanne de Vries <sanne@bakkerijdehoek.nl>', 'sanne@bakkerijdehoek.nl'],
  ['Sanne de Vries\r\nsanne@bakkerijdehoek.nl;\r\n', 'sanne@bakkerijdehoek.nl'],
  ['\uFEFFsanne@\u200Bbakkerij\u00ADdehoek.nl\u00A0', 'sanne@bakkerijdehoek.nl'],
  ['sanne\r\nde vries', 'sanne de vries'],
] as const)
  test(`of ${JSON.stringify(pasted)} the box shows “${shown}”, before anything is sent`, async ({ page }) => {
    await arrive(page, variant('entering an address'));
    await addressBox(page).focus();
    await paste(page, pasted);
    await expect(addressBox(page)).toHaveValue(shown);
    expect((await sent(page)).filter((intent) => JSON.stringify(intent).includes('submit'))).toEqual([]);
  });

test('a part of an address is pasted where the cursor is', async ({ page }) => {
  await arrive(page, variant('entering an address'));
  await addressBox(page).fill('sanne@.nl');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
  await paste(page, 'bakkerij\u200Bdehoek');
  await expect(addressBox(page)).toHaveValue('sanne@bakkerijdehoek.nl');
  await addressBox(page).fill('sanne@');
  await paste(page, 'bakkerijdehoek.nl');
  await expect(addressBox(page)).toHaveValue('sanne@bakkerijdehoek.nl');
});

test('what is typed in the middle of an address goes there, and can be taken back', async ({ page }) => {
  await arrive(page, variant('entering an address'));
  await addressBox(page).pressSequentially('sanne@hoek.nl');
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('de');
  await expect(addressBox(page)).toHaveValue('sanne@dehoek.nl');
  expect(await addressBox(page).evaluate((box: HTMLInputElement) => box.selectionStart)).toBe(8);
  for (let step = 0; step < 15; step += 1) await page.keyboard.press('ControlOrMeta+Z');
  await expect(addressBox(page)).toHaveValue('');
});

testInOwnWindow(
  'a letter that is composed of several keys is not disturbed while it is typed',
  async ({ page }) => {
    await arrive(page, variant('entering an address'));
    await addressBox(page).pressSequentially('j');
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ['u', 'uu', 'ü'])
      await keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await expect(addressBox(page)).toHaveValue('jü');
    await keyboard.send('Input.insertText', { text: 'ü' });
    await page.keyboard.type('r');
    await expect(addressBox(page)).toHaveValue('jür');
  },
);

for (const name of [
  'entering an address',
  'registering by e-mail',
  'waiting for activation',
  'signing in, by hand',
])
  test(`${name}: nothing that is typed is checked for its spelling`, async ({ page }) => {
    await arrive(page, variant(name));
    const boxes = await page
      .locator('input:not([type="checkbox"])')
      .evaluateAll((all) => all.map((box) => (box as HTMLInputElement).spellcheck));
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes).not.toContain(true);
  });

test('an address with a space in it is not sent, and stays', async ({ page }) => {
  await arrive(page, variant('entering an address'));
  await addressBox(page).fill('sanne vries@bakkerijdehoek.nl');
  await page.keyboard.press('Enter');
  await expect(addressBox(page)).toHaveAccessibleDescription(/geen volledig e-mailadres/);
  await expect(addressBox(page)).toHaveValue('sanne vries@bakkerijdehoek.nl');
  expect(await sent(page)).toEqual([]);
});

test('a password that is too long stays whole, is not sent, and is said to be too long', async ({ page }) => {
  await arrive(page, variant('registering by e-mail'));
  const box = page.getByLabel('Wachtwoord', { exact: true });
  const generated = 'k7Q!'.repeat(46).slice(0, 183);
  await box.focus();
  await paste(page, generated);
  await expect(box).toHaveValue(generated);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Registreer' }).click();
  await expect(box).toBeFocused();
  await expect(box).toHaveAccessibleDescription(/te lang.*Hoogstens 128 tekens/);
  expect(await findViolations(page)).toEqual([]);
  expect(await sent(page)).toEqual([]);

  await box.fill(generated.slice(0, 128));
  await page.keyboard.press('Enter');
  expect(await sent(page)).toMatchObject([{ type: 'register', password: generated.slice(0, 128) }]);
});

testInOwnWindow('a user name that is longer than any is not sent, and stays', async ({ page }) => {
  await page.clock.install();
  await arrive(page, variant('registering by e-mail'));
  const box = page.getByRole('textbox', { name: 'Gebruikersnaam' });
  const long = 'n'.repeat(longestInput.line + 1);
  await box.fill(long);
  await page.keyboard.press('Enter');
  await page.clock.runFor(1_000);
  await expect(box).toHaveAccessibleDescription(/te lang/);
  await expect(box).toHaveValue(long);
  expect(await sent(page)).toEqual([]);
});

test('a text from the browser that is longer than any is not sent, and stays', async ({ page }) => {
  await arrive(page, variant('signing in, by hand'));
  const box = page.getByRole('textbox', { name: 'Tekst uit je browser' });
  const long = 'x'.repeat(longestInput.pasted + 1);
  await box.fill(long);
  await page.keyboard.press('Enter');
  await expect(box).toHaveAccessibleDescription(/niet de tekst van deze inlogpoging/);
  await expect(box).toHaveValue(long);
  expect(await sent(page)).toEqual([]);
});

for (const pasted of [
  '123456',
  ' 123 456\n',
  '123-456.',
  'Code: 123456',
  'Je code is 123456 en werkt 24 uur.',
  '１２３４５６',
])
  test(`of ${JSON.stringify(pasted)} the box shows the code, and that is sent`, async ({ page }) => {
    await arrive(page, variant('waiting for activation'));
    const box = page.getByRole('textbox', { name: 'Of typ de code uit de e-mail' });
    await box.focus();
    await paste(page, pasted);
    await expect(box).toHaveValue('123456');
    await page.keyboard.press('Enter');
    expect(await sent(page)).toEqual([{ type: 'submit-code', code: '123456' }]);
  });

test('what cannot be a code is not sent, stays, and is said to be none', async ({ page }) => {
  await arrive(page, variant('waiting for activation'));
  const box = page.getByRole('textbox', { name: 'Of typ de code uit de e-mail' });
  for (const typed of ['', '12345', '1234567', 'rustige otter']) {
    await box.fill(typed);
    await page.keyboard.press('Enter');
    await expect(box).toHaveAccessibleDescription(/Vul de code van zes cijfers in/);
    await expect(box).toHaveValue(typed);
  }
  expect(await sent(page)).toEqual([]);
});
