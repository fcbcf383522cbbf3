import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from './errno.ts';

/** What a process calls its drafts: who it is, and which of the processes that had its number. */
export type DraftOwner = { process: number; run: string };

/** The name of a draft of a file, beside it. */
export function draftName(path: string, owner: DraftOwner, count: number): string {
  return `${path}.${owner.process}-${owner.run}-${count}.tmp`;
}

/**
 * Removes the drafts of a file whose process ended before they were whole: what was typed is in them, and nothing else
 * would ever clear them away. Never rejects: a draft that stays is a nuisance, no fault.
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

/** Whether a process that is not ours has the number. One with our own number, of another run, is gone. */
function isAlive(number: number, owner: DraftOwner): boolean {
  if (number === owner.process) return false;
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}
