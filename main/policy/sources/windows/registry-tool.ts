import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { readBoundedFile } from '../../../storage/file-access.ts';
import { tooLarge } from '../container.ts';
import { type Ended, type Run, systemSurroundings } from '../system-program.ts';
import { maxPolicyBytes } from '../trusted-file.ts';
import { registryKeys } from './registry-export.ts';
import type { Reading, RegistryReader } from './registry-reading.ts';

const timeoutMs = 5_000;

/** Two bytes a character, unlike a file of JSON. */
const maxExportBytes = 2 * maxPolicyBytes;

/** A small key that every Windows has. */
const alwaysThere = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName';

/**
 * Reads by way of `reg export`, since that keeps types and encoding where `reg query` loses both. One short-lived
 * program a hive.
 */
export function registryTool(systemFolder: string, run: Run): RegistryReader {
  const limits = { ...systemSurroundings(systemFolder), timeoutMs };
  const reg: Reg = (...args) => run(win32.join(systemFolder, 'reg.exe'), args, limits);
  const words: Words = { absent: null };
  return async (hives) =>
    new Map(
      await Promise.all(
        hives.map(async (hive) => [hive, await exportOf(hive.location, reg, words)] as const),
      ),
    );
}

type Reg = (...args: string[]) => Promise<Ended>;
/** What reg.exe says of a key that is not there, once that is known. */
type Words = { absent: string | null };

/** What `reg export` writes of a key, through a file in a folder of its own. */
async function exportOf(location: string, reg: Reg, words: Words): Promise<Reading> {
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(tmpdir(), 'econnect-policy-'));
    const file = join(folder, 'export.reg');
    const { code, stderr } = await exported(location, file, reg);
    if (code === null) return { refused: 'reg.exe did not run to its end' };
    if (code !== 0) {
      words.absent ??= await wordsForAbsent(file, reg);
      return words.absent === stderr.trim() ? { keys: [] } : { refused: `reg.exe ended with ${code}` };
    }
    const read = await readBoundedFile(file, { maxBytes: maxExportBytes });
    if (read.kind === 'too-large') return { problem: tooLarge(maxExportBytes) };
    if (read.kind !== 'content') return { refused: 'reg.exe left no file that can be read' };
    const keys = registryKeys(read.bytes);
    return keys === null
      ? { problem: { code: 'malformed', detail: 'not an export of the registry' } }
      : { keys };
  } catch {
    return { refused: 'reg.exe left no file that can be read' };
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

const exported = (location: string, file: string, reg: Reg) => reg('export', location, file, '/y', '/reg:64');

/**
 * What reg.exe says of a key that is not there; null if that cannot be learned.
 *
 * It ends with 1 for that and for a key that may not be read, and says which in the language of the system. So it is
 * asked for a key that is certainly not there: the same words mean the same. Where it refuses everything, as an
 * administrator can have it do, or cannot write to this file, its words mean nothing; so it first has to export there
 * what every Windows has.
 */
async function wordsForAbsent(file: string, reg: Reg): Promise<string | null> {
  if ((await exported(alwaysThere, file, reg)).code !== 0 || (await stat(file)).size === 0) return null;
  const { code, stderr } = await exported(`HKLM\\SOFTWARE\\${randomUUID()}`, file, reg);
  return code === null || code === 0 ? null : stderr.trim();
}
