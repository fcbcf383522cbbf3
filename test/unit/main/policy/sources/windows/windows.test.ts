import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Run } from '../../../../../../main/policy/sources/system-program.ts';
import { windowsPolicies } from '../../../../../../main/policy/sources/windows/windows.ts';
import {
  type Answer,
  absent,
  anyKey,
  disabled,
  ended,
  machine,
  programs,
  user,
} from './registry-programs.ts';

const denied = ended(1, 'ERROR: Access is denied.\r\n');
const both = { [machine]: { file: 'machine.reg' }, [user]: { file: 'user.reg' } };

const read = (run: Run) => windowsPolicies({ run }).read();

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('policies of a Windows machine', () => {
  test('are the machine’s and the person’s, enforced and recommended', async () => {
    const found = await read(programs(both).run);
    expect(found.map(({ origin, location }) => [origin, location])).toEqual([
      ['machine', machine],
      ['machine-recommended', `${machine}\\Recommended`],
      ['user', user],
    ]);
    expect(found[2]?.values).toEqual({ SignInMode: 'suggested', Organization: 'bakkerij-devries' });
  });

  test('are asked of the system’s own reg.exe, and nothing stays of the asking', async () => {
    // This machine may have no Windows to tell of.
    const sharedObjects = ['E:\\Windows\\System32\\ntdll.dll'];
    vi.spyOn(process.report, 'getReport').mockReturnValue({ sharedObjects });
    vi.stubEnv('SystemRoot', 'D:\\Evil');
    const { calls, run } = programs(both);
    await read(run);
    for (const { program, args, limits } of calls) {
      expect(program).toBe('E:\\Windows\\System32\\reg.exe');
      expect(args).toEqual(['export', expect.any(String), expect.any(String), '/y', '/reg:64']);
      expect(existsSync(dirname(args[2] ?? ''))).toBe(false);
      expect(limits.env.SystemRoot).toBe('E:\\Windows');
    }
    expect(new Set(calls.map(({ args }) => args[2])).size).toBe(2);
  });

  test('are none where the keys are absent, in whatever language that is said', async () => {
    expect(await read(programs({}).run)).toEqual([]);
    const dutch = ended(1, 'FOUT: Het systeem kan de opgegeven registersleutel niet vinden.\r\n');
    expect(await read(programs(anyKey, { otherwise: dutch }).run)).toEqual([]);
  });

  test('cost no more than one question a key once it is known how absence is said', async () => {
    const { calls, run } = programs({});
    const reader = windowsPolicies({ run });
    await reader.read();
    const before = calls.length;
    await reader.read();
    expect(calls.length - before).toBe(2);
  });

  test.each([
    ['may not be read', { [machine]: denied }, absent],
    ['are refused with all others', {}, disabled],
    ['are asked of a program that does not run', {}, ended(null)],
    ['are asked of a program that ends without a word', { [machine]: ended(5) }, absent],
    ['are exported to nowhere', { [machine]: ended(0) }, absent],
  ])(
    'are not known where the keys %s, and PowerShell does not run either',
    async (_how, known, otherwise) => {
      const [source] = await read(programs(known, { otherwise }).run);
      expect(source).toMatchObject({
        origin: 'machine',
        location: machine,
        values: {},
        problems: [{ code: 'unreadable' }],
      });
    },
  );

  test('are not known from anything else than an export, nor from one that is too large', async () => {
    const read1 = async (content: Uint8Array) => (await read(programs({ [user]: { content } }).run))[0];
    expect(await read1(Buffer.from('REGEDIT4'))).toMatchObject({
      origin: 'user',
      location: user,
      values: {},
      problems: [{ code: 'malformed' }],
    });
    expect(await read1(Buffer.alloc(512 * 1024 + 1))).toMatchObject({
      values: {},
      problems: [{ code: 'too-large' }],
    });
  });

  test.skipIf(process.platform === 'win32')('are unreadable where there is no Windows at all', async () => {
    const found = await windowsPolicies().read();
    expect(found.map(({ problems }) => problems)).toEqual(
      [machine, user].map(() => [
        {
          code: 'unreadable',
          detail: 'reg.exe did not run to its end; PowerShell did not run to its end',
        },
      ]),
    );
  });

  test('are noticed when they change', async () => {
    const known: Record<string, Answer> = { [machine]: { file: 'machine.reg' } };
    const reader = windowsPolicies({ run: programs(known).run, everyMs: 5 });
    await reader.read();
    const noticed = Promise.withResolvers<void>();
    const stop = reader.watch(noticed.resolve);
    known[user] = { file: 'user.reg' };
    await noticed.promise;
    stop();
    expect(await reader.read()).toHaveLength(3);
  });
});
