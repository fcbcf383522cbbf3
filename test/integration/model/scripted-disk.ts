import { fs, vol } from 'memfs';

/*
 * A disk in memory, in the place of node:fs/promises. Each run of the app has a name for the one folder, `/run-<number>`,
 * so that what a run asks for after it was killed can be told from the next run's, and never happens.
 */

const dead = new Set<number>();
let working = 0;
let killAfter: { run: number; operations: number; onKill: () => void } | null = null;

const folderOf = (path: unknown) => String(path).replace(/^\/run-\d+/, '/user');
const runOf = (path: unknown) => Number(/^\/run-(\d+)/.exec(String(path))?.[1]);

async function carryOut<Result>(path: unknown, operation: () => Promise<Result>): Promise<Result> {
  const run = runOf(path);
  if (killAfter?.run === run && killAfter.operations-- === 0) {
    const { onKill } = killAfter;
    killAfter = null;
    onKill();
  }
  if (dead.has(run)) return await new Promise(() => undefined);
  working += 1;
  try {
    return await operation();
  } finally {
    working -= 1;
  }
}

const { promises } = fs;

/** What the app imports from node:fs/promises, as far as it uses it. */
export const scriptedDisk = {
  readFile: (path: string, ...rest: unknown[]) =>
    carryOut(path, () => promises.readFile(folderOf(path), ...(rest as [])) as Promise<unknown>),
  stat: (path: string) => carryOut(path, () => promises.stat(folderOf(path))),
  lstat: (path: string) => carryOut(path, () => promises.lstat(folderOf(path))),
  readdir: (path: string) => carryOut(path, () => promises.readdir(folderOf(path))),
  mkdir: (path: string, ...rest: unknown[]) =>
    carryOut(path, () => promises.mkdir(folderOf(path), ...(rest as []))),
  open: (path: string, ...rest: unknown[]) =>
    carryOut(path, () => promises.open(folderOf(path), ...(rest as [never]))),
  rename: (from: string, to: string) => carryOut(from, () => promises.rename(folderOf(from), folderOf(to))),
  rm: (path: string, ...rest: unknown[]) =>
    carryOut(path, () => promises.rm(folderOf(path), ...(rest as []))),
};

export const disk = {
  reset(): void {
    vol.reset();
    vol.mkdirSync('/user', { recursive: true });
    dead.clear();
    killAfter = null;
  },
  folderOf: (run: number): string => `/run-${run}`,
  /** Nothing that this run asks for happens any more. */
  kill(run: number): void {
    dead.add(run);
    if (killAfter?.run === run) killAfter = null;
  },
  /** Ends a run in the middle of its next writes: before the operation that comes after so many. */
  killAfter(run: number, operations: number, onKill: () => void): void {
    killAfter = { run, operations, onKill };
  },
  get isIdle(): boolean {
    return working === 0;
  },
  textOf(name: string): string | null {
    try {
      return String(vol.readFileSync(`/user/${name}`));
    } catch {
      return null;
    }
  },
};
