import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changed, runWith } from '../../support/put-back.ts';
import { faults } from './put-back.ts';

const root = join(import.meta.dirname, '../../..');

describe.each(Object.entries(faults))('%s', (name, { story, ...fault }) => {
  test('can be put into the present source', () => {
    expect(() => changed(readFileSync(join(root, fault.file), 'utf8'), fault)).not.toThrow();
  });

  // In a process of its own, whose source has the fault.
  test.skipIf(process.env.PUT_BACK_PROOF === undefined)(
    `is found in its story: ${story.join(', ')}`,
    async () => {
      const { code, text } = await runWith(fault, [
        'test/integration/model/fault-stories.test.ts',
        '--reporter=default',
      ]);
      // It was this story that broke an invariant, and not the start of the test.
      const failed = text.split('\n').filter((line) => /^\s*FAIL\s/.test(line));
      expect(failed).toContainEqual(expect.stringContaining(`fault-stories.test.ts > ${name}`));
      expect(text).toContain('"broken"');
      expect(code).toBe(1);
    },
    60_000,
  );
});
