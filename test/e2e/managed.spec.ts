import type { Page } from '@playwright/test';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { googleAccounts, microsoftAccounts, tenants } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { chooseAccount } from './provider-page.ts';
import { windowOf } from './window.ts';

/** The providers' buttons, as many as there are. */
const waysIn = (page: Page) => page.getByRole('list', { name: nl.choosing.methods }).getByRole('listitem');

/** What the administrator of a bakery's desks puts in place. */
const onlyMicrosoft = {
  AllowedIdentityProviders: ['microsoft'],
  AllowedTenants: [tenants.bakkerij],
  ManagedByOrganizationName: 'Bakkerij De Vries',
};

test('an administrator’s afternoon: files in place, the app started, panel and --print-policy agree', async ({
  launchApp,
  policies,
  commandLine,
  step,
}) => {
  await policies.put('managed/10-bakery.json', { ...onlyMicrosoft, UpdateMode: 'none' });
  await policies.put('recommended/10-bakery.json', { Language: 'nl' });
  const app = await launchApp({ policies });
  const window = windowOf(app.window);

  await step('only Microsoft is there, and who says so', async () => {
    await window.isChoosing();
    await expect(waysIn(app.window)).toHaveCount(1);
    await expect(window.button('Of login met email')).toHaveCount(0);
    await expect(app.window.getByText('Beheerd door Bakkerij De Vries')).toBeVisible();
  });
  await step('the panel: what holds, and where each comes from', async () => {
    await window.openPanel();
    await expect(window.panel).toContainText('/etc/opt/econnect-onboarding/policies/managed/10-bakery.json');
    await expect(window.panel).toContainText('AllowedIdentityProviders');
  });
  const copied = await step('copied as JSON', async () => {
    await window.copyRules();
    await expect.poll(() => app.clipboard()).toContain('"AllowedTenants"');
    return JSON.parse(await app.clipboard());
  });
  await app.quit();

  const { code, stdout } = await commandLine(['--print-policy', '--json'], {
    policies,
    userData: app.userData,
  });
  expect(code).toBe(0);
  const { client: _, environment: __, organisation: ___, ...printedView } = JSON.parse(stdout);
  expect(printedView).toEqual(copied);
});

test('a change shows while the app runs; a half-written file keeps the last good one', async ({
  open,
  policies,
}) => {
  await policies.put('managed/10.json', onlyMicrosoft);
  const { app } = await open({ policies });
  await expect(waysIn(app.window)).toHaveCount(1);

  await policies.put('managed/10.json', { AllowedIdentityProviders: ['microsoft', 'google'] });
  await expect(waysIn(app.window)).toHaveCount(2);

  await policies.scribble('managed/10.json', '{ "AllowedIdentityProviders": ["mic');
  await expect(app.window.getByText(nl.notices['policy-kept'])).toBeVisible();
  await expect(waysIn(app.window)).toHaveCount(2);

  await policies.remove('managed/10.json');
  await expect(waysIn(app.window)).toHaveCount(4);
  await expect(app.window.getByText(nl.notices['policy-kept'])).toHaveCount(0);
});

test('a sign-in that the rules forbid meanwhile is left, and its answer changes nothing', async ({
  atProvider,
  policies,
  sandbox,
  keyring,
}) => {
  const { window, page } = await atProvider('Google', { policies });
  await policies.put('managed/10.json', onlyMicrosoft);
  await window.isChoosing();
  await expect(window.alert).toBeVisible();
  await chooseAccount(page, googleAccounts.fenna.email).catch(() => undefined);
  expect(sandbox.platform.calls('getTokens')).toBe(0);
  expect(await keyring.accounts()).toEqual([]);
});

test.describe('a stop screen for IT', () => {
  for (const [what, files, named] of [
    ['two sources with nothing in common', { a: ['microsoft'], b: ['google'] }, ['a.json', 'b.json']],
    ['a restriction that is not understood', { a: ['mikrosoft'] }, ['a.json']],
  ] as const) {
    test(`${what}: named with their places, and corrected without a restart`, async ({ open, policies }) => {
      for (const [name, providers] of Object.entries(files))
        await policies.put(`managed/${name}.json`, { AllowedIdentityProviders: providers });
      const { app, window } = await open({ policies });
      await window.isBlocked();
      for (const name of named) await expect(app.window.getByText(name).first()).toBeVisible();
      for (const name of Object.keys(files)) await policies.remove(`managed/${name}.json`);
      await window.isChoosing();
    });
  }

  test('a file that was damaged before the start allows nothing', async ({ open, policies }) => {
    await policies.scribble('managed/10.json', '{ "AllowedIdentityProviders": ["mic');
    const { window } = await open({ policies });
    await window.isBlocked();
  });
});

test('the command line: exit codes that a detection script goes by', async ({
  policies,
  commandLine,
  folder,
}) => {
  const userData = `${folder}/nobody`;
  const print = async () => (await commandLine(['--print-policy'], { policies, userData })).code;
  expect(await print()).toBe(3);
  await policies.put('managed/10.json', onlyMicrosoft);
  expect(await print()).toBe(0);
  await policies.put('managed/20.json', { Languag: 'nl' });
  expect(await print()).toBe(1);
  await policies.put('managed/20.json', { AllowedIdentityProviders: ['google'] });
  expect(await print()).toBe(2);

  const validate = (file: string) => commandLine(['--validate-policy', file], { userData });
  expect((await validate(policies.path('managed/10.json'))).code).toBe(0);
  await policies.put('managed/30.json', '{ "UpdateMode": "none", "UpdateMode": "auto" }');
  const twice = await validate(policies.path('managed/30.json'));
  expect([twice.code, twice.stdout]).toEqual([2, expect.stringContaining('UpdateMode appears twice')]);
  expect((await validate(`${folder}/absent.json`)).code).toBe(66);
  expect((await commandLine(['--validate-policy'], { userData })).code).toBe(64);

  const doctor = await commandLine(['--doctor', '--json'], { policies, userData });
  expect(JSON.parse(doctor.stdout).policy.stops).toHaveLength(2);
});

test('Microsoft by the tenant’s own address: only its accounts are offered', async ({
  atProvider,
  policies,
}) => {
  await policies.put('managed/10.json', onlyMicrosoft);
  const { window, page } = await atProvider('Microsoft', { policies });
  await expect(page.getByText(microsoftAccounts.anna.email)).toBeVisible();
  await expect(page.getByText(microsoftAccounts.eva.email)).toHaveCount(0);
  await chooseAccount(page, microsoftAccounts.anna.email);
  await window.isFinished();
});
