import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildRooms } from '../lib/build-rooms.ts';
import { Refusal } from '../lib/command-line.ts';
import { root } from '../lib/run.ts';
import { benchFolder } from './bundles.ts';

/** An older commit, built as it shipped then. */
export type OlderCommit = { ref: string; folder: string };

const run = promisify(execFile);

/**
 * Builds main, preload and renderer of a commit beside the present ones, with the libraries that are installed now.
 *
 * @throws {Refusal} Where git does not know the commit.
 */
export async function buildOlderCommit(ref: string): Promise<OlderCommit> {
  const source = join(benchFolder, 'older/source');
  const folder = join(benchFolder, 'older/app');
  rmSync(join(benchFolder, 'older'), { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  const archive = join(benchFolder, 'older/source.tar');
  await run('git', ['archive', '--output', archive, ref], { cwd: root }).catch(() => {
    throw new Refusal(`git knows no commit ${ref}`);
  });
  await run('tar', ['-xf', archive, '-C', source]);
  symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'), 'junction');
  await buildRooms({ source, output: folder });
  return { ref, folder };
}
