import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listAddresses, removeAddresses } from '#contract/address-list.ts';

test('addresses are told apart by lines, commas, semicolons and spaces, and count once', () => {
  expect(listAddresses(' a@x.nl, b@x.nl;c@x.nl\n\nd@x.nl a@x.nl\t')).toEqual([
    'a@x.nl',
    'b@x.nl',
    'c@x.nl',
    'd@x.nl',
  ]);
  expect(listAddresses(' ,; \n')).toEqual([]);
});

test.each([
  ['a@x.nl', ''],
  ['a@x.nl, b@x.nl', 'b@x.nl'],
  ['b@x.nl, a@x.nl', 'b@x.nl, '],
  ['b@x.nl;a@x.nl\nc@', 'b@x.nl;c@'],
  ['aa@x.nl a@x.nl', 'aa@x.nl '],
])('%j without a@x.nl is %j', (text, rest) => {
  expect(removeAddresses(text, ['a@x.nl'])).toBe(rest);
});

test('whatever was typed, exactly the addresses that are named leave it', () => {
  const word = fc.constantFrom<string[]>('a@x.nl', 'b@x.nl', 'c@', 'd');
  const separator = fc.constantFrom(' ', ',', ';\n', ', ', '\r\n');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, separator)), fc.uniqueArray(word), (typed, removed) => {
      const text = typed.flat().join('');
      const rest = listAddresses(text).filter((one) => !removed.includes(one));
      expect(listAddresses(removeAddresses(text, removed))).toEqual(rest);
    }),
  );
});
