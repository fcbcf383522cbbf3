import { expect, type Page } from '@playwright/test';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { nlSetup } from '../../renderer/copy/nl/setup.ts';

const { finding, confirming, verifying, inviting, invoice } = nlSetup;

/** What the app does once the platform is back may take this long: it asks after pauses that grow (`reachability.ts`). */
export const onceItIsBack = { timeout: 20_000 };

/** The setup as a person uses it: verbs, and what is to be seen. In Dutch. */
export function setupOf(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const headingOf = (name: string, level = 1) => page.getByRole('heading', { level, name, exact: true });
  const heading = (name: string, level?: number) => expect(headingOf(name, level)).toBeVisible();
  const goOn = (title: string) => button(`${nlSetup.goOn} ${title}`).click();
  return {
    page,
    button,
    isBoard: () => heading(nlSetup.heading, 2),
    isVerifying: () => heading(nl.setupParts.verifying),
    verifyingHeading: headingOf(nl.setupParts.verifying),
    step: (title: string) => page.getByRole('listitem').filter({ hasText: title }),
    openFinding: () => goOn(nlSetup.steps.organisation.title),
    openInviting: () => goOn(nlSetup.steps.colleagues.title),
    openInvoice: () => goOn(nlSetup.steps.invoice.title),
    openOrganisation: (name: string) => goOn(name),
    query: page.getByRole('textbox', { name: finding.label }),
    search: async (query: string) => {
      await page.getByRole('textbox', { name: finding.label }).fill(query);
      await button(finding.submit).click();
    },
    choose: async (name: string) => {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await heading(nl.setupParts.confirming);
    },
    add: () => button(confirming.confirm).click(),
    openPayment: () => button(verifying.open).click(),
    back: () => button(nlSetup.back).click(),
    addresses: page.getByRole('textbox', { name: inviting.label }),
    invite: () => button(inviting.submit).click(),
    invoice: page.getByLabel(invoice.choose),
  };
}
