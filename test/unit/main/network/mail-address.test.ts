import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MailDraft, writeMailAddress } from '../../../../main/network/mail-address.ts';

const draft: MailDraft = { to: [], subject: 'Toegang', body: 'Hallo' };
const addressed = (...to: string[]) => writeMailAddress({ ...draft, to });

test('recipients, subject and body are encoded, and line breaks are kept', () => {
  expect(
    writeMailAddress({
      to: ['anna@bakkerij.test', "o'brien+a@bakkerij.test"],
      subject: 'Eén & twee?',
      body: 'Hallo,\n\nBedankt!',
    }),
  ).toBe(
    'mailto:anna@bakkerij.test,o%27brien%2Ba@bakkerij.test?subject=E%C3%A9n%20%26%20twee%3F&body=Hallo%2C%0D%0A%0D%0ABedankt%21',
  );
});

test.each([
  ['a header after the address', 'anna@bakkerij.test?bcc=eve@evil.test'],
  ['a line break', 'anna@bakkerij.test\r\nBcc: eve@evil.test'],
  ['an attachment alone', '?attach=/etc/passwd'],
  ['a second address', 'anna@bakkerij.test,eve@evil.test'],
  ['a name', 'Anna <anna@bakkerij.test>'],
  ['a bidirectional control character', 'anna\u202e@bakkerij.test'],
  ['a scheme', 'mailto:anna@bakkerij.test'],
  ['nothing', ''],
])('%s in the place of an address is left out', (_, address) => {
  expect(addressed(address, 'bram@bakkerij.test')).toBe(
    'mailto:bram@bakkerij.test?subject=Toegang&body=Hallo',
  );
});

test('reserved characters in an address add no field', () => {
  expect(addressed('a&body=x?y=z#f/%0a@bakkerij.test')).toBe(
    'mailto:a%26body%3Dx%3Fy%3Dz%23f%2F%250a@bakkerij.test?subject=Toegang&body=Hallo',
  );
});

describe('is not written', () => {
  test.each([
    ['a line break in the subject', { subject: 'Toegang\nBcc: eve@evil.test' }],
    ['a bidirectional control character in the subject', { subject: 'Toegang\u202e' }],
    ['a carriage return in the body', { body: 'Hallo\r' }],
    ['a bidirectional control character in the body', { body: 'Hallo\u2066' }],
    ['a line separator (U+2028) in the body', { body: 'Hallo\u2028' }],
    ['more than 2 000 characters', { body: 'é'.repeat(330) }],
  ])('with %s', (_, change) => {
    expect(writeMailAddress({ ...draft, ...change })).toBeNull();
  });
});

test('addresses that exceed the limit are left out, from the end', () => {
  const to = Array.from({ length: 50 }, (_, at) => `${'a'.repeat(60)}${at}@bakkerij.test`);
  const address = addressed(...to) ?? '';
  expect(address.length).toBeLessThanOrEqual(2_000);
  expect(address.length).toBeGreaterThan(1_900);
  expect(address).toContain('?subject=Toegang&body=Hallo');
});

test('for any input, the address has exactly the given subject and body', () => {
  const line = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(fc.array(line), line, fc.array(line), (to, subject, lines) => {
      const address = writeMailAddress({ to, subject, body: lines.join('\n') });
      if (address === null) return;
      expect(address).toMatch(/^mailto:[\w%.~,@-]*\?subject=[\w%.~-]*&body=[\w%.~-]*$/);
      const fields = [...new URL(address).searchParams];
      expect(fields).toEqual([
        ['subject', subject.toWellFormed()],
        ['body', lines.join('\n').replaceAll('\n', '\r\n').toWellFormed()],
      ]);
    }),
  );
});
