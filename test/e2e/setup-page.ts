import { expect, type Page } from '@playwright/test';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { nlSetup } from '../../renderer/copy/nl/setup.ts';
import type { RunningApp } from '../support/app.ts';
import type { SystemBrowser } from '../support/system-browser.ts';
import { type LaunchApp, signedIn } from './beginnings.ts';

const { finding, confirming, verifying, inviting, invoice } = nlSetup;

/** What the app does once the platform is back may take this long: it asks after pauses that grow (`reachability.ts`). */
export const onceItIsBack = { timeout: 20_000 };

type OpenSetup = { app: RunningApp; setup: ReturnType<typeof setupOf> };

/** The setup of an account that is at the platform, in Dutch. */
export async function atTheSetup(
  launchApp: LaunchApp,
  systemBrowser: SystemBrowser,
  email: string,
): Promise<OpenSetup> {
  const { app } = await signedIn(launchApp, systemBrowser, email);
  return { app, setup: setupOf(app.window) };
}

/** The same after a crash: the app is ended with no chance to save anything, and started again. */
export async function afterCrash(app: RunningApp, launchApp: LaunchApp): Promise<OpenSetup> {
  await app.kill();
  const again = await launchApp({ language: 'nl', userData: app.userData });
  return { app: again, setup: setupOf(again.window) };
}

/** Pays at the bank's page from the company's own account. */
export const payFromCompany = (bank: Page): Promise<void> =>
  bank.getByRole('button', { name: /^Betaal vanaf de rekening/ }).click();

/** The setup as a person uses it: verbs, and what is to be seen. In Dutch. */
export function setupOf(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const headingOf = (name: string, level = 1) => page.getByRole('heading', { level, name, exact: true });
  const heading = (name: string, level?: number) => expect(headingOf(name, level)).toBeVisible();
  const goOn = (title: string) => button(`${nlSetup.goOn} ${title}`).click();
  const query = page.getByRole('textbox', { name: finding.label });
  const openFinding = () => goOn(nlSetup.steps.organisation.title);
  const search = async (text: string) => {
    await query.fill(text);
    await button(finding.submit).click();
  };
  const choose = async (name: string) => {
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await heading(nl.setupParts.confirming);
  };
  return {
    page,
    button,
    isBoard: () => heading(nlSetup.heading, 2),
    isVerifying: () => heading(nl.setupParts.verifying),
    verifyingHeading: headingOf(nl.setupParts.verifying),
    step: (title: string) => page.getByRole('listitem').filter({ hasText: title }),
    openFinding,
    openInviting: () => goOn(nlSetup.steps.colleagues.title),
    openInvoice: () => goOn(nlSetup.steps.invoice.title),
    openOrganisation: (name: string) => goOn(name),
    query,
    search,
    choose,
    /** From the board to the question whether the company is the person's own. */
    find: async (text: string, name: string) => {
      await openFinding();
      await search(text);
      await choose(name);
    },
    add: () => button(confirming.confirm).click(),
    openPayment: () => button(verifying.open).click(),
    back: () => button(nlSetup.back).click(),
    addresses: page.getByRole('textbox', { name: inviting.label }),
    invite: () => button(inviting.submit).click(),
    invoice: page.getByLabel(invoice.choose),
  };
}
