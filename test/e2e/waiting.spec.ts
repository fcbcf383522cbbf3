import { googleAccounts, microsoftAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { chooseAccount, landed } from './provider-page.ts';

test('opened three times: older tabs say that they no longer count, the newest finishes', async ({
  atProvider,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { window, page: first } = await atProvider('Microsoft');
  await window.openAgain();
  const second = await systemBrowser.next();
  await window.openAgain();
  const third = await systemBrowser.next();
  expect(new Set([first, second, third].map((page) => page.url())).size).toBe(3);
  await step(
    'an older tab',
    async () => {
      await chooseAccount(first, microsoftAccounts.carla.email);
      await landed(first, /telt niet meer/);
    },
    first,
  );
  await chooseAccount(second, microsoftAccounts.bram.email);
  await landed(second, /telt niet meer/);
  expect(sandbox.microsoft.tokenRequests).toBe(0);
  await chooseAccount(third, microsoftAccounts.anna.email);
  await window.isFinished();
  await expect(window.page.getByText('anna.devries', { exact: false })).toBeVisible();
});

test('every way of taking the link along is a fresh one, for that way alone', async ({
  atTheChoice,
  systemBrowser,
}) => {
  const { app, window } = await atTheChoice();
  await window.choose('Google');
  const opened = new URL(await systemBrowser.nextAddress());
  await window.copyLink();
  await expect(window.page.getByText('De link is gekopieerd', { exact: false })).toBeVisible();
  const copied = new URL(await app.clipboard());
  await window.openAgain();
  const again = new URL(await systemBrowser.nextAddress());
  for (const name of ['state', 'nonce', 'code_challenge', 'redirect_uri']) {
    const values = [opened, copied, again].map((url) => url.searchParams.get(name));
    expect(new Set(values).size, name).toBe(3);
  }
});

test('everything stays possible while the platform answers, and what came too late is not kept', async ({
  atProvider,
  systemBrowser,
  sandbox,
  keyring,
}) => {
  const { window, page } = await atProvider('Google');
  sandbox.google.tokenEndpoint = 'hang';
  // The tab waits for the truth, and with it whoever clicked there.
  const chosen = chooseAccount(page, googleAccounts.bram.email);
  await expect(window.page.getByText('Gelukt in je browser', { exact: false })).toBeVisible();
  for (const name of ['Browser opnieuw openen', 'Link kopiëren', 'Inloggen op je telefoon']) {
    await expect(window.button(name)).toBeEnabled();
  }
  sandbox.google.tokenEndpoint = 'ok';
  await window.openAgain();
  await chosen;
  await chooseAccount(await systemBrowser.next(), googleAccounts.fenna.email);
  await window.isCheckingAccount();
  expect(await keyring.sessionTokens()).toEqual([]);
});
