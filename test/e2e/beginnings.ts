import type { Page } from '@playwright/test';
import type { LaunchOptions, RunningApp } from '../support/app.ts';
import type { SystemBrowser } from '../support/system-browser.ts';
import { chooseAccount } from './provider-page.ts';
import { type AppWindow, windowOf } from './window.ts';

export type LaunchApp = (options?: LaunchOptions) => Promise<RunningApp>;

/** The app in Dutch, at the choice. */
export async function atTheChoice(
  launchApp: LaunchApp,
  options: LaunchOptions = {},
): Promise<{ app: RunningApp; window: AppWindow }> {
  const app = await launchApp({ language: 'nl', ...options });
  const window = windowOf(app.window);
  await window.isChoosing();
  return { app, window };
}

/** The app in Dutch, and the provider's page that it opened in the browser. */
export async function atProvider(
  launchApp: LaunchApp,
  systemBrowser: SystemBrowser,
  provider: 'Google' | 'Microsoft',
  options: LaunchOptions = {},
): Promise<{ app: RunningApp; window: AppWindow; page: Page }> {
  const opened = await atTheChoice(launchApp, options);
  await (provider === 'Google' ? opened.window.chooseGoogle() : opened.window.chooseMicrosoft());
  return { ...opened, page: await systemBrowser.next() };
}

/** The app in Dutch, signed in with a Google account that has an account at the platform. */
export async function signedIn(
  launchApp: LaunchApp,
  systemBrowser: SystemBrowser,
  email: string,
): Promise<{ app: RunningApp; window: AppWindow }> {
  const { app, window, page } = await atProvider(launchApp, systemBrowser, 'Google');
  await chooseAccount(page, email);
  await window.isFinished();
  return { app, window };
}

/** The app in Dutch, waiting for the mail to an address to be used. */
export async function awaitingMail(
  launchApp: LaunchApp,
  email: string,
): Promise<{ app: RunningApp; window: AppWindow }> {
  const opened = await atTheChoice(launchApp);
  await opened.window.chooseEmail();
  await opened.window.sendEmail(email);
  await opened.window.isWaitingForActivation();
  return opened;
}
