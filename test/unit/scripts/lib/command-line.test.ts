import { describe, expect, test } from 'vitest';
import manifest from '../../../../package.json' with { type: 'json' };
import {
  parsedArguments,
  Refusal,
  type Script,
  UsageError,
  wholeNumber,
} from '../../../../scripts/lib/command-line.ts';
import { callScript, startScript } from '../../../support/run-script.ts';

const ran = (run: Script['run'], args: string[] = []) =>
  callScript({ usage: 'Usage: npm run it', run }, args);

describe('a script', () => {
  test.each([['--help'], ['-h'], ['x', '--help']])(
    'answers %s %s with its usage, and does nothing',
    async (...args) => {
      const never = () => {
        throw new Error('it began to work');
      };
      expect(await ran(never, args)).toEqual({ code: 0, stdout: 'Usage: npm run it\n', stderr: '' });
    },
  );

  test('answers --version', async () => {
    expect((await ran(() => 1, ['--version'])).stdout).toMatch(/^eConnect Onboarding \d+\.\d+\.\d+\n$/);
  });

  test('ends with 0, or with the code that it gives', async () => {
    expect((await ran(() => undefined)).code).toBe(0);
    expect((await ran(async () => 3)).code).toBe(3);
  });

  test.each<[string, Script['run']]>([
    ['an option that there is not', (args) => void parsedArguments({ args: [...args, '--nonsense'] })],
    ['a word too many', (args) => void parsedArguments({ args: [...args, 'word'] })],
    ['a number that is none', () => void wholeNumber('rounds', 'many', 1)],
    ['a number below the least', () => void wholeNumber('rounds', '0', 1)],
  ])('says how it is used to %s', async (_what, run) => {
    const { code, stderr } = await ran(run);
    expect(code).toBe(64);
    expect(stderr).toMatch(/^[^\n]+\n\nUsage: npm run it\n$/);
  });

  test('says an expected failure in its one sentence', async () => {
    const run = () => {
      throw new Refusal('There is no Electron: give a folder.');
    };
    expect(await ran(run)).toEqual({ code: 1, stdout: '', stderr: 'There is no Electron: give a folder.\n' });
  });

  test('lets a fault of ours be seen with its stack', async () => {
    await expect(ran(() => Promise.reject(new TypeError('x is undefined')))).rejects.toThrow(
      'x is undefined',
    );
    await expect(ran(() => Promise.reject(new UsageError('no')))).resolves.toMatchObject({ code: 64 });
  });
});

const scripts = [
  'start',
  'build',
  'check',
  'test',
  'e2e',
  'demo',
  'fuzz',
  'sandbox',
  'openapi',
  'platform-kit',
  'policies',
  'bench',
  'hosts',
  'organisation',
  'dist',
  'icons',
  'gallery',
];
const commands: Record<string, string> = manifest.scripts;
const fileOf = (name: string) => /^node (\S+\.ts)$/.exec(commands[name] ?? '')?.[1] ?? '';

test('every npm script is one file of ours, which answers before anything else runs, and is tried here', () => {
  const files = Object.entries(commands).map(([name, command]) => [
    name,
    command.replace(/^node \S+\.ts$/, ''),
  ]);
  expect(files.toSorted()).toEqual(scripts.toSorted().map((name) => [name, '']));
});

test.each(scripts)('npm run %s -- --help says how it is used, and nothing else', async (name) => {
  const { code, stdout, stderr } = await startScript(fileOf(name), ['--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^(Usage: )?npm (run )?${name}|^Usage: npm (run )?${name}`));
  expect(stderr).toBe('');
});

test.each(['build', 'test', 'sandbox', 'openapi', 'policies', 'bench', 'hosts', 'organisation', 'dist'])(
  'npm run %s with an option that there is not is answered with the usage',
  async (name) => {
    const { code, stderr } = await startScript(fileOf(name), ['--nonsense']);
    expect(code).toBe(64);
    expect(stderr).toContain(name);
    expect(stderr).not.toMatch(/^ +at /m);
  },
);
