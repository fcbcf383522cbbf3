import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { expect, onTestFinished, test } from 'vitest';
import { findHeadlessChromium } from '../../../scripts/lib/chromium.ts';
import { chromiumArguments } from '../../support/chromium-arguments.ts';

const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));

test('what Playwright turns off in Chromium stays off', () => {
  const source = readFileSync(join(playwright, 'lib/coreBundle.js'), 'utf8');
  const list = /disabledFeatures = \[(.*?)\]/s.exec(source)?.[1] ?? '';
  const named = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name = '']) => name);
  expect(named).toContain('HttpsUpgrades');
  const ours = chromiumArguments.find((argument) => argument.startsWith('--disable-features='));
  expect(ours?.replace('--disable-features=', '').split(',')).toEqual(expect.arrayContaining(named));
});

test('a window is one page: the address bar has none of its own', async () => {
  const browser = await chromium.launch({
    executablePath: findHeadlessChromium() ?? '',
    args: ['--no-sandbox', ...chromiumArguments],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto('data:text/html,<title>window</title>');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', {
    filter: [{ type: 'tab', exclude: true }, {}],
  });
  expect(targetInfos.map(({ url }) => url)).toEqual(['data:text/html,<title>window</title>']);
});
