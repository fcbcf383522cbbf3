import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsedArguments, UsageError } from '../../../scripts/dist/arguments.ts';
import { fuseSentinel, readFuses, undecidedFuses } from '../../../scripts/dist/fuses.ts';
import { root } from '../../../scripts/run.ts';
import { untouchedFuses } from './electron-stub.ts';

const linux = { platform: 'linux', arch: 'x64' };
const parsed = (line: string, host = linux) => parsedArguments(line.split(' ').filter(Boolean), host);

describe('the arguments', () => {
  test.each([
    ['', { platform: 'linux', arch: 'x64', targets: ['deb', 'rpm', 'AppImage'], practice: false }],
    ['--win', { platform: 'win', targets: ['nsis', 'msi'] }],
    ['--mac --arch arm64 dmg', { platform: 'mac', arch: 'arm64', targets: ['dmg'] }],
    ['appimage deb', { targets: ['AppImage', 'deb'] }],
    ['--dir --practice', { targets: ['dir'], practice: true }],
    ['deb --dir', { targets: ['deb', 'dir'] }],
    ['--organisation acme.json', { organisation: 'acme.json' }],
  ])('"%s"', (line, expected) => expect(parsed(line)).toMatchObject(expected));

  test('are about this machine where they say nothing', () => {
    expect(parsed('', { platform: 'darwin', arch: 'arm64' })).toMatchObject({
      platform: 'mac',
      arch: 'arm64',
    });
    expect(parsed('', { platform: 'win32', arch: 'x64' })).toMatchObject({ platform: 'win' });
  });

  test.each(['--publish', '--win --mac', '--arch ia32', 'msi', '--organisation', '--win deb'])(
    '"%s" is refused',
    (line) => expect(() => parsed(line)).toThrow(UsageError),
  );
});

describe('the command', () => {
  type Ended = { code: number | string | null | undefined; said: string };
  const dist = (...args: string[]) =>
    new Promise<Ended>((done) => {
      execFile(process.execPath, ['scripts/dist.ts', ...args], { cwd: root }, (error, stdout, stderr) =>
        done({ code: error ? error.code : 0, said: stdout + stderr }),
      );
    });
  const organisation = async (content: string) => {
    const file = join(await mkdtemp(join(tmpdir(), 'organisation-')), 'file.json');
    await writeFile(file, content);
    return file;
  };

  test('says how it is used where it is not understood', async () => {
    const { code, said } = await dist('--everything');
    expect(code).toBe(64);
    expect(said).toContain('npm run dist -- [--organisation <file>]');
  });

  test('says everything that is wrong with an organisation’s file', async () => {
    const accent = '#f2b705';
    const file = await organisation(
      JSON.stringify({ organisation: { slug: 'acme', name: 'ACME', accent }, policy: { SignInMode: 'x' } }),
    );
    const { code, said } = await dist('--practice', '--dir', '--organisation', file);
    expect(code).toBe(1);
    expect(said).toContain(`${file} cannot be used:`);
    expect(said).toMatch(/organisation\.accent: has a contrast of 1\.\d+:1/);
    expect(said).toContain('policy.SignInMode: ');
    expect(said).not.toMatch(/^ +at /m);
  });

  test('says that a file is no JSON', async () => {
    const { code, said } = await dist(
      '--practice',
      '--organisation',
      await organisation('{"organisation": '),
    );
    expect(code).toBe(1);
    expect(said).toContain('cannot be read as JSON');
  });

  test.skipIf(process.platform === 'win32')(
    'says that a device is no file, and does not read it',
    async () => {
      const { code, said } = await dist('--practice', '--organisation', '/dev/zero');
      expect(code).toBe(1);
      expect(said).toContain('/dev/zero is a folder, a pipe or a device, and no file');
    },
  );

  test('makes nothing that has no keychain', async () => {
    const other = process.platform === 'win32' ? '--linux' : '--win';
    const { code, said } = await dist('--practice', '--dir', other, '--arch', 'arm64');
    expect(code).toBe(1);
    expect(said).toContain('is not installed here, so that the app would have no keychain');
  });
});

describe('the fuses', () => {
  const program = (fuses: string, version = 1) =>
    Buffer.concat([
      Buffer.from(`ELF…${fuseSentinel}`),
      Buffer.from([version, fuses.length]),
      Buffer.from(`${fuses}…`),
    ]);

  test('are read in order', () => {
    expect(readFuses(program('10r1'))).toEqual([true, false, null, true]);
  });

  test('as Electron comes can all be set as decided', () => {
    expect(undecidedFuses(program(untouchedFuses))).toEqual([]);
    expect(undecidedFuses(program(untouchedFuses.slice(0, 8)))).toEqual([]);
  });

  test.each([
    ['a fuse that nobody has decided about', `${untouchedFuses}1`, /fuse 10 is not in the table/],
    ['a fuse that electron-builder cannot set back', '101100010', /WasmTrapHandlers is not on/],
    ['too few', '1011', /has 4 fuses/],
  ])('are refused with %s', (_what, fuses, message) => {
    expect(undecidedFuses(program(fuses)).join()).toMatch(message);
  });

  test('of another version, or of no Electron, are an error', () => {
    expect(() => readFuses(program('1', 2))).toThrow('version 2');
    expect(() => readFuses(Buffer.from('ELF'))).toThrow('no Electron program');
  });
});
