import { join } from 'node:path';
import decodeQr from 'qr/decode.js';
import { googleAccounts, microsoftAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { chooseAccount, confirmPhrase, isAccessible, landed } from './provider-page.ts';
import type { AppWindow } from './window.ts';

const overSsh = { SSH_CONNECTION: '10.0.0.2 50000 10.0.0.1 22' };

/** The address in the QR code that the window shows, as a phone would read it. */
async function scanned(window: AppWindow): Promise<string> {
  const picture = window.page.getByRole('img', { name: 'QR-code', exact: false });
  await expect(picture).toBeVisible();
  const { size, path } = await picture.evaluate((svg) => ({
    size: Number(svg.getAttribute('viewBox')?.split(' ').at(-1)),
    path: svg.querySelector('path')?.getAttribute('d') ?? '',
  }));
  const scale = 4;
  const width = size * scale;
  const data = new Uint8Array(width * width).fill(255);
  for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row += 1) {
      const start = (Number(y) * scale + row) * width + Number(x) * scale;
      data.fill(0, start, start + scale);
    }
  }
  const rgb = new Uint8Array(data.length * 3);
  for (const [at, value] of data.entries()) rgb.fill(value, at * 3, at * 3 + 3);
  return decodeQr({ width, height: width, data: rgb });
}

test('from a remote session: the platform holds the answer, the words agree, finished', async ({
  atProvider,
  sandbox,
  step,
}) => {
  const { window, page } = await atProvider('Google', { env: overSsh });
  await step('why it goes this way', async () => {
    await expect(window.page.getByText('Je werkt via een extern bureaublad', { exact: false })).toBeVisible();
    await expect(window.phrase).toBeVisible();
  });
  const phrase = await window.phrase.innerText();
  await chooseAccount(page, googleAccounts.bram.email);
  await step('is this you?', () => expect(page.locator('.phrase')).toHaveText(phrase), page);
  await isAccessible(page);
  await window.isWaitingForBrowser();
  expect(sandbox.platform.calls('getTokens')).toBe(0);
  await step('finished', async () => {
    await confirmPhrase(page);
    await window.isFinished();
  });
  await landed(page, /Ga verder in eConnect Onboarding/);
  await expect.poll(() => sandbox.platform.openRelays).toBe(0);
});

test('"no" to the words: nobody is signed in, and the app says that permission was not given', async ({
  atProvider,
  sandbox,
}) => {
  const { window, page } = await atProvider('Microsoft', { env: overSsh });
  await chooseAccount(page, microsoftAccounts.anna.email);
  await page.getByRole('button', { name: 'Nee' }).click();
  await window.isChoosing();
  await expect(window.alert).toHaveAttribute('data-code', 'sign-in-denied');
  expect(sandbox.platform.calls('getTokens')).toBe(0);
});

test('where nothing may listen: nobody sees a refused connection, and it is said why', async ({
  atProvider,
  step,
}) => {
  const block = join(import.meta.dirname, '../support/no-loopback.cjs');
  const { window, page } = await atProvider('Microsoft', {
    env: { NODE_OPTIONS: `--require ${block}` },
  });
  const failures: string[] = [];
  page.on('requestfailed', (request) => failures.push(request.url()));
  await step('why it goes this way', () =>
    expect(window.page.getByText('niet rechtstreeks bereiken', { exact: false })).toBeVisible(),
  );
  await chooseAccount(page, microsoftAccounts.anna.email);
  await confirmPhrase(page);
  await window.isFinished();
  expect(failures).toEqual([]);
});

/** An environment in which no program opens web addresses. */
const withoutBrowser = (folder: string) => ({
  BROWSER: '',
  XDG_DATA_DIRS: folder,
  XDG_CONFIG_HOME: folder,
  XDG_CONFIG_DIRS: folder,
});

test('without a browser: a QR code, read and finished on a phone', async ({
  atTheChoice,
  systemBrowser,
  folder,
  step,
}) => {
  const { window } = await atTheChoice({ env: withoutBrowser(folder) });
  await window.choose('Google');
  const address = await step('the code', () => scanned(window));
  expect(address.length).toBeLessThan(200);
  expect(address).not.toMatch(/state=|nonce=/);
  await expect(window.page.getByText('vonden we geen browser', { exact: false })).toBeVisible();
  const phone = await systemBrowser.open(address);
  await chooseAccount(phone, googleAccounts.bram.email);
  await confirmPhrase(phone);
  await window.isFinished();
});

test('without a browser, where the answer may come back to this machine alone: no phone is offered', async ({
  atTheChoice,
  policies,
  folder,
}) => {
  await policies.put('managed/10.json', { AllowedTransports: ['loopback'] });
  const { window } = await atTheChoice({ policies, env: withoutBrowser(folder) });
  await window.choose('Google');
  await expect(window.alert).toHaveAttribute('data-code', 'browser-not-opened');
  await expect(window.button('Link kopiëren')).toBeVisible();
  await expect(window.button('Inloggen op je telefoon')).toHaveCount(0);
  await expect(window.page.getByRole('img', { name: 'QR-code', exact: false })).toHaveCount(0);
});

test('down the ladder by hand: loopback, relay, paste; a wrong text first, then the right one', async ({
  atProvider,
  systemBrowser,
  step,
}) => {
  const { window, page: first } = await atProvider('Google');
  await window.anotherWay();
  const second = await systemBrowser.next();
  await expect(window.phrase).toBeVisible();
  await window.anotherWay();
  const third = await systemBrowser.next();
  await step('paste', () => expect(window.pasted).toBeVisible());

  await step('older tabs are told', async () => {
    await chooseAccount(first, googleAccounts.bram.email);
    await landed(first, /telt niet meer/);
    await isAccessible(first);
    await chooseAccount(second, googleAccounts.bram.email);
    await landed(second, /telt niet meer/);
  });
  await window.pasted.fill('iets anders dat op het klembord stond');
  await window.submitPasted();
  await expect(window.alert).toHaveAttribute('data-code', 'paste-wrong');
  await expect(window.pasted).toHaveValue('iets anders dat op het klembord stond');

  await chooseAccount(third, googleAccounts.bram.email);
  const text = await step('the text', () => third.getByLabel('Tekst voor de app').inputValue(), third);
  await isAccessible(third);
  await step('finished', async () => {
    await window.pasted.fill(`  ${text}\n`);
    await window.submitPasted();
    await window.isFinished();
  });
});

test('the clock is an hour off: said beside the button, before a browser opens', async ({ atTheChoice }) => {
  const clock = join(import.meta.dirname, '../support/slow-clock.cjs');
  const { window } = await atTheChoice({ env: { NODE_OPTIONS: `--require ${clock}` } });
  await window.choose('Google');
  await expect(window.alert).toHaveAttribute('data-code', 'clock-wrong');
  await window.isChoosing();
});
