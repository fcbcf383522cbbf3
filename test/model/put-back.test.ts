import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faults } from './put-back.ts';

const root = join(import.meta.dirname, '../..');

describe.each(Object.entries(faults))('%s', (name, { file, from }) => {
  test('is a change of the source as it is', () => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(from);
  });

  // In a process of its own, whose source has the fault.
  test.skipIf(process.env.MODEL_PROOF === undefined)(
    'is found in its story',
    async () => {
      const child = spawn(
        process.execPath,
        ['node_modules/vitest/vitest.mjs', 'run', 'test/model/fault-stories.test.ts', '--reporter=default'],
        { cwd: root, env: { ...process.env, NO_COLOR: '1', MODEL_FAULT: name } },
      );
      let printed = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          printed += text;
        });
      const [code] = await once(child, 'close');
      // It was this story that broke an invariant, and not the start of the test.
      expect(printed).toContain(`FAIL  test/model/fault-stories.test.ts > ${name}`);
      expect(printed).toContain('"broken"');
      expect(code).toBe(1);
    },
    60_000,
  );
});
