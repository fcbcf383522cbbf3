import { runScript, type Script } from '../../scripts/lib/command-line.ts';
import { runProgram } from './programs.ts';

/** How a script ended, and what it printed. */
type Ended = { code: number | null; out: string; err: string };

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
export async function startScript(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { code, printed: out, complaint: err } = await runProgram(process.execPath, [file, ...args], env);
  return { code, out, err };
}
