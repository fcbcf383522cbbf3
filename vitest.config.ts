import { defineConfig } from 'vitest/config';
import { puttingBack } from './test/support/put-back.ts';

const { PUT_BACK: fault } = process.env;

/** The unit and contract tests; the journeys are Playwright's. */
export default defineConfig({
  plugins: [puttingBack(fault)],
  test: {
    // What is kept of one run for the next is the source as it was loaded: a fault would stay, or never come.
    fsModuleCache: fault === undefined,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
    allowOnly: false,
  },
});
