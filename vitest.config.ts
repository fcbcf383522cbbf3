import { defineConfig } from 'vitest/config';
import { puttingBack } from './test/model/put-back.ts';

/** The unit and contract tests; the journeys are Playwright's. */
const { MODEL_FAULT: fault } = process.env;

export default defineConfig({
  plugins: [puttingBack(fault)],
  test: {
    // The cache does not know of the fault: it would give the source without it, or keep it for a later run.
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
