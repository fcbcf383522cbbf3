import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/lib/chromium.ts';
import { googleAccounts, microsoftAccounts, organisationAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { chromiumArguments } from '../support/chromium-arguments.ts';
import { test } from './beginnings.ts';
import { chooseAccount, isAccessible, landed } from './provider-page.ts';

test('P03 the last page is accessible in light and dark, says the truth, and names a failure for support', async ({
  atTheChoice,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { app, window } = await atTheChoice();
  sandbox.google.tokenEndpoint = 'html';
  await window.choose('Google');
  const page = await systemBrowser.next();
  await chooseAccount(page, googleAccounts.bram.email);
  await step('failed', () => landed(page, /Inloggen is niet gelukt/), page);
  const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.getByRole('main').innerText())?.[0] ?? 'none';
  await expect(window.alert).toContainText(reference);
  expect(app.logs()).toContain(reference);
  expect(await page.locator('html').getAttribute('lang')).toBe('nl');

  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const seen: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    seen.push(await background());
  }
  expect(new Set(seen).size).toBe(2);
  await isAccessible(page);
});

test('P03 the last page does not claim what the platform then refuses', async ({
  atProvider,
  sandbox,
  step,
}) => {
  const { window, page } = await atProvider('Microsoft');
  sandbox.platform.fault = { kind: 'status', status: 503, paths: ['/connect/token'] };
  await chooseAccount(page, microsoftAccounts.anna.email);
  await window.isChoosing();
  await step('failed at the platform', () => landed(page, /Inloggen is niet gelukt/), page);
});

test('P06 the last page runs nothing, keeps nothing and complains of nothing', async ({ atProvider }) => {
  const { page } = await atProvider('Microsoft');
  const said: { at: string; text: string }[] = [];
  page.on('console', (message) => said.push({ at: message.location().url, text: message.text() }));
  page.on('pageerror', ({ message }) => said.push({ at: page.url(), text: message }));
  await chooseAccount(page, microsoftAccounts.anna.email);
  await landed(page, /ingelogd/);
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    scripts: document.scripts.length,
  }));
  expect(kept).toEqual({ local: 0, session: 0, cookies: '', workers: 0, scripts: 0 });
  // The provider's page may say what it likes.
  const { origin } = new URL(page.url());
  expect(said.filter(({ at }) => at === '' || at.startsWith(origin))).toEqual([]);
});

/** A browser with a history on disk, which private tabs do not have. */
async function historyOf(folder: string, visit: (open: (url: string) => Promise<Page>) => Promise<void>) {
  const profile = join(folder, 'profile');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? '',
    channel: 'chromium',
    locale: 'nl-NL',
    args: ['--no-sandbox', ...chromiumArguments],
  });
  await visit(async (url) => {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  });
  await context.close();
  const copy = join(folder, 'History');
  await copyFile(join(profile, 'Default/History'), copy);
  const database = new DatabaseSync(copy, { readOnly: true });
  const rows = database.prepare('select url from urls').all();
  database.close();
  return rows.map(({ url }) => String(url));
}

/** Where the browser ends: an address that the redirect alone has told it. */
const lastPage = /^http:\/\/(localhost|127\.0\.0\.1):\d+\/(microsoft|econnect)\/[\w-]{43}$/;

for (const [provider, email] of [
  ['Microsoft', microsoftAccounts.anna.email],
  ['organisation', organisationAccounts.bram.email],
] as const) {
  test(`P05 ${provider}: Chromium's history holds neither code nor state, and the address bar neither`, async ({
    atTheChoice,
    systemBrowser,
    folder,
    sandbox,
  }) => {
    const { window } = await atTheChoice();
    await window.choose(provider);
    const address = await systemBrowser.nextAddress();
    const urls = await historyOf(folder, async (open) => {
      const page = await open(address);
      await chooseAccount(page, email);
      await landed(page, /ingelogd/);
      expect(page.url()).toMatch(lastPage);
      await window.isFinished();
    });
    // The profile did keep a history: without this the test could not fail.
    expect(urls.some((url) => lastPage.test(url))).toBe(true);
    const atTheApp = urls.filter((url) => /\/(microsoft|econnect)(\/|\?|$)/.test(new URL(url).pathname));
    expect(atTheApp.filter((url) => /[?&](code|state|iss)=/.test(url))).toEqual([]);
    expect(urls.filter((url) => url.startsWith(sandbox.urls.platform) && /state=|nonce=/.test(url))).toEqual(
      [],
    );
  });
}
