import { appleAccounts, logins, organisationAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { chooseAccount, isAccessible, landed, logIn } from './provider-page.ts';

test('Apple is announced as coming soon, and cannot be chosen', async ({ atTheChoice }) => {
  const { window } = await atTheChoice();
  const button = window.page.getByRole('button', { name: /Log in met Apple/ });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(/Inloggen met Apple kan binnenkort/);
});

test('Apple, once the platform says so: a work address, a new account', async ({
  atProvider,
  sandbox,
  step,
}) => {
  sandbox.platform.configure({ appleAvailable: true });
  const { email, name } = appleAccounts.iris;
  const { window, page } = await atProvider('Apple');
  await step('account at Apple', () => expect(page.getByRole('heading', { level: 1 })).toBeVisible(), page);
  await step('check the account', async () => {
    await chooseAccount(page, email);
    await window.isCheckingAccount();
    await expect(window.page.getByText(name)).toBeVisible();
  });
  await step('back in the browser', () => landed(page, /Ga verder in eConnect Onboarding/), page);
  await window.confirmAccount();
  await window.isAcceptingTerms();
  await window.agree();
  await window.register();
  await window.isFinishedAnew();
  expect(sandbox.platform.accountOf(email)).toMatchObject({ email, name });
});

test('Apple, an address that it hides: asked about in the right words, before the platform hears of it', async ({
  atProvider,
  sandbox,
  step,
}) => {
  sandbox.platform.configure({ appleAvailable: true });
  const { email } = appleAccounts.joost;
  const { window, page } = await atProvider('Apple');
  await step('asked about', async () => {
    await chooseAccount(page, email);
    await window.isCheckingAccount();
    await expect(window.page.getByText(email)).toBeVisible();
    await expect(window.page.getByText('Apple verbergt je eigen adres', { exact: false })).toBeVisible();
  });
  expect(sandbox.platform.calls('getTokens')).toBe(0);
});

test("an organisation's own provider, an account made by hand: finished at once", async ({
  atProvider,
  sandbox,
  step,
}) => {
  const { email } = organisationAccounts.bram;
  const { window, page } = await atProvider('organisation');
  await step(
    "account at the organisation's provider",
    () => expect(page.getByText('Bakkerij De Vries', { exact: false }).first()).toBeVisible(),
    page,
  );
  await step('finished', async () => {
    await chooseAccount(page, email);
    await window.isFinished();
    await expect(window.page.getByText('bram.jansen', { exact: false })).toBeVisible();
  });
  expect(sandbox.platform.linksOf(email)).toHaveLength(1);
  expect(sandbox.organisation.tokenRequests).toBe(1);
});

test("eConnect's own account: from the e-mail page, by user name and password", async ({
  atTheChoice,
  systemBrowser,
  step,
}) => {
  const { window } = await atTheChoice();
  await window.chooseEmail();
  await step('I have an account', () => expect(window.ownAccount).toBeVisible());
  await window.ownAccount.click();
  const page = await systemBrowser.next();
  await step(
    'a wrong password is said on the page',
    async () => {
      await logIn(page, { ...logins.bram, password: 'niet het goede' });
      await expect(page.getByRole('alert')).toContainText('Deze combinatie klopt niet');
      await isAccessible(page);
    },
    page,
  );
  await step('finished', async () => {
    await logIn(page, logins.bram);
    await window.isFinished();
    await expect(window.page.getByText('bram.jansen', { exact: false })).toBeVisible();
  });
  await landed(page, /ingelogd/);
  await isAccessible(page);
});

test("eConnect's own account with an authenticator app: its code is asked for", async ({
  atTheChoice,
  systemBrowser,
  sandbox,
}) => {
  const { window } = await atTheChoice();
  await window.chooseEmail();
  await window.ownAccount.click();
  const page = await systemBrowser.next();
  const { carla } = logins;
  await logIn(page, carla);
  await logIn(page, { ...carla, code: sandbox.platform.totpOf('carla@molen.test') });
  await window.isFinished();
});

test("cancelled on eConnect's own page: back at the e-mail page, which says so", async ({
  atTheChoice,
  systemBrowser,
}) => {
  const { window } = await atTheChoice();
  await window.chooseEmail();
  await window.ownAccount.click();
  const page = await systemBrowser.next();
  await page.getByRole('button', { name: 'Annuleren' }).click();
  await window.isEnteringEmail();
  await expect(window.alert).toHaveAttribute('data-code', 'sign-in-denied');
});
