import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from './errno.ts';

/** The process that wrote a draft. `run` distinguishes processes that had the same id. */
export type DraftOwner = { process: number; run: string };

/** Returns the path of a draft, in the folder of its file. */
export function getDraftPath(path: string, owner: DraftOwner, count: number): string {
  return `${path}.${owner.process}-${owner.run}-${count}.tmp`;
}

/**
 * Removes the drafts of a file whose process ended before they were complete, because they can contain what a person typed.
 * Never rejects: a draft that cannot be removed does no harm.
 */
export async function removeAbandonedDrafts(path: string, owner: DraftOwner): Promise<void> {
  const prefix = `${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix)) continue;
    const found = /^(\d+)-([0-9a-f]+)-\d+\.tmp$/.exec(name.slice(prefix.length));
    if (!found || found[2] === owner.run || isAlive(Number(found[1]), owner)) continue;
    await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}

/** Whether another process with this id runs. One with our own id, of another run, has ended. */
function isAlive(number: number, owner: DraftOwner): boolean {
  if (number === owner.process) return false;
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}
