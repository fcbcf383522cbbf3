import { runScript, type Script } from '../../scripts/lib/command-line.ts';
import { type ChildOutcome, runProgram } from './programs.ts';

/** Runs a script in this process. */
export async function callScript(script: Script, args: readonly string[]): Promise<ChildOutcome> {
  let stdout = '';
  let stderr = '';
  const code = await runScript(script, [...args], {
    out: { write: (text) => (stdout += text) },
    err: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

/** Runs a script in a process of its own, as a person would. @param file From the repository's folder. */
export function startScript(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ChildOutcome> {
  return runProgram(process.execPath, [file, ...args], env);
}
