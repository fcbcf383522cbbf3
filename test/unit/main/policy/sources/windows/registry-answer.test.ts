import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registryAnswer } from '../../../../../../main/policy/sources/windows/registry-answer.ts';
import { registryKeys } from '../../../../../../main/policy/sources/windows/registry-export.ts';
import { hives } from '../../../../../../main/policy/sources/windows/registry-reading.ts';
import { registryScript } from '../../../../../../main/policy/sources/windows/registry-script.ts';
import { registrySources } from '../../../../../../main/policy/sources/windows/registry-sources.ts';
import { machineKeys, powerShellAnswer, type SaidValue, said } from './powershell-answer.ts';

const [machine] = hives;
const path = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\eConnect\\Onboarding';
const answered = (...values: SaidValue[]) => powerShellAnswer({ HKLM: [{ path, values }] });
const valuesOf = (value: SaidValue['value']) =>
  registryAnswer(answered({ name: 'a', value }))?.HKLM?.[0]?.values;
const sources = (keys: Parameters<typeof registrySources>[0] | null | undefined) =>
  machine && keys ? registrySources(keys, machine) : null;

describe('what PowerShell says of the registry', () => {
  test('amounts to the same policies as an export', () => {
    const exported = readFileSync(join(import.meta.dirname, 'fixtures', 'machine.reg'));
    const found = sources(registryAnswer(powerShellAnswer({ HKLM: machineKeys }))?.HKLM);
    expect(found).toHaveLength(2);
    expect(found).toEqual(sources(registryKeys(exported)));
  });

  test('is read from its own characters', () => {
    expect(
      registryAnswer(
        '{"HKLM":[{"path":[72,75,58,58,72,92,83],"values":[{"name":[110],"value":{"kind":"text","data":[8364]}}]}],"HKCU":null}\r\n',
      ),
    ).toEqual({ HKLM: [{ path: 'H\\S', values: [{ name: 'n', value: '€' }] }], HKCU: null });
  });

  test.each([
    ['a text', said.text('Zoë'), 'Zoë'],
    ['an empty text', said.text(''), ''],
    ['a text with more than one end', said.text('x\0\0'), 'x'],
    ['half a character', said.text('\ud83d'), '\ufffd'],
    ['the largest number', said.number(-1), 0xffffffff],
    ['the smallest number', said.number(0), 0],
    ['a long number', said.long('1'), 1],
    ['a long number with a sign', said.long('-2'), 2 ** 64],
    ['several texts', said.texts('a', '', 'b'), ['a', '', 'b']],
    ['a text among several', said.texts('a'), ['a']],
    ['several texts of which there is none', said.texts(), ['']],
    ['bytes', said.bytes(0, 255), Uint8Array.of(0, 255)],
    ['no bytes', said.bytes(), new Uint8Array()],
    ['anything else', said.other, null],
  ])('may be %s', (_what, value, expected) => {
    expect(valuesOf(value)).toEqual([{ name: 'a', value: expected }]);
  });

  test('may be broken into lines as wide as a window, and begin with a mark', () => {
    const whole = powerShellAnswer({ HKLM: machineKeys });
    const broken = whole.replace(/.{80}/g, '$&\r\n');
    expect(broken).not.toBe(whole);
    expect(registryAnswer(`\u00ef\u00bb\u00bf${broken}`)).toEqual(registryAnswer(whole));
  });

  test('tells a hive without policies from one that it could not read', () => {
    expect(registryAnswer(powerShellAnswer({ HKCU: null }))).toEqual({ HKLM: [], HKCU: null });
  });

  test.each([
    ['nothing', ''],
    ['a part', powerShellAnswer({ HKLM: machineKeys }).slice(0, -20)],
    ['one hive alone', '{"HKLM":[]}'],
    ['words before it', `WARNING: slow\r\n${powerShellAnswer({})}`],
    ['a key without values', '{"HKLM":[{"path":[]}],"HKCU":[]}'],
    ['a key that is no list', '{"HKLM":{"path":[],"values":[]},"HKCU":[]}'],
    ['a text in characters', answered({ name: 'a', value: { kind: 'text', data: 'x' } })],
    ['a unit that is none', answered({ name: 'a', value: { kind: 'text', data: [65_536] } })],
    ['a number that is none', answered({ name: 'a', value: { kind: 'number', data: 2 ** 31 } })],
    ['a long number that is none', answered({ name: 'a', value: { kind: 'long', data: '1,5' } })],
    ['a byte that is none', answered({ name: 'a', value: { kind: 'bytes', data: [256] } })],
    ['an unknown kind', answered({ name: 'a', value: { kind: 'date', data: [] } })],
    ['an answer in another form', '#< CLIXML\r\n<Objs Version="1.1.0.1"></Objs>'],
  ])('is not %s', (_what, output) => {
    expect(registryAnswer(output)).toBeNull();
  });

  test('gives every text as the registry has it', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
    fc.assert(
      fc.property(text, text, (name, value) => {
        const keys = registryAnswer(answered({ name, value: said.text(value) }))?.HKLM;
        expect(keys).toEqual([{ path, values: [{ name, value }] }]);
      }),
    );
  });

  test('never throws, whatever it is', () => {
    const whole = powerShellAnswer({ HKLM: machineKeys });
    const damaged = fc
      .tuple(fc.nat(whole.length), fc.nat(whole.length), fc.string({ maxLength: 3 }))
      .map(([from, to, between]) => whole.slice(0, from) + between + whole.slice(to));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), damaged), (output) => void registryAnswer(output)),
      { numRuns: 1_000 },
    );
  });
});

describe('the script for PowerShell', () => {
  const names = (pattern: RegExp) => new Set([...registryScript.matchAll(pattern)].map(([, name]) => name));

  test('names both policies’ keys, in ASCII', () => {
    expect(registryScript).toMatch(/^[\n -~]+$/);
    for (const { path } of hives) expect(registryScript).toContain(`'Registry::${path}'`);
  });

  test('keeps to what Constrained Language Mode allows, but for where it has asked', () => {
    expect(names(/\[([a-z]+(?:\[\])?)\](?=[[$)])/g)).toEqual(
      new Set(['int[]', 'char[]', 'string', 'string[]', 'int', 'long', 'byte[]']),
    );
    const [, free = '', constrained = ''] = registryScript.split(/if \(\$mayCall\)|\} else \{\n {6}\$all/);
    const methods = /\.(\w+)\(/g;
    expect([...free.matchAll(methods)].map(([, name]) => name)).toEqual(['GetValueNames', 'GetValue']);
    expect(constrained).not.toMatch(methods);
    expect(registryScript.match(methods)).toHaveLength(2);
  });

  test('uses no cmdlet of another module than the one it loads', () => {
    expect(names(/\b((?:Get|Set|Test|Import|Convert\w*|Write|New|Select|Where|ForEach|Out)-\w+)/g)).toEqual(
      new Set(['Import-Module', 'Get-ItemProperty', 'Test-Path', 'Get-Item', 'Get-ChildItem']),
    );
  });
});
