import { nl } from '../../renderer/copy/nl/screens.ts';
import { googleAccounts } from '../sandbox/accounts.ts';
import { expect, test } from '../support/app.ts';
import { signedIn } from './beginnings.ts';
import { kept } from './kept.ts';
import { windowOf } from './window.ts';

const service = 'eu.econnect.onboarding';

test('sign out: revoked at the platform, gone from the keychain, back at the choice', async ({
  launchApp,
  systemBrowser,
  sandbox,
  keyring,
  step,
}) => {
  const { app, window } = await signedIn(launchApp, systemBrowser, googleAccounts.bram.email);
  expect(await keyring.sessionTokens(service)).toHaveLength(1);
  expect(sandbox.platform.activeRefreshTokens()).toBe(1);
  await step('sign out', async () => {
    await window.signOut();
    await window.isChoosing();
  });
  await expect.poll(() => keyring.accounts(service)).toEqual([]);
  expect(sandbox.platform.activeRefreshTokens()).toBe(0);
  await app.quit();
  const again = await launchApp({ language: 'nl', userData: app.userData });
  await windowOf(again.window).isChoosing();
});

test('R17 sign out while the platform is down: gone here all the same, and revoked once it is back', async ({
  launchApp,
  systemBrowser,
  sandbox,
  keyring,
}) => {
  const { app, window } = await signedIn(launchApp, systemBrowser, googleAccounts.bram.email);
  sandbox.platform.available = 'refuse';
  await window.signOut();
  await window.isChoosing();
  // Only what is still to be revoked, and that is said. The record on disk no longer counts it.
  expect(await keyring.sessionTokens(service)).toHaveLength(1);
  expect(JSON.parse(kept(app.userData, 'session'))).toMatchObject({ value: { current: null } });
  await expect(window.page.getByText(nl.notices['sign-out-queued'])).toBeVisible();
  sandbox.platform.available = 'up';
  await expect.poll(() => sandbox.platform.activeRefreshTokens()).toBe(0);
  await expect.poll(() => keyring.accounts(service)).toEqual([]);
  await expect(window.page.getByText(nl.notices['sign-out-queued'])).toHaveCount(0);
});

test('a session that was revoked elsewhere: back at the choice, and said so', async ({
  launchApp,
  systemBrowser,
  sandbox,
  keyring,
}) => {
  const { app } = await signedIn(launchApp, systemBrowser, googleAccounts.bram.email);
  await app.quit();
  sandbox.platform.revokeSessions();
  const again = await launchApp({ language: 'nl', userData: app.userData });
  await windowOf(again.window).isChoosing();
  await expect(windowOf(again.window).alert).toHaveAttribute('data-code', 'session-ended');
  await expect.poll(() => keyring.accounts(service)).toEqual([]);
});
