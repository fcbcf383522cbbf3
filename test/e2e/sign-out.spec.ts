import { nl } from '../../renderer/copy/nl/screens.ts';
import { googleAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';

test('sign out: revoked at the platform, gone from the keychain, back at the choice', async ({
  open,
  signedIn,
  sandbox,
  keyring,
  step,
}) => {
  const { app, window } = await signedIn(googleAccounts.bram.email);
  expect(await keyring.sessionTokens()).toHaveLength(1);
  expect(sandbox.platform.activeRefreshTokens()).toBe(1);
  await step('sign out', async () => {
    await window.signOut();
    await window.isChoosing();
  });
  await expect.poll(keyring.accounts).toEqual([]);
  expect(sandbox.platform.activeRefreshTokens()).toBe(0);
  await app.quit();
  const again = await open({ userData: app.userData });
  await again.window.isChoosing();
});

test('R17 sign out while the platform is down: gone here all the same, and revoked once it is back', async ({
  signedIn,
  sandbox,
  keyring,
}) => {
  const { app, window } = await signedIn(googleAccounts.bram.email);
  sandbox.platform.available = 'refuse';
  await window.signOut();
  await window.isChoosing();
  // Only what is still to be revoked, and that is said. The record on disk no longer counts it.
  expect(await keyring.sessionTokens()).toHaveLength(1);
  expect(JSON.parse(app.kept('session'))).toMatchObject({ value: { current: null } });
  await expect(window.page.getByText(nl.notices['sign-out-queued'])).toBeVisible();
  sandbox.platform.available = 'up';
  await expect.poll(() => sandbox.platform.activeRefreshTokens()).toBe(0);
  await expect.poll(keyring.accounts).toEqual([]);
  await expect(window.page.getByText(nl.notices['sign-out-queued'])).toHaveCount(0);
});

test('a session that was revoked elsewhere: back at the choice, and said so', async ({
  open,
  signedIn,
  sandbox,
  keyring,
}) => {
  const { app } = await signedIn(googleAccounts.bram.email);
  await app.quit();
  sandbox.platform.revokeSessions();
  const { window } = await open({ userData: app.userData });
  await window.isChoosing();
  await expect(window.alert).toHaveAttribute('data-code', 'session-ended');
  await expect.poll(keyring.accounts).toEqual([]);
});
