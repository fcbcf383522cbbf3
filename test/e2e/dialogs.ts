import { expect, type Locator, type Page } from '@playwright/test';
import type { Examination } from '#contract/doctor.ts';
import type { Language } from '#contract/snapshot.ts';
import { copies, doctorCopies, panelCopies } from '../support/copies.ts';
import { variant } from '../support/variants.ts';
import { arrive } from './screen-page.ts';

/* What stands over a screen: the panel of the organisation, and the doctor. */

export const openPanel = (page: Page, language: Language = 'nl'): Promise<void> =>
  page.getByRole('button', { name: copies[language].organisation.open, exact: true }).click();

export const panelOf = (page: Page): Locator => page.getByRole('dialog', { name: panelCopies.nl.heading });

export const openDoctor = (page: Page, language: Language = 'nl'): Promise<void> =>
  page.getByRole('button', { name: copies[language].links.doctor, exact: true }).click();

export const doctorOf = (page: Page, language: Language = 'nl'): Locator =>
  page.getByRole('dialog', { name: doctorCopies[language].heading });

/** Main tells how far it is. */
export const tell = (page: Page, examination: Examination): Promise<void> =>
  page.evaluate((value) => window.double.tell('examined', value), examination);

/** The doctor over a screen, as it is once it was told. */
export async function examined(
  page: Page,
  examination: Examination,
  language: Language = 'nl',
): Promise<void> {
  await arrive(page, { ...variant('choosing'), language });
  await openDoctor(page, language);
  await expect(doctorOf(page, language)).toBeVisible();
  await tell(page, examination);
  await expect(doctorOf(page, language)).toContainText(examination.reference);
}
