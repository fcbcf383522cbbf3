import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emailAddressLimits,
  extractEmailAddress,
  isEmailAddress,
  tidyEmailAddress,
} from '#contract/email-address.ts';
import { signUpRequest } from '../../../../main/platform-contract/contract.ts';
import { toWireAddress } from '../../../../main/platform-contract/wire-address.ts';

/** A character that an address may hold, of ASCII and of other scripts. */
const atom = fc.oneof(
  fc.constantFrom(..."abcXYZ0189!#$%&'*+-/=?^_`{|}~"),
  fc.constantFrom(...'éüßøñσжאمक中ひ한😀'),
);
const word = fc.string({ unit: fc.constantFrom(...'abcxyz0189'), minLength: 1, maxLength: 8 });
const label = fc.oneof(word, fc.constantFrom('straße', 'müller', 'بريد', 'пример', '例え', 'a-b'));
const domain = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom('nl', 'test', 'example', 'рф'))
  .map(([labels, last]) => [...labels, last].join('.'));
const localPart = fc
  .tuple(word, fc.array(fc.string({ unit: atom, minLength: 1, maxLength: 5 }), { maxLength: 3 }))
  .map((parts) => parts.flat().join('.').normalize('NFC'))
  .filter((text) => Buffer.byteLength(text) <= emailAddressLimits.localPart);
const address = fc.tuple(localPart, domain).map(([local, of]) => `${local}@${of}`);
const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const hidden = [...'\u200B\u200D\uFEFF\u00AD\u202E\u2066\u2060\u061C\uFE0F\u3164\u0000'];

describe('an address', () => {
  test.each([
    'a@b.nl',
    'facturen&inkoop@bakkerijdehoek.nl',
    'a/p@molen.test',
    'jürgen@müller.example',
    'test@straße.test',
    "o'brien@molen.test",
    'sanne+facturen@a-b.co.uk',
    '用户@例え.テスト',
    'anna@xn--strae-oqa.test',
    `${'i'.repeat(64)}@m.test`,
    `a@${`${'b'.repeat(61)}.`.repeat(4)}test`,
    `a@${'b'.repeat(63)}.nl`,
    `${'é'.repeat(32)}@m.test`,
  ])('%s is one', (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });

  test.each([
    '',
    'a',
    '@b.nl',
    'a@',
    'a@b',
    'a@@b.nl',
    'a@b@c.nl',
    '.a@b.nl',
    'a.@b.nl',
    'a..a@b.nl',
    'a@.nl',
    'a@b..nl',
    'a@b.nl.',
    'a@-b.nl',
    'a@b-.nl',
    'a@b_c.nl',
    'a@10.0.0.1',
    'a@[10.0.0.1]',
    '"a b"@c.nl',
    'a b@c.nl',
    'a@b.nl\u00A0',
    'a@b\u200B.nl',
    '\uFEFFa@b.nl',
    'a\u202Eb@c.nl',
    'a\u00ADb@c.nl',
    'ju\u0308rgen@b.nl',
    'a＠b.nl',
    `${'i'.repeat(65)}@m.test`,
    `${'é'.repeat(33)}@m.test`,
    `a@${'b'.repeat(64)}.nl`,
    `aa@${`${'b'.repeat(61)}.`.repeat(4)}test`,
  ])('%j is none', (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });

  test('is visible and within mail’s limits, for any input', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, address), (text) => {
        if (!isEmailAddress(text)) return;
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Z}]/u);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(emailAddressLimits.whole);
        const local = text.slice(0, text.lastIndexOf('@'));
        expect(Buffer.byteLength(local)).toBeLessThanOrEqual(emailAddressLimits.localPart);
      }),
    );
  });

  test('of every script that mail accepts is one', () => {
    fc.assert(
      fc.property(address, (text) => {
        expect(isEmailAddress(text)).toBe(true);
      }),
    );
  });
});

