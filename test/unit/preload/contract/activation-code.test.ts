import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activationCodeLength, extractActivationCode, isActivationCode } from '#contract/activation-code.ts';
import { activationRequest } from '../../../../main/platform-contract/contract.ts';
import { newCode } from '../../../sandbox/platform/secrets.ts';

describe('of what was copied from a mail', () => {
  test.each([
    '123456',
    ' 123456\r\n',
    'Code: 123456',
    '123 456',
    '123\u00A0456',
    '123-456.',
    '12.34.56',
    '1 2 3 4 5 6',
    '１２３４５６',
    '١٢٣٤٥٦',
    '۱۲۳ ۴۵۶',
    '१२३४५६',
    '𝟏𝟐𝟑𝟒𝟓𝟔',
    '123\u2011456',
    '123—456',
    '123−456',
    '\u200B123\u200B456',
    'Of typ deze code in de app: 123456. Hij werkt 24 uur.',
    'Geldig tot 26-11-2026, code 123 456',
    '123456 (nogmaals: 123456)',
  ])('%j is the code 123456', (text) => {
    expect(extractActivationCode(text)).toBe('123456');
  });

  test.each([
    '',
    '12345',
    '1234567',
    '123 456 789',
    '26-11-2026',
    'A123456',
    '123456 654321',
    'rustige otter',
    '7KQ2',
  ])('%j is no code, and stays', (text) => {
    expect(extractActivationCode(text)).toBe(text);
    expect(isActivationCode(extractActivationCode(text))).toBe(false);
  });

  test('a code stays itself, whatever is around it, and what was taken changes no more', () => {
    const code = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 });
    const around = fc.string({ unit: fc.constantFrom(...'abc ,:!?\n\u200B'), maxLength: 20 });
    fc.assert(
      fc.property(around, code, around, (before, digits, after) => {
        expect(extractActivationCode(`${before} ${digits} ${after}`)).toBe(digits);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(extractActivationCode(extractActivationCode(text))).toBe(extractActivationCode(text));
      }),
    );
  });
});

test('the platform makes codes that the contract takes', () => {
  for (let made = 0; made < 100; made += 1) {
    const code = newCode();
    expect(code).toHaveLength(activationCodeLength);
    expect(activationRequest.safeParse({ code }).success).toBe(true);
  }
});
