import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changed, runWith } from '../../../support/put-back.ts';
import { faults } from './put-back.ts';

const all = Object.entries(faults);

test.each(all)('%s: the source is still as the fault was described for it', (_name, { fault }) => {
  for (const one of [fault].flat()) expect(() => changed(readFileSync(one.file, 'utf8'), one)).not.toThrow();
});

/* Each in a process of its own, with the one test that must find it. */
test.skipIf(process.env.PUT_BACK_PROOF === undefined).each(all)(
  'a test finds it when %s',
  async (_name, { fault, file, test: named }) => {
    const pattern = named.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const args = [`test/unit/main/${file}`, '-t', pattern, '--reporter=default'];
    const { code, text } = await runWith(fault, args, { FUZZ_RUNS: '1000' });
    expect(code, text).toBe(1);
    // It was the test that failed, and not its start.
    const failed = text.split('\n').filter((line) => /^\s*FAIL\s/.test(line));
    expect(failed, text).toContainEqual(expect.stringContaining(named));
  },
  120_000,
);
