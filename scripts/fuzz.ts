import { run } from './run.ts';

/** Gives every parser of what comes from outside 10⁵ inputs each: `FUZZ_RUNS` and `FUZZ_SEED` change how many, and which. */
process.exitCode = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz'], {
  env: { FUZZ_RUNS: '100000', ...process.env },
});
