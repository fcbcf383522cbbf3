import { googleAccounts, microsoftAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { chooseAccount, deny, landed } from './provider-page.ts';

test('cancel while the browser is open: back at the choice, and the late answer changes nothing', async ({
  atProvider,
  sandbox,
  step,
}) => {
  const { window, page } = await atProvider('Google');
  await step('cancel', async () => {
    await window.cancelSignIn();
    await window.isChoosing();
  });
  const refused = page.waitForEvent('requestfailed');
  await chooseAccount(page, googleAccounts.bram.email);
  await refused;
  await window.isChoosing();
  expect(sandbox.google.tokenRequests).toBe(0);
});

for (const provider of ['Microsoft', 'Google', 'organisation'] as const) {
  test(`deny at ${provider}: said beside its button, and the browser says the same`, async ({
    atProvider,
    step,
  }) => {
    const { window, page } = await atProvider(provider);
    await step('deny', async () => {
      await deny(page);
      await window.isChoosing();
      await expect(window.alert).toHaveAttribute('data-code', 'sign-in-denied');
    });
    await step('told in the browser', () => landed(page, /niet/), page);
  });
}

test('the browser is closed: open again', async ({ atProvider, systemBrowser, step }) => {
  const { window, page } = await atProvider('Microsoft');
  await page.close();
  await step('open again', async () => {
    await window.openAgain();
    await chooseAccount(await systemBrowser.next(), microsoftAccounts.anna.email);
    await window.isFinished();
  });
});

test('copy the link, and open it by hand', async ({ atTheChoice, systemBrowser, step }) => {
  const { app, window } = await atTheChoice();
  await window.choose('Google');
  await systemBrowser.nextAddress();
  await step('copy', async () => {
    await window.copyLink();
    await expect(app.window.getByText('De link is gekopieerd')).toBeVisible();
  });
  await chooseAccount(await systemBrowser.open(await app.clipboard()), googleAccounts.bram.email);
  await window.isFinished();
});

test('a second try after the first was abandoned: only the newest tab counts', async ({
  atProvider,
  systemBrowser,
  step,
}) => {
  const { window, page: first } = await atProvider('Google');
  await step('a second try', () => window.openAgain());
  const second = await systemBrowser.next();
  await chooseAccount(first, googleAccounts.gerrit.email);
  await landed(first, /telt niet meer/);
  await window.isWaitingForBrowser();
  await step('finished', async () => {
    await chooseAccount(second, googleAccounts.bram.email);
    await window.isFinished();
  });
});

test('a browser that does not open, which nothing tells on Linux: the link can be copied', async ({
  atTheChoice,
  systemBrowser,
  step,
}) => {
  const { app, window } = await atTheChoice({ env: { BROWSER: 'false' } });
  await window.choose('Google');
  await step('waiting', () => window.isWaitingForBrowser());
  await window.copyLink();
  await expect(app.window.getByText('De link is gekopieerd')).toBeVisible();
  await chooseAccount(await systemBrowser.open(await app.clipboard()), googleAccounts.bram.email);
  await window.isFinished();
});
