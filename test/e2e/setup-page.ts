import { expect, type Page } from '@playwright/test';
import { capabilities } from '../../main/platform-contract/capabilities.ts';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { nlSetup } from '../../renderer/copy/nl/setup.ts';
import { googleAccounts } from '../sandbox/accounts.ts';
import type { RunningApp } from '../support/app.ts';
import { test as base } from './beginnings.ts';

const { finding, confirming, verifying, inviting, invoice } = nlSetup;

/** What the app does once the platform is back may take this long: it asks after pauses that grow (`reachability.ts`). */
export const onceItIsBack = { timeout: 20_000 };

type OpenSetup = { app: RunningApp; setup: ReturnType<typeof setupOf> };

type Beginnings = {
  /** The setup of somebody with an account. */
  atTheSetup: () => Promise<OpenSetup>;
  /** The same after a crash: the app is ended with no chance to save anything, and started again. */
  afterCrash: (app: RunningApp) => Promise<OpenSetup>;
};

/** Somebody with an account, at a platform that has the setup. */
export const { bram } = googleAccounts;
export const test = base.extend<Beginnings>({
  sandbox: async ({ sandbox }, use) => {
    sandbox.platform.configure({ capabilities });
    await use(sandbox);
  },
  atTheSetup: ({ signedIn }, use) =>
    use(async () => {
      const { app } = await signedIn(bram.email);
      return { app, setup: setupOf(app.window) };
    }),
  afterCrash: ({ open }, use) =>
    use(async ({ kill, userData }) => {
      await kill();
      const { app } = await open({ userData });
      return { app, setup: setupOf(app.window) };
    }),
});

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
  /** From the board to the question whether the company is the person's own. */
  const find = async (text: string, name: string) => {
    await openFinding();
    await search(text);
    await choose(name);
  };
  const add = () => button(confirming.confirm).click();
  const isVerifying = () => heading(nl.setupParts.verifying);
  const openPayment = () => button(verifying.open).click();
  return {
    page,
    button,
    isBoard: () => heading(nlSetup.heading, 2),
    isVerifying,
    verifyingHeading: headingOf(nl.setupParts.verifying),
    step: (title: string) => page.getByRole('listitem').filter({ hasText: title }),
    openFinding,
    openInviting: () => goOn(nlSetup.steps.colleagues.title),
    openInvoice: () => goOn(nlSetup.steps.invoice.title),
    openOrganisation: (name: string) => goOn(name),
    search,
    choose,
    find,
    add,
    openPayment,
    /** From the board to the page of the payment for a company. */
    addAndPay: async (text: string, name: string) => {
      await find(text, name);
      await add();
      await isVerifying();
      await openPayment();
    },
    back: () => button(nlSetup.back).click(),
    addresses: page.getByRole('textbox', { name: inviting.label }),
    invite: () => button(inviting.submit).click(),
    invoice: page.getByLabel(invoice.choose),
  };
}
