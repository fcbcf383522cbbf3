import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { demoFolder, slug } from '../../scripts/demo-report.ts';

type Shot = { name: string; ms: number; count: number; page: Page | undefined };

/** Leaves a picture of the page at the end of a step, with how long the step took, for the demo's report. */
export async function leavePicture(info: TestInfo, { name, ms, count, page }: Shot): Promise<void> {
  const file = `${String(count).padStart(2, '0')}-${slug(name)}.png`;
  const path = join(demoFolder, slug(info.title), file);
  const shown = page !== undefined && !page.isClosed();
  if (shown) await page.screenshot({ path, animations: 'disabled' });
  info.annotations.push({
    type: 'step',
    description: JSON.stringify({ name, ms, ...(shown ? { picture: path } : {}) }),
  });
}
