import { expect, test } from 'vitest';
import { z } from 'zod';
import { addPatternInBothCases } from '../../../../main/platform-contract/openapi/both-cases.ts';

function patternOf(pattern: RegExp): string | undefined {
  const node: z.core.JSONSchema.BaseSchema = {};
  // A schema of zod's main package is one of its core's, as its types do not say.
  addPatternInBothCases(z.string().regex(pattern) as unknown as z.core.$ZodTypes, node);
  return node.pattern;
}

test.each([
  [/^bearer$/i, ['bearer', 'Bearer', 'BEARER'], ['bear', 'bearer ']],
  [/^[a-z.-]{1,3}:\d$/i, ['aZ:1', '.-b:2'], ['a:d', '[:1']],
  [/^(?:https?|[abc]\.)$/i, ['HttpS', 'C.'], ['Cx', 'd.']],
])('%s takes the same texts without its flag', (pattern, taken, refused) => {
  const written = new RegExp(patternOf(pattern) ?? '');
  for (const text of taken) expect([pattern.test(text), written.test(text)]).toEqual([true, true]);
  for (const text of refused) expect([pattern.test(text), written.test(text)]).toEqual([false, false]);
});

test('a pattern with regard to case is left to zod', () => {
  expect(patternOf(/^bearer$/)).toBeUndefined();
});

test.each([/^\p{L}$/iu, /^(?<name>a)$/i, /^\x41$/i, /^[A-z]$/i])(
  '%s has to be written otherwise',
  (pattern) => {
    expect(() => patternOf(pattern)).toThrow('without the i flag');
  },
);
