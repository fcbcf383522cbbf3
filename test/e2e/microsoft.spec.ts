import { microsoftAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { nextMail } from './mail.ts';
import { chooseAccount } from './provider-page.ts';

test('Microsoft, account exists: finished at once', async ({ atTheChoice, systemBrowser, step, keyring }) => {
  const { app, window } = await atTheChoice();
  await step('choose', () => window.isChoosing());
  await step('wait for the browser', async () => {
    await window.choose('Microsoft');
    await window.isWaitingForBrowser();
  });
  const page = await systemBrowser.next();
  await step(
    'account at Microsoft',
    () => expect(page.getByRole('heading', { level: 1 })).toBeVisible(),
    page,
  );
  await step('finished', async () => {
    await chooseAccount(page, microsoftAccounts.anna.email);
    await window.isFinished();
    await expect(app.window.getByText('anna.devries', { exact: false })).toBeVisible();
    await expect(window.nextSteps.getByRole('button')).toHaveCount(3);
  });
  await step(
    'back in the browser',
    () => expect(page.getByRole('heading', { level: 1 })).toBeVisible(),
    page,
  );
  expect(await keyring.accounts()).toEqual([expect.stringMatching(/^sandbox:session:./)]);
});

test('Microsoft, an account made by hand with an address that the tenant owns: linked at once', async ({
  atProvider,
  sandbox,
  step,
}) => {
  const { app, window, page } = await atProvider('Microsoft');
  await step('finished', async () => {
    await chooseAccount(page, microsoftAccounts.bram.email);
    await window.isFinished();
    await expect(app.window.getByText('bram.jansen', { exact: false })).toBeVisible();
  });
  expect(sandbox.platform.linksOf(microsoftAccounts.bram.email)).toHaveLength(1);
});

test('Microsoft, an address that nobody vouches for: confirmed by mail, then linked', async ({
  atProvider,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { email } = microsoftAccounts.carla;
  const { window, page } = await atProvider('Microsoft');
  const phrase = await step('wait for confirmation', async () => {
    await chooseAccount(page, email);
    await window.isWaitingForConfirmation();
    return window.phrase.innerText();
  });
  expect(sandbox.platform.linksOf(email)).toEqual([]);
  const mail = await nextMail(sandbox, email);
  const activation = await systemBrowser.open(mail.link);
  await step(
    'confirm in the browser',
    async () => {
      await expect(activation.getByText(phrase)).toBeVisible();
      await activation.getByRole('button', { name: /^Ja/ }).click();
    },
    activation,
  );
  await step('finished', () => window.isFinished());
  expect(sandbox.platform.linksOf(email)).toHaveLength(1);

  await step('the next sign-in goes straight on', async () => {
    await window.signOut();
    await window.isChoosing();
    await window.choose('Microsoft');
    await chooseAccount(await systemBrowser.next(), email);
    await window.isFinished();
  });
});
