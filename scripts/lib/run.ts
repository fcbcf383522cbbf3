import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's folder, in which every script works. */
export const root = resolve(import.meta.dirname, '../..');

/** The text of a file in it. @param path From the repository's folder. */
export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

type RunOptions = {
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string>>;
  /** Where its output goes; to the terminal by default. */
  onOutput?: (text: string) => void;
};

/**
 * Has every Node that a run of tests starts take what an earlier one compiled, which is half of a short start
 * (https://nodejs.org/api/module.html#module-compile-cache).
 */
export const compileCache = { NODE_COMPILE_CACHE: join(root, 'out/compile-cache') };

/** Runs a program as {@link run} does, and returns its exit code with all that it wrote. */
export async function runCaptured(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; text: string }> {
  let text = '';
  const onOutput = (more: string) => {
    text += more;
  };
  return { code: await run(program, args, { env, onOutput }), text };
}

/** Runs a program in the repository's folder and returns its exit code; 127 if it cannot be started. */
export function run(
  program: string,
  args: readonly string[],
  { env, onOutput }: RunOptions = {},
): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', onOutput ? 'pipe' : 'inherit', onOutput ? 'pipe' : 'inherit'],
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => onOutput?.(text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => onOutput?.(text));
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGTERM', stop).on('SIGINT', stop);
    const finish = (code: number) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      done(code);
    };
    child.on('error', () => finish(127));
    child.on('close', (code) => finish(code ?? 1));
  });
}
