import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { Result, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}

/** Axe's run options, with the options of its checks, which its own type omits. */
export type AxeOptions = RunOptions & { checks?: Record<string, { options: Record<string, unknown> }> };

/**
 * Axe's violations on the page as it is now. To save time the library is loaded into a page once, and reports violations only.
 * Frames are left out, since no page of ours has one that can run a script.
 */
export async function axeViolations(page: Page, options: AxeOptions = {}): Promise<Result[]> {
  // What may be given is data, which the type of a page's input cannot tell of these options.
  const given = {
    ...options,
    iframes: false,
    preload: false,
    selectors: false,
    resultTypes: ['violations'],
  } satisfies AxeOptions;
  const look = () =>
    page.evaluate(
      async (asked) => ('axe' in window ? (await window.axe.run(document, asked)).violations : null),
      given,
    );
  const found = await look();
  if (found !== null) return found;
  await page.evaluate(source);
  const loaded = await look();
  if (loaded === null) throw new Error('axe did not load');
  return loaded;
}
