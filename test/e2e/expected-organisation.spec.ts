import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { googleAccounts, microsoftAccounts, organisationAccounts, tenants } from '../sandbox/accounts.ts';
import { expect, keychainService, test } from '../support/app.ts';
import { atTheChoice } from './beginnings.ts';
import { chooseAccount } from './provider-page.ts';

/** A build for the bakery. */
const organisation = {
  name: 'Bakkerij De Vries',
  tenantId: tenants.bakkerij,
  hostedDomain: 'bakkerij-devries.test',
  emailDomains: ['bakkerij-devries.test'],
};

for (const [method, outsider, insider, hint] of [
  ['Microsoft', microsoftAccounts.eva, microsoftAccounts.anna, 'domain_hint'],
  ['Google', googleAccounts.gerrit, googleAccounts.bram, 'hd'],
  ['organisation', organisationAccounts.lars, organisationAccounts.bram, null],
] as const) {
  test(`${method}: an account from elsewhere reaches neither the platform nor the keychain; another is one click away`, async ({
    launchApp,
    systemBrowser,
    sandbox,
    keyring,
    folder,
    step,
  }) => {
    const file = join(folder, 'bakery.json');
    await writeFile(file, JSON.stringify({ ...sandbox.environment, organisation }));
    const { window } = await atTheChoice(launchApp, { env: { ONBOARDING_ENVIRONMENT: file } });
    const choose = {
      Microsoft: () => window.chooseMicrosoft(),
      Google: () => window.chooseGoogle(),
      organisation: () => window.chooseOrganisation(),
    }[method];
    await choose();
    await chooseAccount(await systemBrowser.next(), outsider.email);
    await step('both accounts are named', async () => {
      await window.heading('Dit account kun je hier niet gebruiken');
      await expect(window.page.getByText(outsider.email)).toBeVisible();
      await expect(
        window.page.getByText('Bakkerij De Vries (@bakkerij-devries.test)', { exact: false }),
      ).toBeVisible();
      await expect(window.button('Ja, dit is mijn werkaccount')).toHaveCount(0);
    });
    expect(sandbox.platform.calls('getTokens')).toBe(0);
    expect(await keyring.accounts(keychainService)).toEqual([]);

    await window.useAnotherAccount();
    const address = await systemBrowser.nextAddress();
    if (hint) expect(new URL(address).searchParams.get(hint)).toBe('bakkerij-devries.test');
    await chooseAccount(await systemBrowser.open(address), insider.email);
    await window.isFinished();
    expect(await keyring.accounts(keychainService)).toEqual(['sandbox:session']);
  });
}
