import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended, Run } from '../../../../../../main/policy/sources/system-program.ts';

export const machine = 'HKLM\\SOFTWARE\\Policies\\eConnect\\Onboarding';
export const user = 'HKCU\\SOFTWARE\\Policies\\eConnect\\Onboarding';

export const ended = (code: number | null, stderr = '', stdout = ''): Ended => ({ code, stdout, stderr });
export const absent = ended(
  1,
  'ERROR: The system was unable to find the specified registry key or value.\r\n',
);
export const disabled = ended(1, 'ERROR: Registry editing has been disabled by your administrator.\r\n');

/** How a program ends, or what it exports before it ends well. */
export type Answer = Ended | { file: string } | { content: Uint8Array };
type Call = { program: string; args: readonly string[]; limits: Parameters<Run>[2] };

const computerName = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName';

/**
 * A reg.exe that answers as recorded for the keys it knows, and as for an absent one otherwise; and a PowerShell that
 * says what is given, or cannot be started.
 */
export function programs(
  known: Record<string, Answer>,
  { otherwise = absent, powerShell = () => ended(null) }: Partial<Others> = {},
) {
  const calls: Call[] = [];
  const run: Run = async (program, args, limits) => {
    calls.push({ program, args, limits });
    if (program.endsWith('powershell.exe')) return await powerShell();
    const [, key = '', file = ''] = args;
    const everywhere = otherwise.stderr === absent.stderr && key === computerName;
    const answer = known[key] ?? (everywhere ? { content: Buffer.of(0) } : otherwise);
    if ('code' in answer) return answer;
    if ('file' in answer) copyFileSync(join(import.meta.dirname, 'fixtures', answer.file), file);
    else writeFileSync(file, answer.content);
    return ended(0);
  };
  const names = () => calls.map(({ program }) => program.slice(program.lastIndexOf('\\') + 1));
  return { calls, run, names };
}

type Others = { otherwise: Ended; powerShell: () => Ended | Promise<Ended> };

/** What reg.exe says where it has any key, whichever is asked for. */
export const anyKey = { [computerName]: { content: Buffer.of(0) } };

/** What is written into Wine's registry, as its export `wine.reg` has it. */
export const wineValues = {
  ManagedByOrganizationName: 'Café "De Vries" \\ Zonen',
  AllowEmailSignUp: 0,
  AllowedEmailDomains: ['bakkerij-devries.nl', 'devries-zonen.example'],
  ProxyPacUrl: 'http://%COMPUTERNAME%.example/proxy.pac',
  UpdateMode: Uint8Array.of(0, 255),
  AllowedTenants: ['5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01', '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c02'],
};
