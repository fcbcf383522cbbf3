import { win32 } from 'node:path';
import { type Run, systemSurroundings } from '../system-program.ts';
import { registryAnswer } from './registry-answer.ts';
import type { Hive, Reading, RegistryReader } from './registry-reading.ts';
import { registryScript } from './registry-script.ts';

const timeoutMs = 8_000;

/** What Windows PowerShell is run with. The script goes in the one form that no quoting can change. */
const args = [
  '-NoLogo',
  '-NoProfile',
  '-NonInteractive',
  '-OutputFormat',
  'Text',
  '-EncodedCommand',
  Buffer.from(registryScript, 'utf16le').toString('base64'),
];

/**
 * Reads by way of Windows PowerShell, all hives in one run.
 *
 * For where reg.exe refuses: "Prevent access to registry editing tools" stops it, and not this. It costs a good deal
 * more, around half a second of a processor each time.
 */
export function registryPowerShell(systemFolder: string, run: Run): RegistryReader {
  const program = win32.join(systemFolder, 'WindowsPowerShell\\v1.0\\powershell.exe');
  const limits = { ...systemSurroundings(systemFolder), timeoutMs };
  return async (hives) => {
    const { code, stdout } = await run(program, args, limits);
    const answer = code === 0 ? registryAnswer(stdout) : null;
    const reading = ({ name }: Hive): Reading => {
      if (code === null) return { refused: 'PowerShell did not run to its end' };
      if (code !== 0) return { refused: `PowerShell ended with ${code}` };
      if (answer === null) return { refused: 'PowerShell did not answer in JSON' };
      const keys = answer[name];
      return keys === null ? { refused: 'PowerShell could not read the key' } : { keys };
    };
    return new Map(hives.map((hive) => [hive, reading(hive)]));
  };
}
