import { expect, test } from 'vitest';
import { run } from '../../../../scripts/lib/run.ts';

test('a program gives its exit code, and its output to the listener', async () => {
  let output = '';
  const script = `console.log(process.env.GREETING); console.error('to stderr'); process.exit(3)`;
  const code = await run(process.execPath, ['-e', script], {
    env: { GREETING: 'hello' },
    onOutput: (text) => {
      output += text;
    },
  });
  expect(code).toBe(3);
  expect(output).toContain('hello\n');
  expect(output).toContain('to stderr\n');
});

test('a program that is not there gives 127', async () => {
  expect(await run('/nowhere/program', [])).toBe(127);
});
