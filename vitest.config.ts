import { defineConfig } from 'vitest/config';
import { puttingBack } from './test/model/put-back.ts';

/** The unit and contract tests; the journeys are Playwright's. */
export default defineConfig({
  plugins: [puttingBack(process.env.MODEL_FAULT)],
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
    allowOnly: false,
  },
});
