import { expect, test } from 'vitest';
import { runWith } from '../support/put-back.ts';
import { faults } from './put-back.ts';

/* Each in a process of its own, with the property that must find it. */

test.skipIf(process.env.PUT_BACK_PROOF === undefined).each(Object.entries(faults))(
  'the property finds it when %s',
  async (_name, fault) => {
    const args = ['test/model/session.test.ts', '--reporter=default'];
    const { code, printed } = await runWith(fault, args, { MODEL_RUNS: '20000', MODEL_DEPTH: '3' });
    expect(code).toBe(1);
    // It was the property that failed, and not its start.
    expect(printed).toContain('"broken"');
  },
  600_000,
);
