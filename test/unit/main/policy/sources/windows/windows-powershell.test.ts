import { describe, expect, test } from 'vitest';
import type { PolicySource } from '../../../../../../main/policy/policy-source.ts';
import type { Ended, Run } from '../../../../../../main/policy/sources/system-program.ts';
import { registryScript } from '../../../../../../main/policy/sources/windows/registry-script.ts';
import { windowsPolicies } from '../../../../../../main/policy/sources/windows/windows.ts';
import { machineKeys, powerShellAnswer, said } from './powershell-answer.ts';
import { absent, disabled, ended, machine, programs, user } from './registry-programs.ts';

const userKey = 'HKEY_CURRENT_USER\\SOFTWARE\\Policies\\eConnect\\Onboarding';
const userKeys = [{ path: userKey, values: [{ name: 'Language', value: said.text('nl') }] }];
const answer = (...hives: Parameters<typeof powerShellAnswer>) => ended(0, '', powerShellAnswer(...hives));
const full = answer({ HKLM: machineKeys, HKCU: userKeys });
const both = { [machine]: { file: 'machine.reg' }, [user]: { file: 'user.reg' } };

const read = (run: Run) => windowsPolicies({ run }).read();
const details = (found: readonly PolicySource[]) => found.map(({ problems: [first] }) => first?.detail);

/** A machine whose administrator lets nobody use registry tools. */
const hardened = (powerShell: () => Ended | Promise<Ended>, otherwise = disabled) =>
  programs({}, { otherwise, powerShell });

describe('where reg.exe refuses, PowerShell', () => {
  test('finds the same policies', async () => {
    const byPowerShell = await read(hardened(() => answer({ HKLM: machineKeys })).run);
    expect(byPowerShell).toHaveLength(2);
    expect(byPowerShell).toEqual(await read(programs({ [machine]: { file: 'machine.reg' } }).run));
  });

  test('is the system’s own, runs a script that never changes, and nothing of the person’s', async () => {
    const { calls, run } = hardened(() => full);
    await read(run);
    const { program, args, limits } = calls.at(-1) ?? {};
    expect(program).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    expect(args?.slice(0, -1)).toEqual([
      '-NoLogo',
      '-NoProfile',
      '-NonInteractive',
      '-OutputFormat',
      'Text',
      '-EncodedCommand',
    ]);
    expect(Buffer.from(args?.at(-1) ?? '', 'base64').toString('utf16le')).toBe(registryScript);
    expect(limits).toMatchObject({ timeoutMs: 8_000, cwd: 'C:\\Windows\\System32' });
    expect(Object.keys(limits?.env ?? {})).not.toContain('COR_PROFILER');
  });

  test.each([
    ['in English', disabled],
    ['in Dutch', ended(1, 'FOUT: Het bewerken van het register is door de beheerder uitgeschakeld.\r\n')],
    ['in German', ended(1, 'FEHLER: Das Bearbeiten der Registrierung wurde deaktiviert.\r\n')],
    ['without a word', ended(1)],
    ['in the words for an absent key', absent],
    ['with another number', ended(5, disabled.stderr)],
    ['by not being started', ended(null)],
  ])('is asked once for all, also when it refuses %s', async (_how, refusal) => {
    const { names, run } = programs(
      { 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName': refusal },
      { otherwise: refusal, powerShell: () => full },
    );
    expect((await read(run)).map(({ location }) => location)).toEqual([
      machine,
      `${machine}\\Recommended`,
      user,
    ]);
    expect(names().filter((name) => name === 'powershell.exe')).toHaveLength(1);
    expect(names().at(-1)).toBe('powershell.exe');
  });

  test('is not asked where reg.exe answers, be it that there is nothing', async () => {
    for (const known of [{}, both]) {
      const { names, run } = programs(known, { powerShell: () => full });
      await read(run);
      expect(new Set(names())).toEqual(new Set(['reg.exe']));
    }
  });

  test('answers for the one hive that was refused; the other stays as it was exported', async () => {
    const { run } = programs(
      { [machine]: ended(5), [user]: { file: 'user.reg' } },
      { powerShell: () => full },
    );
    const found = await read(run);
    expect(found.map(({ origin }) => origin)).toEqual(['machine', 'machine-recommended', 'user']);
    expect(found[2]?.values).toEqual({ SignInMode: 'suggested', Organization: 'bakkerij-devries' });
  });

  test('is asked at once from then on', async () => {
    const { names, run } = hardened(() => full);
    const reader = windowsPolicies({ run });
    const found = await reader.read();
    const before = names().length;
    expect(await reader.read()).toEqual(found);
    expect(names().slice(before)).toEqual(['powershell.exe']);
  });

  test('is asked only after reg.exe again, once it is reg.exe that answers', async () => {
    const known: Record<string, Ended | { file: string }> = { [machine]: disabled, [user]: disabled };
    let powerShell = full;
    const { names, run } = programs(known, { powerShell: () => powerShell });
    const reader = windowsPolicies({ run });
    await reader.read();
    Object.assign(known, both);
    powerShell = ended(null);
    expect(details(await reader.read())).toEqual([undefined, undefined, undefined]);
    const before = names().length;
    await reader.read();
    expect(names().slice(before)).toEqual(['reg.exe', 'reg.exe']);
  });

  test.each([
    ['does not end in time', ended(null, '', full.stdout), 'PowerShell did not run to its end'],
    ['fails', ended(1, 'At line:1 char:1', full.stdout), 'PowerShell ended with 1'],
    ['says nothing', ended(0), 'PowerShell did not answer in JSON'],
    ['says half', ended(0, '', full.stdout.slice(0, 99)), 'PowerShell did not answer in JSON'],
    ['may not read either', answer({ HKLM: null, HKCU: null }), 'PowerShell could not read the key'],
  ])('leaves both hives unreadable where it %s', async (_how, said, why) => {
    const found = await read(hardened(() => said).run);
    expect(found).toMatchObject([
      { origin: 'machine', location: machine, values: {}, problems: [{ code: 'unreadable' }] },
      { origin: 'user', location: user, values: {}, problems: [{ code: 'unreadable' }] },
    ]);
    expect(details(found)).toEqual([`reg.exe ended with 1; ${why}`, `reg.exe ended with 1; ${why}`]);
  });

  test('leaves unreadable only what it cannot read', async () => {
    const found = await read(hardened(() => answer({ HKLM: null, HKCU: userKeys })).run);
    expect(found.map(({ location, values }) => [location, values])).toEqual([
      [machine, {}],
      [user, { Language: 'nl' }],
    ]);
    expect(found[0]?.problems[0]?.code).toBe('unreadable');
  });

  test('runs once at a time, and whoever asks meanwhile hears of a later look', async () => {
    let running = 0;
    let most = 0;
    let looks = 0;
    const first = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const { run } = hardened(async () => {
      running += 1;
      looks += 1;
      most = Math.max(most, running);
      const mine = looks;
      started.resolve();
      if (mine === 1) await first.promise;
      running -= 1;
      const language = said.text(mine === 1 ? 'nl' : 'fr');
      return answer({ HKCU: [{ path: userKey, values: [{ name: 'Language', value: language }] }] });
    });
    const reader = windowsPolicies({ run });
    const early = reader.read();
    await started.promise;
    const late = [reader.read(), reader.read()];
    first.resolve();
    expect((await early)[0]?.values).toEqual({ Language: 'nl' });
    for (const found of await Promise.all(late)) expect(found[0]?.values).toEqual({ Language: 'fr' });
    expect([most, looks]).toEqual([1, 2]);
  });
});
