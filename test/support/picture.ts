import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { demoFolder, numbered, slug } from '../../scripts/reporters/demo-report.ts';

type Shot = { name: string; ms: number; count: number; page: Page | undefined };

/** Leaves a picture of the page at the end of a step, with how long the step took, for the demo's report. */
export async function leavePicture(info: TestInfo, { name, ms, count, page }: Shot): Promise<void> {
  const picture = `${numbered(count, name)}.png`;
  const shown = page !== undefined && !page.isClosed();
  if (shown)
    await page.screenshot({ path: join(demoFolder, slug(info.title), picture), animations: 'disabled' });
  const description = JSON.stringify(shown ? { name, ms, picture } : { name, ms });
  info.annotations.push({ type: 'step', description });
}
