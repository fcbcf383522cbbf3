import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDeepLink, parseDeepLink } from '../../../../main/shell/deep-link.ts';

const activated = 'eu.econnect.onboarding:/activated?signUp=su_1-A.b~c';
const organisation = 'eu.econnect.onboarding:/organisation?slug=acme-bv';

describe('a deep link', () => {
  test.each([
    [activated, { kind: 'activated' }],
    [organisation, { kind: 'organisation', slug: 'acme-bv' }],
    ['EU.eConnect.Onboarding:/activated?signUp=1', { kind: 'activated' }],
    ['eu.econnect.onboarding:/activated?signUp=%61b', { kind: 'activated' }],
    ['eu.econnect.onboarding:/organisation?slug=a', { kind: 'organisation', slug: 'a' }],
    // What people, mail programs and systems add, and what changes nothing.
    ['eu.econnect.onboarding://organisation?slug=acme', { kind: 'organisation', slug: 'acme' }],
    ['eu.econnect.onboarding:///organisation?slug=acme', { kind: 'organisation', slug: 'acme' }],
    ['eu.econnect.onboarding://organisation/?slug=acme', { kind: 'organisation', slug: 'acme' }],
    ['eu.econnect.onboarding:/activated/?signUp=1', { kind: 'activated' }],
    [`${activated}&utm_source=mail&fbclid=x`, { kind: 'activated' }],
    [
      'eu.econnect.onboarding:/organisation?utm_source=mail&slug=acme',
      { kind: 'organisation', slug: 'acme' },
    ],
    ['eu.econnect.onboarding:/organisation?slug=acme&slug=acme', { kind: 'organisation', slug: 'acme' }],
    ['eu.econnect.onboarding:/organisation?slug=acme%20', { kind: 'organisation', slug: 'acme' }],
    ['eu.econnect.onboarding:/organisation?slug=+acme', { kind: 'organisation', slug: 'acme' }],
    ['eu.econnect.onboarding:/organisation?a=b&amp;slug=acme', { kind: 'organisation', slug: 'acme' }],
    ['eu.econnect.onboarding:/organisation?slug=Acme-BV', { kind: 'organisation', slug: 'acme-bv' }],
  ])('%s is understood', (text, link) => {
    expect(parseDeepLink(text)).toEqual(link);
  });

  test.each([
    ['another scheme', 'https://onboarding/activated?signUp=1', 'malformed'],
    ['a scheme that only begins alike', 'eu.econnect.onboarding2:/activated?signUp=1', 'malformed'],
    ['a host', 'eu.econnect.onboarding://elsewhere/activated?signUp=1', 'unknown'],
    ['credentials and a port', 'eu.econnect.onboarding://u:p@h:1/activated?signUp=1', 'unknown'],
    ['four slashes', 'eu.econnect.onboarding:////activated?signUp=1', 'unknown'],
    ['no slash', 'eu.econnect.onboarding:activated?signUp=1', 'unknown'],
    ['another path', 'eu.econnect.onboarding:/reset?signUp=1', 'unknown'],
    ['a path below', 'eu.econnect.onboarding:/activated/x?signUp=1', 'unknown'],
    ['a path above', 'eu.econnect.onboarding:/../organisation?slug=acme', 'unknown'],
    ['the same path', 'eu.econnect.onboarding:/./organisation?slug=acme', 'unknown'],
    ['another case', 'eu.econnect.onboarding:/Activated?signUp=1', 'unknown'],
    ['an escaped path', 'eu.econnect.onboarding:/%61ctivated?signUp=1', 'unknown'],
    ['a path in letters that look Latin', 'eu.econnect.onboarding:/оrganisation?slug=acme', 'unknown'],
    ['a fragment', `${activated}#x`, 'malformed'],
    ['an empty fragment', `${activated}#`, 'malformed'],
    ['no parameter', 'eu.econnect.onboarding:/activated', 'unclear'],
    ['an empty parameter', 'eu.econnect.onboarding:/activated?signUp=', 'value-invalid'],
    ['the other form’s parameter', 'eu.econnect.onboarding:/activated?slug=acme', 'unclear'],
    ['the other form’s parameter too', `${activated}&slug=acme`, 'unclear'],
    ['the parameter twice', `${activated}&signUp=2`, 'unclear'],
    ['a parameter in another case', 'eu.econnect.onboarding:/activated?signup=1', 'unclear'],
    ['a value escaped twice', 'eu.econnect.onboarding:/activated?signUp=%2561', 'value-invalid'],
    ['a path as value', 'eu.econnect.onboarding:/activated?signUp=../1', 'value-invalid'],
    ['markup as value', 'eu.econnect.onboarding:/activated?signUp=<b>', 'value-invalid'],
    ['an option as slug', 'eu.econnect.onboarding:/organisation?slug=--inspect', 'value-invalid'],
    ['a letter that looks Latin', 'eu.econnect.onboarding:/organisation?slug=аcme', 'value-invalid'],
    [
      'a sign that becomes a letter in lower case',
      'eu.econnect.onboarding:/organisation?slug=%E2%84%AAaas',
      'value-invalid',
    ],
    ['a long slug', `eu.econnect.onboarding:/organisation?slug=${'a'.repeat(65)}`, 'value-invalid'],
    ['a long identifier', `eu.econnect.onboarding:/activated?signUp=${'a'.repeat(129)}`, 'value-invalid'],
    ['more than 2 KiB', `eu.econnect.onboarding:/activated?signUp=${'a'.repeat(2048)}`, 'malformed'],
    ['a leading space', ` ${activated}`, 'malformed'],
    ['a line break', `${activated}\n`, 'malformed'],
    ['a tab in the scheme', 'eu.econnect\t.onboarding:/activated?signUp=1', 'malformed'],
    ['NUL', `${activated}\0`, 'malformed'],
    ['an escaped NUL', `${activated}%00`, 'value-invalid'],
    ['a quote', `${activated}"`, 'value-invalid'],
    ['a backslash', 'eu.econnect.onboarding:\\activated?signUp=1', 'malformed'],
    ['nothing', '', 'malformed'],
  ])('with %s is refused', (_what, text, reason) => {
    expect(parseDeepLink(text)).toMatchObject({ kind: 'refused', reason });
  });

  test.each([
    ['without the scheme', 'eu.econnect.onboarding:/reset?x=1', '/reset?x=1'],
    ['without a host', 'eu.econnect.onboarding://bank.test/organisation?slug=a', '/organisation?slug=a'],
    ['without credentials', 'eu.econnect.onboarding://anna:geheim@x/activated', '/activated'],
    ['without blanks and line breaks', 'eu.econnect.onboarding:/bel ons\n\tnu', '/belonsnu'],
    ['without what turns text around', 'eu.econnect.onboarding:/a\u202eb\u200bc', '/abc'],
    ['with its escapes as they came', 'eu.econnect.onboarding:/%0Ax', '/%0Ax'],
    ['cut off', `eu.econnect.onboarding:/${'a'.repeat(500)}`, `/${'a'.repeat(78)}…`],
  ])('that is refused is shown %s', (_how, text, shown) => {
    expect(parseDeepLink(text)).toMatchObject({ kind: 'refused', link: shown });
  });

  test('is refused or gives a plain identifier, whatever the text', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('1', '%31', '%2e', '#', '&signUp=', '\u202e', '-x'));
    fc.assert(
      fc.property(fc.constantFrom('activated?signUp=', 'organisation?slug='), value, (form, text) => {
        const link = parseDeepLink(`eu.econnect.onboarding:/${form}${text}`);
        if (link.kind === 'organisation') expect(link.slug).toMatch(/^[a-z0-9-]{1,64}$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('among the arguments', () => {
  test.each([
    ['alone', ['app', activated]],
    ['before what Chromium adds', ['app', activated, '--original-process-start-time=1']],
    ['after other arguments', ['app', '--allow-file-access', '.', activated]],
  ])('a link is found %s', (_where, argv) => {
    expect(findDeepLink(argv)).toBe(activated);
  });

  test.each([
    ['nothing', []],
    ['no link', ['app', '.', '--flag']],
    ['a link as an option’s value', ['app', `--url=${activated}`]],
    ['a link after an option', ['app', `--url ${activated}`]],
    ['a link in quotes', ['app', `"${activated}"`]],
    ['a link after a line break', ['app', `x\n${activated}`]],
    ['an argument of 33 MB', ['app', activated + 'a'.repeat(33_000_000)]],
  ])('%s is no link', (_what, argv) => {
    expect(findDeepLink(argv)).toBeNull();
  });

  test('a malformed link is found, for its refusal to be told', () => {
    const malformed = 'eu.econnect.onboarding:/other';
    expect(findDeepLink(['app', malformed])).toBe(malformed);
    expect(parseDeepLink(malformed)).toMatchObject({ kind: 'refused' });
  });
});
