import type { Page } from '@playwright/test';
import { test as base, type LaunchOptions, type RunningApp } from '../support/app.ts';
import { nextMail } from './mail.ts';
import { chooseAccount } from './provider-page.ts';
import { type AppWindow, type ProviderName, windowOf } from './window.ts';

type Opened = { app: RunningApp; window: AppWindow };

type Beginnings = {
  /** Starts the app in Dutch. */
  open: (options?: LaunchOptions) => Promise<Opened>;
  /** The app at the choice. */
  atTheChoice: (options?: LaunchOptions) => Promise<Opened>;
  /** The provider's page that the app has opened in the browser. */
  atProvider: (provider: ProviderName, options?: LaunchOptions) => Promise<Opened & { page: Page }>;
  /** The app, signed in with a Google account that has an account at the platform. */
  signedIn: (email: string) => Promise<Opened>;
  /** The app while it waits for the mail to an address to be used. */
  awaitingMail: (email: string) => Promise<Opened>;
  /** The app at the last details of an account by e-mail. */
  registering: (email: string) => Promise<Opened>;
};

/** Journeys begin with one of these. */
export const test = base.extend<Beginnings>({
  open: ({ launchApp }, use) =>
    use(async (options) => {
      const app = await launchApp({ language: 'nl', ...options });
      return { app, window: windowOf(app.window) };
    }),
  atTheChoice: ({ open }, use) =>
    use(async (options) => {
      const opened = await open(options);
      await opened.window.isChoosing();
      return opened;
    }),
  atProvider: ({ atTheChoice, systemBrowser }, use) =>
    use(async (provider, options) => {
      const opened = await atTheChoice(options);
      await opened.window.choose(provider);
      return { ...opened, page: await systemBrowser.next() };
    }),
  signedIn: ({ atProvider }, use) =>
    use(async (email) => {
      const { page, ...opened } = await atProvider('Google');
      await chooseAccount(page, email);
      await opened.window.isFinished();
      return opened;
    }),
  awaitingMail: ({ atTheChoice }, use) =>
    use(async (email) => {
      const opened = await atTheChoice();
      await opened.window.chooseEmail();
      await opened.window.sendEmail(email);
      await opened.window.isWaitingForActivation();
      return opened;
    }),
  registering: ({ awaitingMail, sandbox }, use) =>
    use(async (email) => {
      const opened = await awaitingMail(email);
      await opened.window.typeCode((await nextMail(sandbox, email)).code);
      await opened.window.isRegistering();
      return opened;
    }),
});
