import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { z } from 'zod';

const line = z.union([
  z.object({ moment: z.string() }),
  z.object({ state: z.string() }),
  z.object({ end: z.string() }),
]);

/** What a program that was to be killed told until it ended. */
export type Life = {
  /** The moments it came to, in order. */
  moments: string[];
  /** The states it said it was in, in order. */
  states: string[];
  /** How it says it ended; null where it did not come to that. */
  end: string | null;
  /** Whether it was killed, rather than ending by itself. */
  isKilled: boolean;
  /** What it complained of. */
  errors: string;
};

type KillOptions = {
  /** The program and its arguments. */
  program: readonly [string, ...string[]];
  /** The file-system calls below this folder are moments. */
  folder: string;
  /** Which of them count, as `before rename`; all unless given. */
  moments?: readonly string[];
  /** The number of the moment that is its last, from 1; never killed without one. */
  at?: number;
  onStart?: (child: ChildProcess) => void;
};

const hook = join(import.meta.dirname, 'kill-hook.ts');

/**
 * Joins a program and what it imports into one file in the folder, and gives that file's path. It starts in half the time,
 * which counts where it lives hundreds of lives. The hook stays a module of its own, because it was imported before the program.
 */
export async function bundleProgram(program: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'keep-hook',
        enforce: 'pre',
        resolveId: (id) =>
          basename(id) === basename(hook) ? { id: pathToFileURL(hook).href, external: true } : null,
      },
    ],
    ssr: { noExternal: true },
    build: {
      ssr: program,
      outDir: folder,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
  return join(folder, 'program.mjs');
}

/** A life that hangs is ended after this, in milliseconds, and says so by having no end. */
const tooLong = 60_000;

/** Lives one life of a program, to its end or to the moment that it is killed at. */
export async function live({ program, folder, moments, at, onStart }: KillOptions): Promise<Life> {
  const [file, ...args] = program;
  const child = fork(file, args, {
    execArgv: ['--import', hook],
    env: {
      ...process.env,
      KILL_FOLDER: folder,
      ...(moments === undefined ? {} : { KILL_MOMENTS: moments.join(',') }),
      ...(at === undefined ? {} : { KILL_AT: String(at) }),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    timeout: tooLong,
  });
  let [printed, errors] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  onStart?.(child);
  await once(child, 'close');
  const told = printed
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)));
  return {
    moments: told.flatMap((one) => ('moment' in one ? [one.moment] : [])),
    states: told.flatMap((one) => ('state' in one ? [one.state] : [])),
    end: told.flatMap((one) => ('end' in one ? [one.end] : [])).at(-1) ?? null,
    isKilled: child.signalCode === 'SIGKILL',
    errors,
  };
}

/** Carries out the work for each, several at a time, and gives the results in order. */
export async function forEach<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const entries = items.entries();
  const worker = async () => {
    for (const [index, item] of entries) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  return results;
}

/** The numbers from 1 to `count`. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
