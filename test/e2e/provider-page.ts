import { expect, type Page } from '@playwright/test';
import { axeViolations } from '../support/axe.ts';

/** Chooses one of the made-up accounts on a provider's page. */
export async function chooseAccount(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: email }).click();
}

/** Refuses on a provider's page. */
export async function deny(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Weigeren' }).click();
}

/** Fills in eConnect's own login page, and sends it. */
export async function logIn(
  page: Page,
  { name, password, code }: { name: string; password: string; code?: string },
): Promise<void> {
  await page.getByLabel('Gebruikersnaam of e-mailadres').fill(name);
  await page.getByLabel('Wachtwoord').fill(password);
  if (code !== undefined) await page.getByLabel('Code uit je authenticator-app').fill(code);
  await page.getByRole('button', { name: 'Inloggen' }).click();
}

/** Says that the app on the own screen shows the same words. */
export async function confirmPhrase(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Ja/ }).click();
}

/** Nothing on the page keeps anybody out, in light and dark. */
export async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page)).toEqual([]);
  }
}

/** The page the browser ends on, once it says how it went. */
export async function landed(page: Page, title: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}
