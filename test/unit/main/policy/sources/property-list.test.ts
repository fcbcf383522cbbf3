import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { build } from 'plist';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parsePropertyList } from '../../../../../main/policy/sources/property-list.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
const xml = (inside: string) =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">${inside}</plist>\n`);

/** A binary property list of these objects, of which the first is the outermost. */
function binary(objects: readonly number[][], changed: { referenceSize?: number } = {}): Buffer {
  const bytes = [...Buffer.from('bplist00')];
  const offsets = objects.map((object) => bytes.push(...object) - object.length);
  const table = bytes.length;
  bytes.push(...offsets);
  const trailer = Buffer.alloc(32);
  trailer[6] = 1;
  trailer[7] = changed.referenceSize ?? 1;
  trailer[15] = objects.length;
  trailer[31] = table;
  return Buffer.concat([Buffer.from(bytes), trailer]);
}
const text = (letters: string) => [0x50 + letters.length, ...Buffer.from(letters)];

// The XML parser reports what it mends on the console.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

describe('a property list', () => {
  test.each(['managed.plist', 'managed-binary.plist'])('gives its values: %s', async (name) => {
    expect(await parsePropertyList(fixture(name))).toEqual({
      values: {
        ManagedByOrganizationName: 'Café De Vries',
        AllowEmailSignUp: false,
        AllowedEmailDomains: ['bakkerij-devries.nl', 'devries-zonen.example'],
        Defaults: { Language: 'nl', ProxyMode: 'direct' },
      },
      problems: [],
    });
  });

  test('passes on what no key takes as no text, number or list', async () => {
    const { values, problems } = await parsePropertyList(
      xml(
        '<dict><key>Language</key><data>bmw=</data><key>UpdateMode</key><date>2026-01-01T00:00:00Z</date></dict>',
      ),
    );
    expect(problems).toEqual([]);
    expect(values.Language).toBeInstanceOf(Uint8Array);
    expect(values.UpdateMode).toBeInstanceOf(Date);
  });

  test('may speak of keys in comments and texts', async () => {
    const inside =
      '<dict><!-- <key>Old</key> --><key>a</key><string><![CDATA[<key>b</key>]]></string></dict>';
    expect(await parsePropertyList(xml(inside))).toEqual({ values: { a: '<key>b</key>' }, problems: [] });
  });

  test.each([
    ['in XML', xml('<dict><key>a</key><true/><key>a</key><false/></dict>')],
    ['inside', xml('<dict><key>D</key><dict><key>a</key><true/><key>a</key><true/></dict></dict>')],
    ['in binary', binary([[0xd2, 1, 1, 2, 3], text('a'), [8], [9]])],
    ['in binary, written twice', binary([[0xd2, 1, 2, 3, 3], text('a'), text('a'), [9]])],
  ])('holds no key twice: %s', async (_how, bytes) => {
    expect(await parsePropertyList(bytes)).toEqual({
      values: {},
      problems: [{ code: 'duplicate-key', detail: 'a key appears twice' }],
    });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['half of one', fixture('managed.plist').subarray(0, 400)],
    ['half a binary one', fixture('managed-binary.plist').subarray(0, 150)],
    ['the first bytes of a binary one', Buffer.from('bplist00')],
    ['a binary one without its references', binary([[0xa3, 1, 1, 1], [8]], { referenceSize: 0 })],
    ['one that holds itself', binary([[0xd1, 1, 0], text('a')])],
    [
      'one that unfolds to more than a machine holds',
      binary([
        [0xd1, 1, 2],
        text('a'),
        ...Array.from({ length: 12 }, (_, at) => [0xae, ...Array(14).fill(at + 3)]),
        [8],
      ]),
    ],
    ['a list', xml('<array><string>a</string></array>')],
    ['a binary list', binary([[0xa1, 1], [8]])],
    ['JSON', Buffer.from('{"Language":"nl"}')],
    ['the form before XML', Buffer.from('{ Language = nl; }')],
    ['another XML', Buffer.from('<?xml version="1.0"?><a><plist><dict/></plist></a>')],
    ['NUL bytes', Buffer.alloc(64)],
    ['many levels', xml(`<dict><key>a</key>${'<array>'.repeat(50)}${'</array>'.repeat(50)}</dict>`)],
    [
      'more levels than a stack has',
      xml(`<dict><key>a</key>${'<array>'.repeat(15_000)}${'</array>'.repeat(15_000)}</dict>`),
    ],
    ['a key that changes what objects inherit', xml('<dict><key>__proto__</key><dict/></dict>')],
  ])('is not %s', async (_what, bytes) => {
    expect(await parsePropertyList(bytes)).toMatchObject({ values: {}, problems: [{ code: 'malformed' }] });
  });

  test('gives what was written, whatever that is', async () => {
    const name = fc
      .string({ unit: 'grapheme-ascii', minLength: 1 })
      .filter((key) => key !== '__proto__' && key.trim() === key);
    const value = fc.oneof(name, fc.boolean(), fc.integer(), fc.array(name, { minLength: 1 }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, value, { noNullPrototype: true }), async (dictionary) => {
        const { values, problems } = await parsePropertyList(Buffer.from(build(dictionary)));
        expect(problems).toEqual([]);
        expect(values).toEqual(dictionary);
      }),
    );
  });

  test('never rejects and never takes long, whatever the bytes', async () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 });
    const damaged = fc
      .tuple(fc.constantFrom('managed.plist', 'managed-binary.plist'), edits, fc.nat(600))
      .map(([name, changes, length]) => {
        const bytes = Buffer.from(fixture(name));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        return length > 300 ? bytes : bytes.subarray(0, length);
      });
    const headed = fc.uint8Array().map((bytes) => Buffer.concat([Buffer.from('bplist00'), bytes]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, headed), async (bytes) => {
        const { values, problems } = await parsePropertyList(bytes);
        expect(problems.length === 0 || Object.keys(values).length === 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
