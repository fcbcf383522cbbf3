import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findHeadlessChromium } from '../../scripts/lib/chromium.ts';
import { windowArguments } from './chromium-arguments.ts';
import { readEndpoint } from './devtools-port.ts';

/** A Chromium without a window, in which each start of the stand-in has a context of its own. */
export type SharedChromium = {
  /** Its CDP endpoint. */
  endpoint: string;
  stop(): Promise<void>;
};

/** Starts one. It takes a third of the processor that a start of the app takes, so that those of many tests share it. */
export async function startSharedChromium(): Promise<SharedChromium> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findHeadlessChromium() ?? '',
    args: [...windowArguments, '--remote-debugging-port=0'],
  });
  return {
    endpoint: await readEndpoint(profile),
    stop: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The id by which Chromium knows a page, whoever is connected. */
export async function targetOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
