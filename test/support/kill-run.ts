import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { z } from 'zod';
import { outcomeOf } from './programs.ts';

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
  stderr: string;
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
  /** V8's own options. */
  flags?: readonly string[];
  /** The answer to each message of the program. */
  onAsked?: () => Promise<string>;
};

/**
 * Joins a program and what it imports into a CommonJS file in the folder, and gives that file's path. It starts in half the
 * time of the modules, which counts where it lives hundreds of lives.
 */
export async function bundleProgram(program: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: program,
      outDir: folder,
      minify: false,
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: 'program.cjs', chunkFileNames: '[name].cjs' },
      },
    },
  });
  return join(folder, 'program.cjs');
}

/** Lives one life of a program, to its end or to the moment that it is killed at. One that hangs is ended, and has no end. */
export async function live({
  program,
  folder,
  moments,
  at,
  flags = [],
  onAsked,
}: KillOptions): Promise<Life> {
  const [file, ...args] = program;
  const child = fork(file, args, {
    execArgv: [...flags],
    env: {
      ...process.env,
      KILL_FOLDER: folder,
      ...(moments === undefined ? {} : { KILL_MOMENTS: moments.join(',') }),
      ...(at === undefined ? {} : { KILL_AT: String(at) }),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    timeout: 60_000,
  });
  child.on('message', async () => {
    const answer = await onAsked?.();
    if (child.connected) child.send(String(answer));
  });
  const { stdout, stderr } = await outcomeOf(child);
  const told = stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)));
  return {
    moments: told.flatMap((one) => ('moment' in one ? [one.moment] : [])),
    states: told.flatMap((one) => ('state' in one ? [one.state] : [])),
    end: told.flatMap((one) => ('end' in one ? [one.end] : [])).at(-1) ?? null,
    isKilled: child.signalCode === 'SIGKILL',
    stderr,
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
