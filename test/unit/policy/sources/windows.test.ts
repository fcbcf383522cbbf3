import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Run, windowsPolicies } from '../../../../main/policy/sources/windows.ts';

const machine = 'HKLM\\SOFTWARE\\Policies\\eConnect\\Onboarding';
const user = 'HKCU\\SOFTWARE\\Policies\\eConnect\\Onboarding';
const absent = 'ERROR: The system was unable to find the specified registry key or value.\r\n';
const denied = 'ERROR: Access is denied.\r\n';
const disabled = 'ERROR: Registry editing has been disabled by your administrator.\r\n';

type Answer = { code: number | null; stderr: string } | { file: string } | { content: Uint8Array };
type Call = { program: string; args: readonly string[] };

/** A reg.exe that answers as recorded, for the keys it knows, and as for an absent one otherwise. */
function registry(known: Record<string, Answer>, otherwise: Answer = { code: 1, stderr: absent }) {
  const calls: Call[] = [];
  const run: Run = async (program, args) => {
    calls.push({ program, args });
    const [verb, key = '', file = ''] = args;
    const answer =
      known[key] ??
      (verb === 'query' && 'code' in otherwise && otherwise.stderr === absent ? done : otherwise);
    if ('code' in answer) return answer;
    if ('file' in answer) copyFileSync(join(import.meta.dirname, 'fixtures', answer.file), file);
    else writeFileSync(file, answer.content);
    return done;
  };
  return { calls, run };
}
const done = { code: 0, stderr: '' };

const read = (run: Run) => windowsPolicies({ systemRoot: 'D:\\Windows', run }).read();

describe('policies of a Windows machine', () => {
  test('are the machine’s and the person’s, enforced before recommended', async () => {
    const found = await read(
      registry({ [machine]: { file: 'machine.reg' }, [user]: { file: 'user.reg' } }).run,
    );
    expect(found.map(({ origin, location }) => [origin, location])).toEqual([
      ['machine', machine],
      ['user', user],
      ['machine-recommended', `${machine}\\Recommended`],
    ]);
    expect(found[1]?.values).toEqual({ SignInMode: 'suggested', Organization: 'bakkerij-devries' });
  });

  test('are asked of the system’s own reg.exe, and nothing stays of the asking', async () => {
    const { calls, run } = registry({ [machine]: { file: 'machine.reg' }, [user]: { file: 'user.reg' } });
    await read(run);
    for (const { program, args } of calls) {
      expect(program).toBe('D:\\Windows\\System32\\reg.exe');
      expect(args).toEqual(['export', expect.any(String), expect.any(String), '/y', '/reg:64']);
      expect(existsSync(dirname(args[2] ?? ''))).toBe(false);
    }
    expect(new Set(calls.map(({ args }) => args[2])).size).toBe(2);
  });

  test.each([undefined, '', 'Windows', '..\\x'])(
    'are asked of C: where the system’s folder is given as %j',
    async (systemRoot) => {
      const { calls, run } = registry({});
      await windowsPolicies({ systemRoot, run }).read();
      expect(calls[0]?.program).toBe('C:\\Windows\\System32\\reg.exe');
    },
  );

  test('are none where the keys are absent, in whatever language that is said', async () => {
    expect(await read(registry({}).run)).toEqual([]);
    const dutch = { code: 1, stderr: 'FOUT: Het systeem kan de opgegeven registersleutel niet vinden.\r\n' };
    expect(await read(registry({ HKLM: done }, dutch).run)).toEqual([]);
  });

  test('cost no more than one question a key once it is known how absence is said', async () => {
    const { calls, run } = registry({});
    const reader = windowsPolicies({ run });
    await reader.read();
    const before = calls.length;
    await reader.read();
    expect(calls.length - before).toBe(2);
  });

  test.each([
    ['may not be read', { [machine]: { code: 1, stderr: denied } }, undefined],
    ['are refused with all others', {}, { code: 1, stderr: disabled }],
    ['are asked of a program that does not run', {}, { code: null, stderr: '' }],
    ['are asked of a program that ends without a word', { [machine]: { code: 5, stderr: '' } }, undefined],
    ['are exported to nowhere', { [machine]: done }, undefined],
  ])('are not known where the keys %s', async (_how, known, otherwise) => {
    const [source] = await read(registry(known, otherwise).run);
    expect(source).toMatchObject({
      origin: 'machine',
      location: machine,
      values: {},
      problems: [{ code: 'unreadable' }],
    });
  });

  test('are not known from anything else than an export, nor from one that is too large', async () => {
    const read1 = async (content: Uint8Array) => (await read(registry({ [user]: { content } }).run))[0];
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

  test('are unreadable where there is no Windows at all', async () => {
    const found = await windowsPolicies({ systemRoot: 'D:\\nowhere' }).read();
    expect(found.map(({ problems }) => problems[0]?.code)).toEqual(['unreadable', 'unreadable']);
  });

  test('are noticed when they change', async () => {
    const known: Record<string, Answer> = { [machine]: { file: 'machine.reg' } };
    const reader = windowsPolicies({ run: registry(known).run, everyMs: 5 });
    await reader.read();
    const noticed = Promise.withResolvers<void>();
    const stop = reader.watch(noticed.resolve);
    known[user] = { file: 'user.reg' };
    await noticed.promise;
    stop();
    expect(await reader.read()).toHaveLength(3);
  });
});
