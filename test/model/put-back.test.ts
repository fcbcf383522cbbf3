import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { faults } from './put-back.ts';

/* Each in a process of its own, with the property that must find it. */

test.skipIf(process.env.MODEL_PROOF === undefined).each(Object.keys(faults))(
  'the property finds it when %s',
  async (name) => {
    const child = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', 'test/model/session.test.ts', '--reporter=default'],
      { env: { ...process.env, NO_COLOR: '1', MODEL_FAULT: name, MODEL_RUNS: '3000', MODEL_DEPTH: '3' } },
    );
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    // It was the property that failed, and not its start.
    expect(printed).toContain('"broken"');
  },
  600_000,
);
