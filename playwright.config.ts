import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.ts';

const report = process.env.PLAYWRIGHT_REPORT;
const executablePath = findChromium();

/** The journeys, on the stand-in and on Electron. The browser of a test is the person's own, apart from the app. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'out/test/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  forbidOnly: true,
  reporter: [['list'], ...(report ? ([['json', { outputFile: report }]] as const) : [])],
  use: {
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--disable-gpu', '--disable-quic'],
    },
  },
  projects: [{ name: 'stand-in' }, { name: 'electron' }],
});
