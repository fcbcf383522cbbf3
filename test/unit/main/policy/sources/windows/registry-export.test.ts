import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registryKeys } from '../../../../../../main/policy/sources/windows/registry-export.ts';
import { registrySources } from '../../../../../../main/policy/sources/windows/registry-sources.ts';
import { wineValues } from './registry-programs.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
const header = 'Windows Registry Editor Version 5.00';
const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\eConnect\\Onboarding';
const location = 'HKLM\\SOFTWARE\\Policies\\eConnect\\Onboarding';
const exported = (...lines: string[]) =>
  Buffer.from(`\uFEFF${[header, '', ...lines, ''].join('\r\n')}`, 'utf16le');
const valuesOf = (...lines: string[]) => registryKeys(exported(`[${key}]`, ...lines))?.[0]?.values;
const sources = (keys: ReturnType<typeof registryKeys>) =>
  registrySources(keys ?? [], { location, enforced: 'machine', recommended: 'machine-recommended' });
const hexOf = (text: string) =>
  [...Buffer.from(text, 'utf16le')].map((byte) => byte.toString(16).padStart(2, '0'));

describe('an export of the registry', () => {
  test('gives every key with its values, in their order', () => {
    const keys = registryKeys(fixture('machine.reg'));
    expect(keys?.map(({ path }) => path.slice(key.length))).toEqual([
      '',
      '\\AllowedTenants',
      '\\AllowedTenants\\Deeper',
      '\\AllowedTransports',
      '\\Recommended',
    ]);
    expect(keys?.[0]?.values).toEqual([
      { name: '', value: 'what the unnamed value says' },
      { name: 'ManagedByOrganizationName', value: 'Café "De Vries" \\ Zonen' },
      { name: 'SupportUrl', value: 'https://helpdesk.bakkerij-devries.nl' },
      { name: 'AllowEmailSignUp', value: 0 },
      { name: 'requireOSkeystore', value: 1 },
      { name: 'AllowedEmailDomains', value: ['bakkerij-devries.nl', 'devries-zonen.example'] },
      { name: 'ProxyPacUrl', value: 'http://%COMPUTERNAME%.bakkerij-devries.nl/proxy.pac' },
      { name: 'Language', value: 1 },
      { name: 'UpdateMode', value: Uint8Array.of(0, 1, 255) },
    ]);
  });

  test('is the same of Wine', () => {
    expect(sources(registryKeys(fixture('wine.reg')))).toEqual([
      {
        origin: 'machine',
        location,
        values: wineValues,
        problems: [],
      },
      {
        origin: 'machine-recommended',
        location: `${location}\\Recommended`,
        values: { Language: 'nl' },
        problems: [],
      },
    ]);
  });

  test.each([
    ['a quote and a backslash in a name', '"a\\"b\\\\c"="x"', 'a"b\\c', 'x'],
    ['a line break in a text', '"a"="one\r\ntwo"', 'a', 'one\r\ntwo'],
    ['what looks like a key in a text', '"a"="\r\n[HKEY_X]\r\n"', 'a', '\r\n[HKEY_X]\r\n'],
    ['an empty text', '"a"=""', 'a', ''],
    ['the largest number', '"a"=dword:ffffffff', 'a', 0xffffffff],
    ['a long number', '"a"=hex(b):01,00,00,00,00,00,00,00', 'a', 1],
    ['the largest long number', '"a"=hex(b):ff,ff,ff,ff,ff,ff,ff,ff', 'a', 2 ** 64],
    ['a number in bytes', '"a"=hex(4):00,01,00,00', 'a', 256],
    ['a long number that is cut off', '"a"=hex(b):01,00', 'a', Uint8Array.of(1, 0)],
    ['a text in bytes', `"a"=hex(1):${hexOf('x\0')}`, 'a', 'x'],
    ['several texts of which none is one', '"a"=hex(7):00,00', 'a', ['']],
    ['a blank text among several', `"a"=hex(7):${hexOf('x\0\0y\0\0')}`, 'a', ['x', '', 'y']],
    ['no bytes', '"a"=hex:', 'a', new Uint8Array()],
    ['a link', `"a"=hex(6):${hexOf('x')}`, 'a', Uint8Array.of(0x78, 0)],
  ])('may hold %s', (_what, line, name, value) => {
    expect(valuesOf(line)).toEqual([{ name, value }]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['nothing but its mark', Buffer.from([0xff, 0xfe])],
    ['of the form before it', Buffer.from(`REGEDIT4\r\n\r\n[${key}]\r\n"a"="b"\r\n`)],
    ['in UTF-8', Buffer.from(`\uFEFF${header}\r\n`)],
    ['cut off in a text', exported(`[${key}]`, '"a"="b').subarray(0, -4)],
    ['cut off in its bytes', exported(`[${key}]`, '"a"=hex(7):61,00,\\')],
    ['a value of no key', exported('"a"="b"')],
    ['a number that is none', exported(`[${key}]`, '"a"=dword:12')],
    ['a value that is taken away', exported(`[${key}]`, '"a"=-')],
    ['anything else', exported(`[${key}]`, 'a=b')],
  ])('is not %s', (_what, bytes) => {
    expect(registryKeys(bytes)).toBeNull();
  });

  test('gives every text as it was written', () => {
    const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\0\r\n]/.test(text));
    fc.assert(
      fc.property(line, line, (name, value) => {
        expect(valuesOf(`"${escaped(name)}"="${escaped(value)}"`)).toEqual([{ name, value }]);
      }),
    );
  });

  test('never throws, whatever the bytes', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 });
    const damaged = fc.tuple(edits, fc.nat(3_000)).map(([changes, length]) => {
      const bytes = fixture('machine.reg').subarray(0, length);
      for (const [at, byte] of changes) bytes[at % Math.max(1, bytes.length)] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), damaged), (bytes) => void sources(registryKeys(bytes))),
      { numRuns: 1_000 },
    );
  });
});

