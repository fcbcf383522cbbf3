import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { root } from '../../scripts/lib/run.ts';

/** How a program ended, and what it wrote. */
export type ChildOutcome = { code: number | null; stdout: string; stderr: string };

/** Waits until a program has ended. */
export async function outcomeOf(child: ChildProcess): Promise<ChildOutcome> {
  const read = (stream: Readable | null) => (stream === null ? '' : text(stream));
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    read(child.stdout),
    read(child.stderr),
  ]);
  return { code, stdout, stderr };
}

/** Runs a program in the repository's folder, with this on top of the own environment. Rejects where it cannot be started. */
export async function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ChildOutcome> {
  const options = { cwd: root, env: { ...process.env, ...env } };
  return await outcomeOf(spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** Starts a program that runs until it is killed, and waits until it has written that it is ready. */
export async function startProgram(
  [program, ...args]: readonly [string, ...string[]],
  ready: RegExp,
  options: Pick<SpawnOptions, 'env'> = {},
): Promise<{ log: () => string; stop: () => Promise<void> }> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      log += more;
      if (ready.test(log)) resolve();
    });
  }
  child.on('error', reject);
  child.on('exit', (code) => reject(new Error(`${program} ended with ${code}: ${log}`)));
  await promise;
  return { log: () => log, stop: () => killed(child) };
}

/** Kills a process, a stopped one too, and waits until it is gone. */
export async function killed(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  // A frozen process ends by nothing less.
  child.kill('SIGKILL');
  await exit;
}
