import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import type { PolicyOrigin, PolicyProblem } from '#contract/policy.ts';
import type { PolicyReader, PolicySource } from '../policy-source.ts';
import { polledReader } from './polled-reader.ts';
import { registryKeys } from './registry-export.ts';
import { registrySources } from './registry-sources.ts';
import { maxBytes } from './trusted-file.ts';

/** Runs a program by its path, without a shell. Never rejects; a code of null: it did not run, or not to its end. */
export type Run = (
  program: string,
  args: readonly string[],
) => Promise<{ code: number | null; stderr: string }>;

export type WindowsPolicyOptions = {
  /** What `%SystemRoot%` says. */
  systemRoot?: string | undefined;
  run?: Run;
  everyMs?: number;
};

const key = 'SOFTWARE\\Policies\\eConnect\\Onboarding';
const hives: readonly { short: string; enforced: PolicyOrigin; recommended: PolicyOrigin }[] = [
  { short: 'HKLM', enforced: 'machine', recommended: 'machine-recommended' },
  { short: 'HKCU', enforced: 'user', recommended: 'user-recommended' },
];

/**
 * The policies of a Windows machine and of the person at the desk: the registry's `SOFTWARE\Policies\eConnect\Onboarding`,
 * in HKLM and HKCU, and `Recommended` in each.
 *
 * Read by way of `reg export`, since that keeps types and encoding where `reg query` loses both. Windows lets nobody
 * but administrators write under `Policies`. Changes are noticed by looking every few seconds.
 */
export function windowsPolicies({ systemRoot, run = execute, everyMs }: WindowsPolicyOptions): PolicyReader {
  // By its full path: PATH is anybody's.
  const root = systemRoot && win32.isAbsolute(systemRoot) ? systemRoot : 'C:\\Windows';
  const reg = (...args: string[]) => run(win32.join(root, 'System32', 'reg.exe'), args);
  const words: Words = { absent: null };
  const look = async (): Promise<PolicySource[]> => {
    const found = await Promise.all(
      hives.map(async ({ short, enforced, recommended }) => {
        const location = `${short}\\${key}`;
        const exported = await exportOf(location, reg, words);
        if (exported === null) return [];
        if ('problem' in exported)
          return [{ origin: enforced, location, values: {}, problems: [exported.problem] }];
        const keys = registryKeys(exported.found);
        const problem: PolicyProblem = { code: 'malformed', detail: 'not an export of the registry' };
        if (keys === null) return [{ origin: enforced, location, values: {}, problems: [problem] }];
        return registrySources(keys, { location, enforced, recommended });
      }),
    );
    const isRecommended = ({ origin }: PolicySource) =>
      hives.some(({ recommended }) => recommended === origin);
    const all = found.flat();
    return [...all.filter((one) => !isRecommended(one)), ...all.filter(isRecommended)];
  };
  return polledReader(look, everyMs === undefined ? {} : { everyMs });
}

type Reg = (...args: string[]) => ReturnType<Run>;
/** What reg.exe says of a key that is not there, once that is known. */
type Words = { absent: string | null };
type Exported = { found: Uint8Array } | { problem: PolicyProblem } | null;

/** What `reg export` writes of a key, through a file in a folder of its own; null where there is no such key. */
async function exportOf(location: string, reg: Reg, words: Words): Promise<Exported> {
  const unreadable = (detail: string): Exported => ({ problem: { code: 'unreadable', detail } });
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(tmpdir(), 'econnect-policy-'));
    const file = join(folder, 'export.reg');
    const { code, stderr } = await reg('export', location, file, '/y', '/reg:64');
    if (code === null) return unreadable('reg.exe did not end');
    if (code !== 0) {
      words.absent ??= await wordsForAbsent(file, reg);
      return words.absent === stderr.trim() ? null : unreadable(`reg.exe ended with ${code}`);
    }
    // Two bytes a character, unlike a file of JSON.
    if ((await stat(file)).size > 2 * maxBytes)
      return { problem: { code: 'too-large', detail: `more than ${2 * maxBytes} bytes` } };
    return { found: await readFile(file) };
  } catch {
    return unreadable('reg.exe left no file that can be read');
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * What reg.exe says of a key that is not there; null if that cannot be learned.
 *
 * It ends with 1 for that and for a key that may not be read, and says which in the language of the system. So it is
 * asked for a key that is certainly not there: the same words mean the same. Where it refuses everything, as an
 * administrator can have it do, its words mean nothing, and it is asked first for what is always there.
 */
async function wordsForAbsent(file: string, reg: Reg): Promise<string | null> {
  if ((await reg('query', 'HKLM', '/reg:64')).code !== 0) return null;
  const { code, stderr } = await reg('export', `HKLM\\SOFTWARE\\${randomUUID()}`, file, '/y', '/reg:64');
  return code === null || code === 0 ? null : stderr.trim();
}

const execute: Run = (program, args) =>
  new Promise((resolve) => {
    const options = { timeout: 5_000, windowsHide: true, encoding: 'latin1' } as const;
    execFile(program, args, options, (error, _stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      resolve({ code: typeof code === 'number' ? code : null, stderr });
    });
  });