describe('the policies in an export', () => {
  test('are the values of the key, its lists, and the recommended ones apart', () => {
    expect(sources(registryKeys(fixture('machine.reg')))).toEqual([
      {
        origin: 'machine',
        location,
        values: {
          ManagedByOrganizationName: 'Café "De Vries" \\ Zonen',
          SupportUrl: 'https://helpdesk.bakkerij-devries.nl',
          AllowEmailSignUp: 0,
          RequireOsKeystore: 1,
          AllowedEmailDomains: ['bakkerij-devries.nl', 'devries-zonen.example'],
          ProxyPacUrl: 'http://%COMPUTERNAME%.bakkerij-devries.nl/proxy.pac',
          Language: 1,
          UpdateMode: Uint8Array.of(0, 1, 255),
          AllowedTenants: [
            '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01',
            '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c02',
            '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c10',
          ],
        },
        problems: [],
      },
      {
        origin: 'machine-recommended',
        location: `${location}\\Recommended`,
        values: { ProxyMode: 'direct' },
        problems: [],
      },
    ]);
  });

  test('may be lists among the recommended, and keys in any case', () => {
    const keys = registryKeys(exported(`[${key.toUpperCase()}\\RECOMMENDED\\organization]`, '"1"="a"'));
    expect(sources(keys)).toMatchObject([
      { origin: 'machine-recommended', values: { Organization: ['a'] }, problems: [] },
    ]);
  });

  test('are none where the key is empty, nor where its lists are', () => {
    expect(sources(registryKeys(exported(`[${key}]`, '', `[${key}\\AllowedTenants]`)))).toEqual([]);
  });

  test('keep an unknown value by its own name', () => {
    const keys = registryKeys(exported(`[${key}]`, '"__proto__"="x"', '', `[${key}\\Other]`, '"a"="y"'));
    expect(sources(keys)[0]?.values).toEqual({ ['__proto__']: 'x', Other: ['y'] });
  });

  test.each([
    ['in two spellings', ['"Language"="nl"', '"language"="fr"'], 'Language'],
    [
      'as a value and as a list',
      ['"AllowedTenants"="a"', '', `[${key}\\AllowedTenants]`, '"1"="b"'],
      'AllowedTenants',
    ],
  ])('hold no key twice: %s', (_how, lines, name) => {
    expect(sources(registryKeys(exported(`[${key}]`, '"UpdateMode"="none"', ...lines)))).toEqual([
      { origin: 'machine', location, values: {}, problems: [{ code: 'duplicate-key', key: name }] },
    ]);
  });
});
