import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { runScript, type Script } from '../../scripts/lib/command-line.ts';
import { root } from '../../scripts/lib/run.ts';

/** How a script ended, and what it printed. */
type Ended = { code: number; out: string; err: string };

/** Runs a script in this process. */
export async function callScript(script: Script, args: readonly string[]): Promise<Ended> {
  let out = '';
  let err = '';
  const code = await runScript(script, [...args], {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
  });
  return { code, out, err };
}

/** Runs a script in a process of its own, as a person would. @param file From the repository's folder. */
export function startScript(file: string, args: readonly string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, [join(root, file), ...args], (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}
