import { expect, type Page } from '@playwright/test';

/** Chooses one of the made-up accounts on a provider's page. */
export async function chooseAccount(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: email }).click();
}

/** Refuses on a provider's page. */
export async function deny(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Weigeren' }).click();
}

/** The page the browser ends on, once it says how it went. */
export async function landed(page: Page, title: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}
