import { chmod, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { googleAccounts, microsoftAccounts, tenants } from '../sandbox/accounts.ts';
import { directoryEntries } from '../sandbox/organisation/directory-entries.ts';
import { expect } from '../support/app.ts';
import { signedProfile } from '../support/signed-profile.ts';
import { test } from './beginnings.ts';
import { chooseAccount } from './provider-page.ts';
import type { AppWindow } from './window.ts';

/* What the user of a managed computer may try. HKCU against HKLM: the reader's tests. */

const rules = {
  AllowedIdentityProviders: ['microsoft'],
  AllowedTenants: [tenants.bakkerij],
  Organization: 'bakkerij-devries',
  SignInMode: 'required',
};
const everything = { AllowedIdentityProviders: ['microsoft', 'google', 'apple', 'econnect'] };

/** Microsoft is the one way in. */
async function holds(window: AppWindow): Promise<void> {
  await window.isChoosing();
  await expect(window.button(nl.methods.microsoft.button)).toBeVisible();
  await expect(window.button(nl.methods.google.button)).toHaveCount(0);
  await expect(window.button('Of login met email')).toHaveCount(0);
}

test('a policy that anybody may write: ignored, and said so', async ({ atTheChoice, policies }) => {
  await policies.put('managed/10.json', rules);
  await policies.put('managed/90.json', everything);
  await chmod(policies.path('managed/90.json'), 0o666);
  const { window } = await atTheChoice({ policies });
  await holds(window);
  await expect(window.page.getByText(nl.notices['policy-not-trusted'])).toBeVisible();
});

test('a link in the place of a policy: ignored, and said so', async ({ atTheChoice, policies, folder }) => {
  await policies.put('managed/10.json', rules);
  await writeFile(join(folder, 'mine.json'), JSON.stringify(everything));
  await symlink(join(folder, 'mine.json'), policies.path('managed/90.json'));
  const { window } = await atTheChoice({ policies });
  await holds(window);
  await expect(window.page.getByText(nl.notices['policy-not-trusted'])).toBeVisible();
});

test('environment and command line', async ({ atTheChoice, policies, folder }) => {
  await policies.put('managed/10.json', rules);
  const { window } = await atTheChoice({
    policies,
    env: {
      XDG_CONFIG_DIRS: folder,
      XDG_CONFIG_HOME: folder,
      ONBOARDING_BUILD: join(folder, 'mine.json'),
      ONBOARDING_POLICIES: folder,
      AllowedIdentityProviders: 'google',
    },
    args: [`--policies=${folder}`, '--AllowedIdentityProviders=google', '--SignInMode=suggested'],
  });
  await holds(window);
});

test('edited files of the app: another step, another organisation', async ({
  open,
  atTheChoice,
  policies,
  sandbox,
}) => {
  await policies.put('managed/10.json', rules);
  const first = await atTheChoice({ policies });
  await first.app.quit();
  const { userData } = first.app;
  const keep = (name: string, value: unknown) =>
    writeFile(join(userData, `${name}.json`), JSON.stringify({ version: 1, value }));
  await keep('journey', { at: 'entering-email', email: 'buiten@elders.test' });
  await keep('settings', { language: null, organisation: 'molen' });
  await keep('organisations', [{ slug: 'bakkerij-devries', document: 'a.b.c' }]);
  const { window } = await open({ policies, userData });
  await holds(window);
  expect(sandbox.platform.calls('startSignUp')).toBe(0);
});

test('a link to another organisation: refused, and said so', async ({ atTheChoice, policies }) => {
  await policies.put('managed/10.json', rules);
  const { app, window } = await atTheChoice({ policies });
  await app.startAgain(['eu.econnect.onboarding:/organisation?slug=molen']);
  await expect(app.window.getByText(nl.notices['organisation-refused'])).toBeVisible();
  await holds(window);
});

test('a profile of another organisation, and an older one of the same', async ({
  atTheChoice,
  policies,
  sandbox,
  folder,
}) => {
  const [bakery, molen] = directoryEntries(sandbox.urls.platform);
  if (!bakery || !molen) throw new Error('the sandbox knows nobody');
  const { issuer } = sandbox.environment;
  const file = (name: string) => join(folder, `${name}.econnect-org`);
  await writeFile(file('molen'), await signedProfile(issuer, molen));
  const required = { policy: { SignInMode: 'required' } };
  await writeFile(file('new'), await signedProfile(issuer, bakery, { serial: 2, ...required }));
  await writeFile(file('old'), await signedProfile(issuer, bakery, { serial: 1 }));
  await writeFile(file('expired'), await signedProfile(issuer, bakery, { expired: true }));

  await policies.put('managed/10.json', rules);
  const managed = await atTheChoice({ policies });
  await managed.app.startAgain([file('molen')]);
  await expect(managed.app.window.getByText(nl.notices['organisation-refused'])).toBeVisible();
  await holds(managed.window);
  await managed.app.quit();

  const { app, window } = await atTheChoice();
  await app.startAgain([file('new')]);
  await window.isConfirmingOrganisation();
  await window.confirmOrganisation();
  await window.isWaitingForBrowser();
  await window.cancelSignIn();
  for (const [name, code] of [
    ['old', 'profile-older'],
    ['expired', 'profile-expired'],
  ] as const) {
    await app.startAgain([file(name)]);
    await expect(window.alert).toContainText(nl.failures[code].happened);
    await window.cancel();
  }
  await holds(window);
});

test('requests of a window that somebody has taken over', async ({
  atTheChoice,
  policies,
  sandbox,
  systemBrowser,
}) => {
  await policies.put('managed/10.json', rules);
  const { app, window } = await atTheChoice({ policies });
  const ask = (intent: object) =>
    app.window.evaluate((sent) => {
      // The page's own way to main, as a script in it would use it.
      const bridge: { send(intent: object): Promise<unknown> } = Reflect.get(globalThis, 'onboarding');
      return bridge.send(sent);
    }, intent);
  for (const intent of [
    { type: 'choose', method: 'google' },
    { type: 'choose', method: 'econnect' },
    { type: 'choose-email' },
    { type: 'submit-email', email: 'buiten@elders.test' },
    { type: 'confirm-organisation', digest: 'e3b0c442' },
    { type: 'continue-by-email' },
    { type: 'leave-organisation' },
    { type: 'confirm-account' },
  ])
    await ask(intent);
  for (const forged of [
    { type: 'organisation-adopted', operation: 0, method: 'google' },
    { type: 'unblocked' },
    { type: 'offers-changed', offers: { methods: [{ id: 'google', available: true }] } },
  ])
    expect(await ask(forged)).toEqual({ ok: false, code: 'malformed-request' });
  await holds(window);
  expect(sandbox.platform.calls('startSignUp')).toBe(0);
  expect(sandbox.google.authorizationRequests).toBe(0);
  await window.choose('Microsoft');
  await systemBrowser.nextAddress();
});

test('a provider that answers with another tenant: nothing is exchanged, nothing kept', async ({
  atTheChoice,
  policies,
  systemBrowser,
  sandbox,
  keyring,
}) => {
  await policies.put('managed/10.json', rules);
  const { window } = await atTheChoice({ policies });
  await window.choose('Microsoft');
  // The person goes to everybody's address with the same request.
  const address = (await systemBrowser.nextAddress()).replace(`/${tenants.bakkerij}/`, '/common/');
  await chooseAccount(await systemBrowser.open(address), microsoftAccounts.eva.email);
  await window.heading(nl.checkingAccount.outsideHeading);
  expect(sandbox.platform.calls('getTokens')).toBe(0);
  expect(await keyring.accounts()).toEqual([]);
});

test('a session from before the rules is ended', async ({ open, signedIn, policies }) => {
  const before = await signedIn(googleAccounts.bram.email);
  await before.app.quit();
  await policies.put('managed/10.json', { AllowedEmailDomains: ['molen.test'] });
  const { window } = await open({ policies, userData: before.app.userData });
  await expect(window.alert).toContainText(nl.failures['organisation-mismatch'].happened);
  await window.isChoosing();
});
