import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { combineSources } from '../../../../../../main/policy/effective-policy.ts';
import type { Run } from '../../../../../../main/policy/sources/system-program.ts';
import { windowsPolicies } from '../../../../../../main/policy/sources/windows/windows.ts';
import { wineValues } from './registry-programs.ts';

const key = 'SOFTWARE\\Policies\\eConnect\\Onboarding';
const hasWine = process.platform === 'linux' && spawnSync('wine', ['--version']).status === 0;

let folder: string;
let env: NodeJS.ProcessEnv;
/**
 * Runs a program of Wine's Windows; a path of this machine is one on its drive Z. What it says goes by way of a file,
 * because Wine's services keep a pipe open until they end, and end and begin again with every program then.
 */
const run = async (program: string, args: readonly string[]): ReturnType<Run> => {
  const there = args.map((arg) => (arg.startsWith(tmpdir()) ? `Z:${arg.replaceAll('/', '\\')}` : arg));
  const said = join(folder, `${randomUUID()}.txt`);
  const file = openSync(said, 'w');
  try {
    const child = spawn('wine', [program, ...there], {
      env,
      stdio: ['ignore', 'ignore', file],
      timeout: 60_000,
    });
    const [code] = await once(child, 'exit');
    const stderr = readFileSync(said, 'latin1');
    return { code: typeof code === 'number' ? code : null, stdout: '', stderr };
  } finally {
    closeSync(file);
  }
};
const add = async (hive: string, subkey: string, name: string, type: string, data: string) => {
  const path = [hive, key, ...(subkey === '' ? [] : [subkey])].join('\\');
  expect(await run('reg.exe', ['add', path, '/v', name, '/t', type, '/d', data, '/f'])).toMatchObject({
    code: 0,
  });
};

describe('in a real registry, Wine’s,', () => {
  beforeAll(async () => {
    if (!hasWine) return;
    folder = mkdtempSync(join(tmpdir(), 'wine-'));
    // Neither .NET nor a browser is asked for, and no menu is made on the desktop of whoever runs this.
    const without = 'mscoree=;mshtml=;winemenubuilder.exe=';
    env = {
      ...process.env,
      WINEPREFIX: join(folder, 'prefix'),
      // Debian's Wine leaves a folder behind there.
      TMPDIR: folder,
      WINEDEBUG: '-all',
      WINEDLLOVERRIDES: without,
      LC_ALL: 'C.UTF-8',
    };
    expect(await run('wineboot', ['-i'])).toMatchObject({ code: 0 });
  }, 120_000);

  afterAll(async () => {
    if (!hasWine) return;
    for (const what of ['-k', '-w']) spawnSync('wineserver', [what], { env, timeout: 20_000 });
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  test('the reader finds what was written there', { timeout: 120_000 }, async (context) => {
    if (!hasWine) context.skip('Wine is not on this machine (Debian: apt-get install wine)');
    const reader = windowsPolicies({ run });
    expect(await reader.read()).toEqual([]);

    await add('HKLM', '', 'ManagedByOrganizationName', 'REG_SZ', 'Café "De Vries" \\ Zonen');
    await add('HKLM', '', 'AllowEmailSignUp', 'REG_DWORD', '0');
    await add(
      'HKLM',
      '',
      'AllowedEmailDomains',
      'REG_MULTI_SZ',
      'bakkerij-devries.nl\\0devries-zonen.example',
    );
    await add('HKLM', '', 'ProxyPacUrl', 'REG_EXPAND_SZ', 'http://%COMPUTERNAME%.example/proxy.pac');
    await add('HKLM', '', 'UpdateMode', 'REG_BINARY', '00ff');
    await add('HKLM', 'AllowedTenants', '1', 'REG_SZ', '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01');
    await add('HKLM', 'AllowedTenants', '2', 'REG_SZ', '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c02');
    await add('HKLM', 'Recommended', 'Language', 'REG_SZ', 'nl');
    await add('HKCU', '', 'allowEMAILsignup', 'REG_SZ', 'true');

    const found = await reader.read();
    expect(found).toEqual([
      {
        origin: 'machine',
        location: `HKLM\\${key}`,
        values: wineValues,
        problems: [],
      },
      {
        origin: 'machine-recommended',
        location: `HKLM\\${key}\\Recommended`,
        values: { Language: 'nl' },
        problems: [],
      },
      { origin: 'user', location: `HKCU\\${key}`, values: { AllowEmailSignUp: 'true' }, problems: [] },
    ]);
    const { values, stops } = combineSources(found);
    expect(stops).toEqual([]);
    expect(values).toMatchObject({ AllowEmailSignUp: false, Language: 'nl', UpdateMode: 'notify' });
  });
});
