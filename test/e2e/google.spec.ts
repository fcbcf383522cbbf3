import { googleAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { chooseAccount } from './provider-page.ts';

test('Google, no account: terms, Register, finished', async ({
  atTheChoice,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { email } = googleAccounts.fenna;
  const { app, window } = await atTheChoice();
  await step('choose', () => window.isChoosing());
  await step('wait for the browser', async () => {
    await window.choose('Google');
    await window.isWaitingForBrowser();
  });
  const page = await systemBrowser.next();
  await step('account at Google', () => expect(page.getByRole('heading', { level: 1 })).toBeVisible(), page);
  await step('check the account', async () => {
    await chooseAccount(page, email);
    await window.isCheckingAccount();
    await expect(app.window.getByText(email)).toBeVisible();
  });
  await step('accept the terms', async () => {
    await window.confirmAccount();
    await window.isAcceptingTerms();
    await window.register();
    await expect(window.alert).toHaveAttribute('data-code', 'terms-not-accepted');
    await window.agree();
  });
  await step('finished', async () => {
    await window.register();
    await window.isFinishedAnew();
  });
  expect(sandbox.platform.accountOf(email)).toMatchObject({ email });
  expect((await sandbox.mailbox.next(email)).subject).toMatch(/account|welkom|bevestig/i);
  await step('go on setting up', async () => {
    await window.button('Ga verder met het instellen van je omgeving').click();
    expect(await systemBrowser.nextAddress()).toContain(sandbox.urls.platform);
  });
});

test('Google, an account made by hand with the same verified address: signed in to it at once', async ({
  atProvider,
  sandbox,
  step,
}) => {
  const { email } = googleAccounts.bram;
  const { app, window, page } = await atProvider('Google');
  await step('finished', async () => {
    await chooseAccount(page, email);
    await window.isFinished();
    await expect(app.window.getByText('bram.jansen', { exact: false })).toBeVisible();
  });
  expect(sandbox.platform.linksOf(email)).toHaveLength(1);
});

test('Google, an address that Google does not vouch for: asked about, then confirmed by mail', async ({
  atProvider,
  step,
}) => {
  const { window, page } = await atProvider('Google');
  await chooseAccount(page, googleAccounts.hanna.email);
  await step('asked about', () => window.isCheckingAccount());
  await step('wait for confirmation', async () => {
    await window.confirmAccount();
    await window.isWaitingForConfirmation();
  });
});
