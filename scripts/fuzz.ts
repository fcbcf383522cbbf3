import { runScript } from './lib/command-line.ts';
import { run } from './lib/run.ts';

const rules = ['test/unit/main/policy/policy-in-force.test.ts', 'test/unit/main/policy/put-back.test.ts'];

const usage = `Usage: npm run fuzz [-- <vitest's options>]

What the tests do in short, at length: 100000 inputs to every parser of what comes from outside (FUZZ_RUNS, FUZZ_SEED),
100000 stories of the session at random and every order of six events (MODEL_RUNS, MODEL_DEPTH), more orders of what can
happen around a policy file, and proof that the tests of the session and of the rules find faults that are put back.`;

process.exitCode = await runScript({
  usage,
  run: (args) =>
    run(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        'test/integration/fuzz',
        'test/integration/model',
        ...rules,
        ...args,
      ],
      {
        env: {
          FUZZ_RUNS: '100000',
          MODEL_RUNS: '100000',
          MODEL_DEPTH: '6',
          PUT_BACK_PROOF: '1',
          ...process.env,
        },
      },
    ),
});
