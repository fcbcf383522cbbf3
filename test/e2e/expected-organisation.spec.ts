import { googleAccounts, microsoftAccounts, organisationAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { chooseAccount } from './provider-page.ts';

for (const [method, slug, whom, outsider, insider, hint] of [
  [
    'Microsoft',
    'bakkerij-devries',
    'Bakkerij De Vries (@bakkerij-devries.test)',
    // Her tenant is not asked for, so that she is not on the list: she comes by everybody's address.
    { email: microsoftAccounts.eva.email, by: '/common/' },
    microsoftAccounts.anna.email,
    'domain_hint',
  ],
  [
    'Google',
    'molen',
    'Molen B.V. (@molen.test)',
    { email: googleAccounts.gerrit.email, by: null },
    googleAccounts.pim.email,
    'hd',
  ],
  [
    'organisation',
    'nieuw',
    'Nieuw Elan (@nieuw-elan.test)',
    { email: organisationAccounts.lars.email, by: null },
    organisationAccounts.noor.email,
    null,
  ],
] as const) {
  test(`${method}: an account from elsewhere reaches neither the platform nor the keychain; another is one click away`, async ({
    atTheChoice,
    systemBrowser,
    sandbox,
    keyring,
    policies,
    step,
  }) => {
    await policies.put('managed/10.json', { Organization: slug, SignInMode: 'required' });
    const { window } = await atTheChoice({ policies });
    await window.choose(method);
    const asked = await systemBrowser.nextAddress();
    const page = await systemBrowser.open(
      outsider.by ? asked.replace(/\/[0-9a-f-]{36}\//, outsider.by) : asked,
    );
    await chooseAccount(page, outsider.email);
    await step('both accounts are named', async () => {
      await window.heading('Dit account kun je hier niet gebruiken');
      await expect(window.page.getByText(outsider.email)).toBeVisible();
      await expect(window.page.getByText(whom, { exact: false })).toBeVisible();
      await expect(window.button('Ja, dit is mijn werkaccount')).toHaveCount(0);
    });
    expect(sandbox.platform.calls('getTokens')).toBe(0);
    expect(await keyring.accounts()).toEqual([]);

    await window.useAnotherAccount();
    const address = await systemBrowser.nextAddress();
    const domain = insider.split('@')[1];
    if (hint) expect(new URL(address).searchParams.get(hint)).toBe(domain);
    await chooseAccount(await systemBrowser.open(address), insider);
    // Whether there is an account yet only the platform knows, and it is asked about these people.
    await expect.poll(() => sandbox.platform.calls('getTokens')).toBe(1);
  });
}
