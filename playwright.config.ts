import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { findHeadlessChromium } from './scripts/lib/chromium.ts';
import { chromiumArguments } from './test/support/chromium-arguments.ts';

const report = process.env.PLAYWRIGHT_REPORT;
const executablePath = findHeadlessChromium();

const screens = /screens\.spec\.ts$/;
/** The browser of a test is the person's own, apart from the app. */
const person = { locale: 'nl-NL' };

/** The journeys, on the stand-in and on Electron. The screens alone need neither. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'out/test/e2e',
  fullyParallel: true,
  // One more than there are cores, since a test waits now and then for a program that it started.
  workers: availableParallelism() + 1,
  retries: 0,
  timeout: 30_000,
  forbidOnly: true,
  reporter: [['list'], ...(report ? ([['json', { outputFile: report }]] as const) : [])],
  use: {
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...chromiumArguments],
    },
  },
  projects: [
    { name: 'screens', testMatch: screens },
    { name: 'stand-in', testIgnore: screens, use: person },
    { name: 'electron', testIgnore: screens, use: person },
  ],
});
