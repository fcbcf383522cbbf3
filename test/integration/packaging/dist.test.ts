import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, vi } from 'vitest';
import { requestIn, usage } from '../../../scripts/dist/arguments.ts';
import { distScript } from '../../../scripts/dist/distribution.ts';
import { downloadFailure } from '../../../scripts/dist/download-failure.ts';
import { fuseSentinel, readFuses, undecidedFuses } from '../../../scripts/dist/fuses.ts';
import { UsageError } from '../../../scripts/lib/command-line.ts';
import { runCaptured } from '../../../scripts/lib/run.ts';
import { LoopbackServer } from '../../sandbox/network/loopback-server.ts';
import { test } from '../../support/fixtures.ts';
import { callScript } from '../../support/run-script.ts';
import { untouchedFuses } from './electron-stub.ts';

const linux = { platform: 'linux', arch: 'x64' };
const parsed = (line: string, host = linux) => requestIn(line.split(' ').filter(Boolean), host);

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
  /** In a process of its own. */
  const start = (args: readonly string[], env: Record<string, string> = {}) =>
    runCaptured(process.execPath, ['scripts/dist.ts', ...args], env);

  /** In this process, where nothing is built. */
  const dist = async (...args: string[]) => {
    const { code, stdout, stderr } = await callScript(distScript, args);
    return { code, text: stdout + stderr };
  };
  const organisation = async (folder: string, content: string) => {
    const file = join(folder, 'file.json');
    await writeFile(file, content);
    return file;
  };

  test('says how it is used where it is not understood', async () => {
    const { code, text } = await start(['--everything']);
    expect(code).toBe(64);
    expect(text).toContain('npm run dist -- [--organisation <file>]');
  });

  test('says everything that is wrong with an organisation’s file', async ({ folder }) => {
    const accent = '#f2b705';
    const file = await organisation(
      folder,
      JSON.stringify({ organisation: { slug: 'acme', name: 'ACME', accent }, policy: { SignInMode: 'x' } }),
    );
    const { code, text } = await dist('--practice', '--dir', '--organisation', file);
    expect(code).toBe(1);
    expect(text).toContain(`${file} cannot be used:`);
    expect(text).toMatch(/organisation\.accent: has a contrast of 1\.\d+:1/);
    expect(text).toContain('policy.SignInMode: ');
    expect(text).not.toMatch(/^ +at /m);
  });

  test('says that a file is no JSON', async ({ folder }) => {
    const { code, text } = await dist(
      '--practice',
      '--organisation',
      await organisation(folder, '{"organisation": '),
    );
    expect(code).toBe(1);
    expect(text).toContain('cannot be read as JSON');
  });

  test('says how it is used to whom asks', async () => {
    expect(await start(['--help'])).toEqual({ code: 0, text: `${usage}\n` });
  });

  test('says what to do where Electron is not where it is said to be', async () => {
    vi.stubEnv('ELECTRON_DIST', '/nowhere');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { code, text } = await dist('--practice', '--dir');
    expect(code).toBe(1);
    expect(text).toMatch(/^ELECTRON_DIST is \/nowhere, which is not there\./);
  });

  test('says in a sentence what to do where Electron cannot be fetched', async ({ folder }) => {
    const mirror = await LoopbackServer.start(0, 'mirror');
    mirror.handle((_request, response) => response.writeHead(404).end());
    onTestFinished(() => mirror.close());
    const { code, text } = await start(['--practice', '--dir', '--output', folder], {
      ELECTRON_MIRROR: `${mirror.url}/`,
      electron_config_cache: join(folder, 'cache'),
    });
    expect(code).toBe(1);
    const last = text.trimEnd().split('\n').at(-1);
    expect(last).toMatch(
      /^Electron is not here and could not be fetched \(electron-v[\d.]+-\w+-\w+\.zip; 127\.0\.0\.1 answers 404\)\. Give a folder .* ELECTRON_DIST, .* ELECTRON_MIRROR\.$/,
    );
    expect(text).not.toMatch(/^ +at |timings/m);
  });
  test.skipIf(process.platform === 'win32')(
    'says that a device is no file, and does not read it',
    async () => {
      const { code, text } = await start(['--practice', '--organisation', '/dev/zero']);
      expect(code).toBe(1);
      expect(text).toContain('/dev/zero is a folder, a pipe or a device, and no file');
    },
  );

  test('makes nothing that has no keychain', async () => {
    const other = process.platform === 'win32' ? '--linux' : '--win';
    const { code, text } = await dist('--practice', '--dir', other, '--arch', 'arm64');
    expect(code).toBe(1);
    expect(text).toContain('is not installed here, so that the app would have no keychain');
  });
});

describe('what could not be fetched', () => {
  const failure = (name: string, url: string, more: object) => ({
    name,
    options: { url: new URL(url) },
    ...more,
  });

  test.each([
    [
      failure('HTTPError', 'https://mirror.example/v1/electron-v1.0.0-linux-x64.zip', {
        response: { statusCode: 404 },
      }),
      /^Electron is not here .*mirror\.example answers 404.*ELECTRON_DIST/,
    ],
    [
      failure('RequestError', 'https://github.com/a/appimage@1.0.3/appimage-tools.tar.gz', {
        code: 'ENOTFOUND',
      }),
      /^A tool .*github\.com cannot be asked: ENOTFOUND.*ELECTRON_BUILDER_BINARIES_MIRROR/,
    ],
  ])('is said with what to do (%#)', (error, expected) => expect(downloadFailure(error)).toMatch(expected));

  test.each([[new Error('fpm failed')], ['text'], [null]])('is not taken for another failure: %s', (error) =>
    expect(downloadFailure(error)).toBeNull(),
  );
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
