import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCompanyClue } from '#contract/company-number.ts';

test.each([
  ['69599084', 'kvk', '69599084'],
  ['68750110', 'kvk', '68750110'],
  ['00000019', 'kvk', '00000019'],
  [' 695 99 084 ', 'kvk', '69599084'],
  ['695.99.084', 'kvk', '69599084'],
  ['KvK: 69599084', 'kvk', '69599084'],
  ['KVK-nummer: 69599068', 'kvk', '69599068'],
  ['KvK nr. 6959 9076', 'kvk', '69599076'],
  ['K.v.K. ６９５９９０８４', 'name', 'K.v.K. 69599084'],
  ['Bakkerij De Vries B.V., KvK 69599084, Utrecht', 'kvk', '69599084'],
  ['000012345678', 'branch', '000012345678'],
  ['Vestigingsnummer: 0000 1234 5678', 'branch', '000012345678'],
  ['00000001003214345000', 'oin', '00000001003214345000'],
  ['OIN 00000001 003214345 000', 'oin', '00000001003214345000'],
  ['NL000099998B57', 'vat', 'NL000099998B57'],
  ['nl 0024.55.799.b.11', 'vat', 'NL002455799B11'],
  ['btw-id: NL004495445B01', 'vat', 'NL004495445B01'],
  ['BE 0403.170.701', 'vat', 'BE0403170701'],
  ['BE403170701', 'vat', 'BE0403170701'],
  ['0403.170.701', 'belgian', '0403170701'],
  ['Bakkerij  De Vries', 'name', 'Bakkerij De Vries'],
  ['3D Print 2000', 'name', '3D Print 2000'],
  ['Be Good B.V.', 'name', 'Be Good B.V.'],
  ['1234567', 'name', '1234567'],
  ['', 'name', ''],
])('%j is a %s', (typed, kind, value) => {
  expect(readCompanyClue(typed)).toMatchObject({ kind, value });
});

describe('a check digit', () => {
  test.each(['NL000099998B57', 'NL002455799B11', 'NL004495445B01', 'BE0403170701', '0403170701'])(
    'fits in %s',
    (typed) => {
      expect(readCompanyClue(typed).isPlausible).toBe(true);
    },
  );

  test.each(['NL000099998B58', 'NL004495446B01', 'BE0403170702', '0403170702'])(
    'that does not fit in %s is said, and refuses nothing',
    (typed) => {
      const clue = readCompanyClue(typed);
      expect(clue.isPlausible).toBe(false);
      expect(clue.value).not.toBe('');
    },
  );

  test('is asked of no KvK number, vestigingsnummer or OIN: none is documented', () => {
    for (const length of [8, 12, 20])
      fc.assert(
        fc.property(
          fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length }),
          (digits) => {
            expect(readCompanyClue(digits)).toMatchObject({ value: digits, isPlausible: true });
          },
        ),
      );
  });
});

test('blanks, dots and dashes between the digits of a number change nothing', () => {
  const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 8, maxLength: 8 });
  const noise = fc.array(fc.constantFrom('', ' ', '.', '-', '\u00a0'), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(digits, noise, (all, between) => {
      const typed = all.map((digit, at) => digit + (between[at] ?? '')).join('');
      expect(readCompanyClue(typed)).toMatchObject({ kind: 'kvk', value: all.join('') });
    }),
  );
});

test('every text is understood as something, and a number never has anything but its signs', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const { kind, value } = readCompanyClue(typed);
      if (kind !== 'name') expect(value).toMatch(/^(?:[A-Z]{2})?\d+(?:B\d\d)?$/);
    }),
  );
});
