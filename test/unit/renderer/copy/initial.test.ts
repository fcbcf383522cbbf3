import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialOf } from '../../../../renderer/copy/initial.ts';

test.each([
  ['Sanne de Vries', 'S'],
  ['élodie', 'É'],
  ['e\u0301lodie', 'E\u0301'],
  ['  anna', 'A'],
  ['👩‍🍳 Bakkerij', '👩‍🍳'],
  ['🇳🇱 Molen', '🇳🇱'],
  ['\u0301anna', 'A'],
  ['“Molen” B.V.', 'M'],
  ['محمد', 'م'],
  ['דנה', 'ד'],
  ['नीता', 'नी'],
  ['𝔄nna', '𝔄'],
  ['ßen', 'ß'],
  ['ﬁn', 'ﬁ'],
  ['3M', '3'],
  ['sanne@bakkerijdehoek.nl', 'S'],
  ['\u0301', '\u0301'],
  ['', ''],
])('of %j is %j', (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});

test('is one grapheme at most, whatever the name', () => {
  const graphemes = new Intl.Segmenter();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect([...graphemes.segment(initialOf(name))].length).toBeLessThanOrEqual(1);
    }),
  );
});
