import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyJson } from '../../../../../main/policy/sources/policy-json.ts';

const parsed = (text: string | Uint8Array) => policyJson(Buffer.from(text));

describe('a policy in JSON', () => {
  test('is one object', async () => {
    expect(await parsed('{"Language":"nl","AllowedTenants":["a"],"Other":{"x":null}}')).toMatchObject({
      values: { Language: 'nl', AllowedTenants: ['a'], Other: { x: null } },
      problems: [],
    });
  });

  test('may have the byte order mark that editors leave', async () => {
    expect(await parsed('\uFEFF{"Language":"nl"}')).toMatchObject({
      values: { Language: 'nl' },
      problems: [],
    });
  });

  test('keeps a name that objects inherit as any other', async () => {
    const { values } = await parsed('{"__proto__":{"Language":"nl"},"constructor":1}');
    expect(Object.keys(values)).toEqual(['__proto__', 'constructor']);
    expect('Language' in values).toBe(false);
  });

  test.each([
    ['nothing', ''],
    ['half a file', '{"Language":"n'],
    ['a comment', '{"Language":"nl"} // for Jan'],
    ['a trailing comma', '{"Language":"nl",}'],
    ['NUL bytes', '{"Language":"nl"}\0\0'],
    ['two objects', '{}{}'],
    ['a list', '[{"Language":"nl"}]'],
    ['a text', '"nl"'],
    ['null', 'null'],
    ['another encoding', Buffer.from('\uFEFF{"Language":"nl"}', 'utf16le')],
    ['Latin-1', Buffer.from('{"ManagedByOrganizationName":"Café"}', 'latin1')],
    ['many levels', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['more levels than a stack has', `{"a":${'['.repeat(120_000)}${']'.repeat(120_000)}}`],
    ['more objects than a stack has', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ])('is not %s', async (_what, content) => {
    expect(await parsed(content)).toMatchObject({ values: {}, problems: [{ code: 'malformed' }] });
  });

  test.each([
    ['plainly', '{"Language":"nl","UpdateMode":"none","Language":"fr"}', ['Language']],
    ['in another spelling', '{"Language":"nl","\\u004canguage":"fr"}', ['Language']],
    ['inside', '{"Other":[{"a":1,"b":2,"a":3}]}', ['a']],
    ['several of them', '{"a":1,"b":1,"a":2,"b":2,"a":3}', ['a', 'b']],
    ['by a name without letters', '{"":1,"":2}', ['']],
  ])('holds no key twice: %s', async (_how, content, keys) => {
    expect(await parsed(content)).toMatchObject({
      values: {},
      problems: keys.map((key) => ({ code: 'duplicate-key', key, at: { line: 1 } })),
    });
  });

  test.each([
    ['a comma too many', '{\n  "Language": "nl",\n}', 'property name expected', 3, 1],
    ['a comma too few', '{\n  "Language": "nl"\n  "UpdateMode": "none"\n}', 'comma expected', 3, 3],
    ['a comment', '{\n  // for Jan\n  "Language": "nl"\n}', 'invalid comment token', 2, 3],
    ['an end too early', '{"Language": ["nl"', 'close bracket expected', 1, 19],
    ['other quotes', "{\r\n 'Language': 'nl'}", 'invalid symbol', 2, 2],
  ])('tells where %s is', async (_what, content, words, line, column) => {
    const { problems } = await parsed(content);
    expect(problems).toEqual([{ code: 'malformed', detail: `not JSON: ${words}`, at: { line, column } }]);
  });

  test('tells where each key stands', async () => {
    const { positions } = await parsed('{\n  "Language": "nl", "Other": {\n "x": 1 } }');
    expect(positions).toEqual({ Language: { line: 2, column: 3 }, Other: { line: 2, column: 21 } });
  });

  test('may name its schema and hold a remark, which are no keys', async () => {
    const { values } = await parsed('{"$schema":"policy.schema.json","$comment":"for Jan","Language":"nl"}');
    expect(values).toEqual({ Language: 'nl' });
  });

  test('may hold one key in several objects', async () => {
    expect((await parsed('{"a":{"a":[{"a":1},{"a":2}]}}')).problems).toEqual([]);
  });

  test('gives what was written, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), async (value) => {
        const { values, problems } = await parsed(JSON.stringify(value));
        expect(problems).toEqual([]);
        expect(JSON.stringify(values)).toBe(JSON.stringify(value));
      }),
    );
  });

  test('never rejects, whatever the bytes', async () => {
    const text = fc.array(fc.constantFrom('{', '}', '[', ']', '"a"', ':', ',', '1', ' ', '\0', '/*'));
    const bytes = fc.oneof(
      fc.uint8Array(),
      text.map((parts) => Buffer.from(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const { values, problems } = await policyJson(content);
        expect(problems.length === 0 || Object.keys(values).length === 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
