import { googleAccounts, microsoftAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { chooseAccount } from './provider-page.ts';

for (const { provider, privately, atWork } of [
  { provider: 'Google', privately: googleAccounts.gerrit.email, atWork: googleAccounts.bram.email },
  { provider: 'Microsoft', privately: microsoftAccounts.dirk.email, atWork: microsoftAccounts.anna.email },
] as const) {
  test(`a private address at ${provider} (${privately}): the check screen, and another account in one click`, async ({
    atProvider,
    systemBrowser,
    sandbox,
    step,
  }) => {
    const { app, window, page } = await atProvider(provider);
    await step('asked about', async () => {
      await chooseAccount(page, privately);
      await window.isCheckingAccount();
      await expect(app.window.getByText(privately)).toBeVisible();
    });
    expect(sandbox.platform.calls('getTokens')).toBe(0);
    await step('another account', async () => {
      await window.useAnotherAccount();
      await window.isWaitingForBrowser();
      await chooseAccount(await systemBrowser.next(), atWork);
      await window.isFinished();
    });
  });
}
