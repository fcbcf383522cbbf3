import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findHeadlessChromium } from '../../scripts/lib/chromium.ts';
import { chromiumArguments } from './chromium-arguments.ts';

/** A Chromium without a window, in which each start of the stand-in has a context of its own. */
export type SharedChromium = {
  /** Its CDP endpoint. */
  endpoint: string;
  stop(): Promise<void>;
};

/** Arguments for the Chromium of an app's window: it finds no host, since what its page asks for is answered by main. */
export const windowArguments: readonly string[] = [
  ...chromiumArguments,
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

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

/** The CDP endpoint of the Chromium that was started with a debugging port on this profile. */
export async function readEndpoint(profile: string): Promise<string> {
  const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  return `ws://127.0.0.1:${port}${path}`;
}

/** The id by which Chromium knows a page, whoever is connected. */
export async function targetOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
