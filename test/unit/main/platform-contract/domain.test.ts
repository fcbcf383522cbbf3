import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { includesDomain, toAsciiDomain } from '../../../../main/platform-contract/domain.ts';

describe('a domain in ASCII', () => {
  test.each([
    ['Molen.TEST', 'molen.test'],
    ['bäckerei.test', 'xn--bckerei-5wa.test'],
    ['BÄCKEREI.test', 'xn--bckerei-5wa.test'],
    ['XN--BCKEREI-5WA.test', 'xn--bckerei-5wa.test'],
    ['straße.test', 'xn--strae-oqa.test'],
    ['paral·lel.test', 'xn--parallel-koa.test'],
  ])('%s is %s', (domain, ascii) => {
    expect(toAsciiDomain(domain)).toBe(ascii);
  });

  test.each([
    ['nothing', ''],
    ['what a URL has behind its host', 'molen.test/elders.test'],
    ['a fragment', 'molen.test#.elders.test'],
    ['a port', 'molen.test:80'],
    ['what is written in percent', 'mo%6cen.test'],
    ['a space', 'molen.test '],
    ['a control character', 'molen.test\0'],
    ['letters that would become others', 'ｍｏｌｅｎ.test'],
    ['a ligature', 'ﬃ.test'],
    ['a number that would become an address', '0x7f.1'],
    ['an address in brackets', '[::1]'],
    ['an underscore', 'mo_len.test'],
    ['a letter that cannot be seen', 'mo\u00ADlen.test'],
  ])('is null for %s', (_what, domain) => {
    expect(toAsciiDomain(domain)).toBeNull();
    expect(includesDomain([domain], domain)).toBe(false);
  });

  test('is unchanged where it is in ASCII already', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string({ unit: 'binary' })), (domain) => {
        const ascii = toAsciiDomain(domain);
        if (ascii === null) return;
        expect(toAsciiDomain(ascii)).toBe(ascii);
        expect(includesDomain([domain], ascii)).toBe(true);
      }),
    );
  });
});
