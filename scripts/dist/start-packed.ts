import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../lib/run.ts';

/*
 * `node scripts/dist/start-packed.ts [--output <folder>] [-- <switch of Chromium> …]`: starts what `npm run dist -- --dir`
 * packed for this system twice, and prints its output. Exits with 1 unless the app responds as a working one, with or without
 * a policy and a network.
 */

const { productName } = manifest;
const timeoutMs = 120_000;

/** The path of the program below electron-builder's output folder. */
const programs: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['linux-unpacked', 'linux-arm64-unpacked'].map((folder) => join(folder, 'econnect-onboarding')),
  win32: ['win-unpacked', 'win-arm64-unpacked'].map((folder) => join(folder, `${productName}.exe`)),
  darwin: ['mac', 'mac-arm64'].map((folder) =>
    join(folder, `${productName}.app/Contents/MacOS/${productName}`),
  ),
};

/** The expected output of each command, and its exit codes of `docs/administration.md`. */
const commands = [
  {
    name: '--print-policy',
    codes: [0, 1, 2, 3],
    answer: z
      .object({
        client: z.literal(manifest.version),
        environment: z.string(),
        keys: z.array(z.unknown()).min(1),
      })
      .transform(({ keys }) => `${keys.length} keys`),
  },
  {
    name: '--doctor',
    codes: [0, 1],
    answer: z
      .object({
        examination: z.object({
          client: z.literal(manifest.version),
          checks: z.array(z.object({ check: z.string(), state: z.string() })).min(1),
        }),
      })
      .transform(({ examination }) =>
        examination.checks.map(({ check, state }) => `${check} ${state}`).join(', '),
      ),
  },
];

/** Runs a program with its output in a file, because on Windows the output of a GUI program is lost otherwise. */
async function answerOf(
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; stdout: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'packed-'));
  const file = await open(join(folder, 'output'), 'w');
  try {
    const child = spawn(program, args, {
      stdio: ['ignore', file.fd, 'inherit'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const code = await new Promise<number | null>((done, failed) =>
      child.on('error', failed).on('close', done),
    );
    return { code, stdout: await readFile(join(folder, 'output'), 'utf8') };
  } finally {
    await file.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const { values, positionals } = parseArgs({
  options: { output: { type: 'string' } },
  allowPositionals: true,
});
const output = resolve(values.output ?? join(root, 'out/dist'));
const program = (programs[process.platform] ?? [])
  .map((path) => join(output, path))
  .find((path) => existsSync(path));
if (program === undefined) {
  console.error(
    `Nothing is packed for ${process.platform} in ${output}. Run \`npm run dist -- --dir --practice\`.`,
  );
  process.exit(1);
}
for (const { name, codes, answer } of commands) {
  const started = performance.now();
  const { code, stdout } = await answerOf(program, [...positionals, name, '--json']);
  const result = answer.safeParse(parsed(stdout));
  const isRight = result.success && code !== null && codes.includes(code);
  const elapsed = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${isRight ? '✓' : '✗'} ${name}: ended with ${code} after ${elapsed}`);
  console.log(`  ${result.success ? result.data : stdout.slice(0, 2_000) || 'said nothing'}`);
  if (!isRight) process.exitCode = 1;
}
