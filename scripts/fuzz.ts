import { run } from './run.ts';

/**
 * What the tests do in short, at length: 10⁵ inputs to every parser of what comes from outside (`FUZZ_RUNS`, `FUZZ_SEED`),
 * 10⁵ stories of the session at random and every order of six events (`MODEL_RUNS`, `MODEL_DEPTH`), and proof that the
 * model of the session finds faults that are put back.
 */
process.exitCode = await run(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz', 'test/model'],
  { env: { FUZZ_RUNS: '100000', MODEL_RUNS: '100000', MODEL_DEPTH: '6', MODEL_PROOF: '1', ...process.env } },
);
