import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { googleAccounts, microsoftAccounts, organisationAccounts } from '../sandbox/accounts.ts';
import { directoryEntries } from '../sandbox/organisation/directory-entries.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { expect } from '../support/app.ts';
import { signedProfile } from '../support/signed-profile.ts';
import { test } from './beginnings.ts';
import { chooseAccount } from './provider-page.ts';

const linkTo = (slug: string) => `eu.econnect.onboarding:/organisation?slug=${slug}`;
const entry = (sandbox: Sandbox, slug: string) => {
  const organisation = directoryEntries(sandbox.urls.platform).find((one) => one.slug === slug);
  if (!organisation) throw new Error(`no organisation ${slug}`);
  return organisation;
};

test('the own URL: from the page to the app, which asks, and then goes straight to the organisation’s provider', async ({
  atTheChoice,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { app, window } = await atTheChoice();
  const link = await step('the page offers the app', async () => {
    const page = await systemBrowser.open(`${sandbox.urls.platform}/o/molen`);
    await expect(page.getByRole('heading', { name: /Molen B\.V\./ })).toBeVisible();
    return page.getByRole('link', { name: 'Log in met de app' }).getAttribute('href');
  });
  expect(link).toBe(linkTo('molen'));
  await step('the app shows whom the link means, and nothing has changed', async () => {
    await app.startAgain([link ?? '']);
    await window.isConfirmingOrganisation();
    await expect(app.window.getByText('Molen B.V.', { exact: true })).toBeVisible();
    expect(app.kept('settings')).not.toContain('molen');
  });
  await step('yes: the browser opens at Google', async () => {
    await window.confirmOrganisation();
    await chooseAccount(await systemBrowser.next(), googleAccounts.pim.email);
    await window.confirmNewAccount();
  });
  await step('from now on the organisation’s way comes first, the others behind a button', async () => {
    await window.cancel();
    await window.isChoosing();
    await expect(window.button(nl.methods.microsoft.button)).toBeHidden();
    await window.otherWays.click();
    await expect(window.button(nl.methods.microsoft.button)).toBeVisible();
  });
});

test('no to the question: nothing has changed, nothing is kept', async ({ open }) => {
  const { app, window } = await open({ args: [linkTo('molen')] });
  await window.isConfirmingOrganisation();
  await window.cancel();
  await window.isChoosing();
  await expect(window.button(nl.methods.microsoft.button)).toBeVisible();
  expect(app.kept('settings')).not.toContain('molen');
});

test('a link to nobody, and one while the platform is down: said, and tried again', async ({
  atTheChoice,
  sandbox,
}) => {
  const { app, window } = await atTheChoice();
  await app.startAgain([linkTo('niemand')]);
  await expect(window.alert).toContainText(nl.failures['organisation-unknown'].happened);
  await window.cancel();
  sandbox.platform.available = 'refuse';
  await app.startAgain([linkTo('molen')]);
  await expect(window.alert).toContainText(nl.failures['organisation-unavailable'].happened);
  sandbox.platform.available = 'up';
  await window.button(nl.frame.retry).click();
  await window.isConfirmingOrganisation();
  await expect(app.window.getByText('Molen B.V.', { exact: true })).toBeVisible();
});

for (const signing of ['foreign-key', 'expired', 'tampered'] as const)
  test(`an answer of the directory with the wrong signature (${signing}) is not believed`, async ({
    open,
    sandbox,
  }) => {
    sandbox.platform.signOrganisationsWith(signing);
    const { window } = await open({ args: [linkTo('molen')] });
    await expect(window.alert).toContainText(nl.failures['organisation-answer-invalid'].happened);
  });

test('an address of an organisation that signs in otherwise: asked about, and by mail all the same', async ({
  atTheChoice,
  sandbox,
}) => {
  const { window } = await atTheChoice();
  await window.chooseEmail();
  await window.sendEmail('nieuwe.collega@molen.test');
  await window.isConfirmingOrganisation();
  expect(sandbox.platform.calls('startSignUp')).toBe(0);
  await window.continueByEmail();
  await window.isWaitingForActivation();
});

test('an address of an organisation that allows nothing else: its own provider, and no mail', async ({
  atTheChoice,
  sandbox,
  systemBrowser,
}) => {
  sandbox.platform.restrictOrganisation('nieuw', true);
  const { window } = await atTheChoice();
  await window.chooseEmail();
  await window.sendEmail('nieuwe.collega@nieuw-elan.test');
  await window.isConfirmingOrganisation();
  await expect(window.button(nl.organisation.confirming.byEmail)).toHaveCount(0);
  await window.confirmOrganisation();
  await chooseAccount(await systemBrowser.next(), organisationAccounts.noor.email);
  await window.confirmNewAccount();
});

test('a profile that is opened: asked about, holds from then on, and can be left again', async ({
  open,
  sandbox,
  folder,
  systemBrowser,
  step,
}) => {
  const file = join(folder, 'bakkerij.econnect-org');
  const bakery = entry(sandbox, 'bakkerij-devries');
  const policy = { SignInMode: 'required', ManagedByOrganizationName: 'Bakkerij De Vries' };
  await writeFile(file, await signedProfile(sandbox.environment.issuer, bakery, { policy }));
  const { app, window } = await open({ args: [file] });
  await step('asked about', async () => {
    await window.isConfirmingOrganisation();
    await expect(app.window.getByText('Bakkerij De Vries', { exact: true })).toBeVisible();
    await window.confirmOrganisation();
  });
  await step('Microsoft is asked at once, for its tenant alone', async () => {
    await chooseAccount(await systemBrowser.next(), microsoftAccounts.anna.email);
    await window.isFinished();
  });
  await app.quit();

  const { window: next } = await open({ userData: app.userData });
  await next.isFinished();
  await next.signOut();
  await next.isChoosing();
  await step('it holds after a restart as well', async () => {
    await expect(next.button(nl.methods.microsoft.button)).toBeVisible();
    await expect(next.button(nl.methods.google.button)).toHaveCount(0);
  });
  await step('and is left from the panel', async () => {
    await next.openPanel();
    await next.leaveOrganisation();
    await expect(next.button(nl.methods.google.button)).toBeVisible();
  });
});
