import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemFolder, systemFolderIn } from '../../../../../main/policy/sources/system-folder.ts';

const app = 'D:\\Apps\\eConnect Onboarding\\eConnect Onboarding.exe';

describe('the folder of Windows’ own programs', () => {
  test.each([
    ['as the loader spells it', [app, 'C:\\WINDOWS\\SYSTEM32\\ntdll.dll'], 'C:\\WINDOWS\\SYSTEM32'],
    ['in any case', [app, 'c:\\windows\\system32\\NTDLL.DLL'], 'c:\\windows\\system32'],
    ['on another drive', [app, 'E:\\WinNT\\System32\\ntdll.dll'], 'E:\\WinNT\\System32'],
    ['with slashes', [app, 'C:/Windows/System32/ntdll.dll'], 'C:\\Windows\\System32'],
    ['with the prefix of a long path', ['\\\\?\\C:\\Windows\\System32\\ntdll.dll'], 'C:\\Windows\\System32'],
    ['with that prefix in slashes', ['//?/C:/Windows/System32/ntdll.dll'], 'C:\\Windows\\System32'],
    [
      'of what was loaded first',
      [app, 'C:\\Windows\\System32\\ntdll.dll', 'D:\\Evil\\System32\\ntdll.dll'],
      'C:\\Windows\\System32',
    ],
    [
      'behind a decoy for 32 bits',
      ['C:\\Windows\\SysWOW64\\ntdll.dll', 'C:\\Windows\\System32\\ntdll.dll'],
      'C:\\Windows\\System32',
    ],
  ])('is found %s', (_how, sharedObjects, folder) => {
    expect(systemFolderIn(sharedObjects)).toBe(folder);
  });

  test.each([
    ['nothing', []],
    ['libraries of another system', ['/usr/lib/x86_64-linux-gnu/libc.so.6', 'linux-vdso.so.1']],
    ['libraries for 32 bits', ['C:\\Windows\\SysWOW64\\ntdll.dll', 'C:\\Windows\\SysWOW64\\kernel32.dll']],
    ['other libraries of that folder', ['C:\\Windows\\System32\\kernel32.dll']],
    ['a library with more to its name', ['C:\\Windows\\System32\\ntdll.dll.mui', 'C:\\System32\\antdll.dll']],
    ['a folder with more to its name', ['C:\\Windows\\NotSystem32\\ntdll.dll']],
    ['a folder in that folder', ['C:\\Windows\\System32\\evil\\ntdll.dll']],
    ['a way round', ['C:\\Windows\\..\\Evil\\System32\\ntdll.dll', 'C:\\.\\System32\\ntdll.dll']],
    ['a folder on the network', ['\\\\evil\\share\\System32\\ntdll.dll']],
    ['a folder on the network, long', ['\\\\?\\UNC\\evil\\share\\System32\\ntdll.dll']],
    ['a path that depends on where it is read', ['System32\\ntdll.dll', '\\Windows\\System32\\ntdll.dll']],
  ])('is not found in %s', (_what, sharedObjects) => {
    expect(systemFolderIn(sharedObjects)).toBeNull();
  });

  test('is an absolute one on a drive, whatever was loaded', () => {
    const part = fc.constantFrom(
      'C:',
      '\\',
      '/',
      '\\\\?\\',
      'System32',
      'SysWOW64',
      'ntdll.dll',
      '..',
      '.',
      'a',
    );
    const path = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(path), (sharedObjects) => {
        expect(systemFolderIn(sharedObjects) ?? 'C:\\System32').toMatch(/^[A-Z]:\\(?!.*\.\.).*System32$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the report of this process', () => {
  const sharedObjects = [app, 'E:\\Windows\\System32\\ntdll.dll'];

  test('is asked for it without the network, whose setting stays as it was', () => {
    const asked: unknown[] = [];
    const report = {
      excludeNetwork: false,
      getReport() {
        asked.push(this.excludeNetwork);
        return { sharedObjects };
      },
    };
    expect(systemFolder(report)).toBe('E:\\Windows\\System32');
    expect(asked).toEqual([true]);
    expect(report.excludeNetwork).toBe(false);
  });

  test('is as good as none where it fails, and the setting stays as it was', () => {
    const report = {
      excludeNetwork: false,
      getReport(): object {
        throw new Error('not here');
      },
    };
    expect(systemFolder(report)).toBe('C:\\Windows\\System32');
    expect(report.excludeNetwork).toBe(false);
  });

  test.each([[{}], [{ sharedObjects: null }], [{ sharedObjects: [1] }], [{ sharedObjects: [] }]])(
    'is as good as none where it says %j',
    (told) => {
      expect(systemFolder({ getReport: () => told })).toBe('C:\\Windows\\System32');
    },
  );

  test.skipIf(process.platform === 'win32')('is the real one otherwise', () => {
    expect(systemFolder()).toBe('C:\\Windows\\System32');
  });
});