describe('what was pasted', () => {
  test.each([
    ['mailto:a@b.nl', 'a@b.nl'],
    ['MAILTO:a@b.nl?subject=Hallo%20daar', 'a@b.nl'],
    ['mailto:a%2Bb@c.nl', 'a+b@c.nl'],
    ['mailto:?to=a%2Bb@c.nl', 'a+b@c.nl'],
    ['mailto:?subject=Hallo&to=a@b.nl&cc=c@d.nl', 'a@b.nl'],
    ['"jan.smit"@b.nl', 'jan.smit@b.nl'],
    ['a@b.nl<https://b.nl/?e=c@d.nl>', 'a@b.nl'],
    ['a﹫b.nl', 'a@b.nl'],
    ['Jan <a@b.nl>', 'a@b.nl'],
    ['"Smit, Jan" <a@b.nl>', 'a@b.nl'],
    ['jan@oud.nl <a@b.nl>', 'a@b.nl'],
    ['<a@b.nl>', 'a@b.nl'],
    ['<mailto:a@b.nl>', 'a@b.nl'],
    ['a@b.nl;', 'a@b.nl'],
    ['a@b.nl.', 'a@b.nl'],
    ['  a@b.nl,\r\n', 'a@b.nl'],
    ['(a@b.nl)', 'a@b.nl'],
    ['“a@b.nl”', 'a@b.nl'],
    ["'a@b.nl'.", 'a@b.nl'],
    ['»a@b.nl«', 'a@b.nl'],
    ['_a@b.nl', '_a@b.nl'],
    ['_a@b.nl.', '_a@b.nl'],
    ['\uFEFFa@b\u200B.nl\u00A0', 'a@b.nl'],
    ['ａ＠ｂ．ｎｌ', 'a@b.nl'],
    ['a@b。nl', 'a@b.nl'],
    ['ju\u0308rgen@b.nl', 'jürgen@b.nl'],
    ['test@straße.test', 'test@straße.test'],
  ])('%j is tidied to %j', (text, tidied) => {
    expect(tidyEmailAddress(text)).toBe(tidied);
    expect(extractEmailAddress(text)).toBe(tidied);
  });

  test.each([
    ['Mail naar a@b.nl voor vragen.', 'a@b.nl'],
    ['E-mail: a@b.nl', 'a@b.nl'],
    ['Jan Smit\ta@b.nl', 'a@b.nl'],
    ['<a href="mailto:a@b.nl">a@b.nl</a>', 'a@b.nl'],
    ['a@b.nl a@b.nl', 'a@b.nl'],
  ])('%j holds one address, to be shown first', (text, found) => {
    expect(extractEmailAddress(text)).toBe(found);
  });

  test.each([
    'a@b.nl; c@d.nl',
    'a@b.nl, c@d.nl',
    'Jan <a@b.nl>, Piet <c@d.nl>',
    'jan',
    'a@b.nl@c.nl',
    'https://b.nl/?e=a@b.nl',
    '',
  ])('%j has no address or several, and is unchanged', (text) => {
    expect(extractEmailAddress(text)).toBe(text);
  });

  test('a space inside an address is kept', () => {
    expect(tidyEmailAddress('jan smit@molen.test')).toBe('jan smit@molen.test');
  });

  test.each([
    (text: string) => `Jan de Vries <${text}>`,
    (text: string) => `${text};`,
    (text: string) => `\r\n${text}. `,
    (text: string) => `„${text}”`,
    (text: string) => `mailto:${encodeURIComponent(text)}`,
    (text: string) =>
      hidden
        .join(text.at(0))
        .concat(text.slice(1))
        .slice(-text.length - 1),
  ])('gives the same address, of every script, from %s', (wrap) => {
    fc.assert(
      fc.property(address, (text) => {
        expect(tidyEmailAddress(wrap(text))).toBe(text);
        expect(extractEmailAddress(wrap(text))).toBe(text);
      }),
    );
  });

  test('gives the same address with invisible characters anywhere in it', () => {
    fc.assert(
      fc.property(address, fc.constantFrom(...hidden), fc.nat(), (text, character, at) => {
        const place = at % (text.length + 1);
        // Not between the halves of a surrogate pair.
        fc.pre(!/^[\uDC00-\uDFFF]/.test(text.slice(place)));
        expect(tidyEmailAddress(text.slice(0, place) + character + text.slice(place))).toBe(text);
      }),
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, address), (text) => {
        for (const take of [tidyEmailAddress, extractEmailAddress]) {
          expect(take(take(text))).toBe(take(text));
          expect(take(text)).not.toMatch(/[\p{Cf}\u00A0]$/u);
        }
      }),
    );
  });
});

describe('the address on the wire', () => {
  test.each([
    ['Jan@Bedrijf.NL', 'Jan@Bedrijf.NL'],
    ['test@straße.test', 'test@xn--strae-oqa.test'],
    ['test@STRAßE.test', 'test@xn--strae-oqa.test'],
    ['test@strasse.test', 'test@strasse.test'],
    ['jürgen@müller.example', 'jürgen@xn--mller-kva.example'],
    ['a@xn--strae-oqa.test', 'a@xn--strae-oqa.test'],
  ])('of %s is %s', (typed, wire) => {
    expect(toWireAddress(typed)).toBe(wire);
    expect(signUpRequest.shape.email.safeParse(wire).success).toBe(true);
  });

  test.each(['a@ﬃ.nl', 'a@b.0x7f', 'a@1.2.0x3', 'jan', `a@${'ü'.repeat(62)}.nl`])(
    'of %s is null: it would be another domain, or one that is too long',
    (typed) => {
      expect(toWireAddress(typed)).toBeNull();
    },
  );

  test('is accepted by the platform’s contract, keeps its local part, and is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(address, anyText), (text) => {
        const wire = toWireAddress(text);
        expect(signUpRequest.shape.email.safeParse(text).success).toBe(wire === text);
        if (wire === null) return;
        expect(wire).toMatch(/@[\x21-\x7e]+$/);
        expect(toWireAddress(wire)).toBe(wire);
        expect(wire.split('@')[0]).toBe(text.split('@')[0]);
      }),
    );
  });
});
