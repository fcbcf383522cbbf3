import type { Page } from '@playwright/test';
import type { FailureCode } from '#contract/failure.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import type { Asked } from '../support/bridge-double.ts';

/* What a test does at the other side of the door: a page's double for main. */

/** Main tells of a snapshot that is newer than any before. */
export const push = (page: Page, snapshot: Snapshot): Promise<void> =>
  page.evaluate((next) => window.double.push({ ...next, revision: ++window.revision }), snapshot);

/** Everything that the window asked main. */
export const asked = (page: Page): Promise<Asked[]> => page.evaluate(() => window.double.asked);

/** What it asked for by this name. */
export const askedFor = async (page: Page, name: string): Promise<unknown[]> =>
  (await asked(page)).filter((one) => one.name === name).map(({ input }) => input);

/** The intents. */
export const sent = (page: Page): Promise<unknown[]> => askedFor(page, 'send');

/** What main answers to a request from now on. */
export const answer = (page: Page, name: string, value: unknown): Promise<void> =>
  page.evaluate(([request, given]) => window.double.answerWith(request, () => ({ ok: true, value: given })), [
    name,
    value,
  ] as const);

/** Main refuses a request from now on. */
export const refuse = (page: Page, name: string, code: FailureCode): Promise<void> =>
  page.evaluate(([request, why]) => window.double.answerWith(request, () => ({ ok: false, code: why })), [
    name,
    code,
  ] as const);
