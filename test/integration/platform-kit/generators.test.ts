import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { operations } from '../../../main/platform-contract/operations.ts';
import { root, runCaptured } from '../../../scripts/lib/run.ts';

/* An implementer or another client may begin with a generator: what it makes of the file has to compile. */

const file = join(root, 'main/platform-contract/openapi.yaml');
const folder = join(root, 'out/generated-clients');
const modules = join(root, 'node_modules');

const compilerOptions = {
  target: 'es2024',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2024', 'dom', 'dom.iterable'],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
};

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
});

/** Runs a program of node_modules. Gives what it said where it failed. */
async function problemsOf(program: string, args: readonly string[]): Promise<string> {
  const { code, text } = await runCaptured(process.execPath, [join(modules, program), ...args]);
  return code === 0 ? '' : `${program} ended with ${code}: ${text}`;
}

test.each([
  { generator: 'oazapfts', program: 'oazapfts/dist/cli.js', args: (out: string) => [file, out] },
  {
    generator: 'orval',
    program: 'orval/dist/bin/orval.mjs',
    args: (out: string) => ['--client', 'fetch', '--input', file, '--output', out],
  },
])(
  'what $generator generates from the OpenAPI file compiles, with every operation',
  async ({ generator, program, args }) => {
    const generated = join(folder, `${generator}.ts`);
    expect(await problemsOf(program, args(generated))).toBe('');
    const source = await readFile(generated, 'utf8');
    for (const name of Object.keys(operations))
      expect(source).toMatch(new RegExp(`export (?:const|(?:async )?function) ${name}\\b`));

    const project = join(folder, `tsconfig.${generator}.json`);
    await writeFile(project, JSON.stringify({ compilerOptions, files: [generated] }));
    expect(await problemsOf('typescript/bin/tsc', ['-p', project])).toBe('');
  },
  60_000,
);
