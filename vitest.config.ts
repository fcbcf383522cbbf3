import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { puttingBack } from './test/support/put-back.ts';

const { PUT_BACK: fault } = process.env;

const root = import.meta.dirname;

/** Tests of whole programs: started, killed, packed, or used for long. They take a third of the time of all. */
const programs = 'test/integration/{kill,load,long-life,packaging}/**/*.test.ts';

/** Other tests of what a whole process does: its memory, its connections, how often it was asked. */
const ownProcess = [
  'test/integration/model/*.test.ts',
  'test/integration/platform-kit/sandbox.test.ts',
  'test/integration/sandbox/traffic.test.ts',
];

/**
 * The tests that can share a process, as globs with `/`. Those that put another module in the place of one cannot: files that
 * ran before may have loaded the real one.
 */
const shared = globSync('test/{unit,integration}/**/*.test.{ts,tsx}', {
  cwd: root,
  exclude: [programs, ...ownProcess],
})
  .filter((file) => !/vi\.(do)?mock\(|vi\.resetModules\(/i.test(readFileSync(join(root, file), 'utf8')))
  .map((file) => file.replaceAll('\\', '/'));

/** The unit and contract tests; the journeys are Playwright's. */
export default defineConfig({
  plugins: [puttingBack(fault)],
  test: {
    // What is kept of one run for the next is the source as it was loaded: a fault would stay, or never come.
    fsModuleCache: fault === undefined,
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
    allowOnly: false,
    // One more than there are cores, since many tests wait for a program that they started.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // Its files share a process, whose start takes longer than most of them.
      { extends: true, test: { name: 'shared', include: shared, isolate: false } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', ...shared, programs],
        },
      },
      { extends: true, test: { name: 'programs', include: [programs] } },
    ],
  },
});
