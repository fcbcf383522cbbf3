import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The repository's folder, in which every script works. */
export const root = resolve(import.meta.dirname, '../..');

type RunOptions = {
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string>>;
  /** Where its output goes; to the terminal by default. */
  onOutput?: (text: string) => void;
};

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
