import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { win32 } from 'node:path';

/** What a program is run in; nothing of it comes from the environment of the app. */
type Surroundings = { cwd: string; env: Readonly<Record<string, string>> };

/** What became of a program. A code of null: it did not run, or not to its end. */
export type Ended = { code: number | null; stdout: string; stderr: string };

/** Runs a program by its path, without a shell and with nothing to read. Never rejects. */
export type Run = (
  program: string,
  args: readonly string[],
  limits: Surroundings & { timeoutMs: number },
) => Promise<Ended>;

/** More than a program has to say of any policy. */
const maxOutput = 4 * 1024 * 1024;

/**
 * The surroundings for a program of Windows itself, out of its system folder.
 *
 * The app's own environment is not passed on, since it can choose what runs inside of another program: `COR_PROFILER` a
 * library in whatever uses .NET, `PSModulePath` the very commands of PowerShell. Node adds the few variables that it finds
 * missing from the app's own; so those that name places are set here, and those that name a person say themselves, for
 * a text with `%USERNAME%` in it to stay as an administrator wrote it.
 */
export function systemSurroundings(systemFolder: string): Surroundings {
  const root = win32.dirname(systemFolder);
  const temporary = tmpdir();
  return {
    cwd: systemFolder,
    env: {
      SystemRoot: root,
      windir: root,
      SystemDrive: win32.parse(root).root.replace('\\', ''),
      Path: systemFolder,
      PSModulePath: win32.join(systemFolder, 'WindowsPowerShell\\v1.0\\Modules'),
      TEMP: temporary,
      TMP: temporary,
      USERNAME: '%USERNAME%',
      USERDOMAIN: '%USERDOMAIN%',
      LOGONSERVER: '%LOGONSERVER%',
    },
  };
}

/** Runs it on this system. Its output is kept as bytes, because its encoding is not known. */
export const execute: Run = (program, args, { cwd, env, timeoutMs }) =>
  new Promise((resolve) => {
    const options = {
      cwd,
      env,
      timeout: timeoutMs,
      maxBuffer: maxOutput,
      windowsHide: true,
      encoding: 'latin1',
    } as const;
    try {
      const child = execFile(program, args, options, (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        resolve({ code: typeof code === 'number' ? code : null, stdout, stderr });
      });
      // PowerShell waits for the end of what it could be given to read.
      child.stdin?.end();
    } catch {
      // A program that a rule of the machine forbids is not reported like one that is missing: starting it throws.
      resolve({ code: null, stdout: '', stderr: '' });
    }
  });
