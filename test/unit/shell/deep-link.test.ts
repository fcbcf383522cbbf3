import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepLinkIn, parseDeepLink } from '../../../main/shell/deep-link.ts';

const activated = 'eu.econnect.onboarding:/activated?signUp=su_1-A.b~c';
const organisation = 'eu.econnect.onboarding:/organisation?slug=acme-bv';

describe('a deep link', () => {
  test.each([
    [activated, { kind: 'activated', signUp: 'su_1-A.b~c' }],
    [organisation, { kind: 'organisation', slug: 'acme-bv' }],
    ['EU.eConnect.Onboarding:/activated?signUp=1', { kind: 'activated', signUp: '1' }],
    ['eu.econnect.onboarding:/activated?signUp=%61b', { kind: 'activated', signUp: 'ab' }],
    ['eu.econnect.onboarding:/organisation?slug=a', { kind: 'organisation', slug: 'a' }],
  ])('%s is understood', (text, link) => {
    expect(parseDeepLink(text)).toEqual(link);
  });

  test.each([
    ['another scheme', 'https://onboarding/activated?signUp=1'],
    ['a scheme that only begins alike', 'eu.econnect.onboarding2:/activated?signUp=1'],
    ['a host', 'eu.econnect.onboarding://activated?signUp=1'],
    ['an empty host', 'eu.econnect.onboarding:///activated?signUp=1'],
    ['credentials and a port', 'eu.econnect.onboarding://u:p@h:1/activated?signUp=1'],
    ['no slash', 'eu.econnect.onboarding:activated?signUp=1'],
    ['another path', 'eu.econnect.onboarding:/reset?signUp=1'],
    ['a path below', 'eu.econnect.onboarding:/activated/x?signUp=1'],
    ['a trailing slash', 'eu.econnect.onboarding:/activated/?signUp=1'],
    ['another case', 'eu.econnect.onboarding:/Activated?signUp=1'],
    ['an escaped path', 'eu.econnect.onboarding:/%61ctivated?signUp=1'],
    ['a fragment', `${activated}#x`],
    ['an empty fragment', `${activated}#`],
    ['no parameter', 'eu.econnect.onboarding:/activated'],
    ['an empty parameter', 'eu.econnect.onboarding:/activated?signUp='],
    ['the other form’s parameter', 'eu.econnect.onboarding:/activated?slug=acme'],
    ['the parameter twice', `${activated}&signUp=2`],
    ['an unknown parameter', `${activated}&issuer=https://evil.test`],
    ['a parameter in another case', 'eu.econnect.onboarding:/activated?signup=1'],
    ['a value escaped twice', 'eu.econnect.onboarding:/activated?signUp=%2561'],
    ['a path as value', 'eu.econnect.onboarding:/activated?signUp=../1'],
    ['markup as value', 'eu.econnect.onboarding:/activated?signUp=<b>'],
    ['an option as slug', 'eu.econnect.onboarding:/organisation?slug=--inspect'],
    ['a slug in capitals', 'eu.econnect.onboarding:/organisation?slug=Acme'],
    ['a letter that looks Latin', 'eu.econnect.onboarding:/organisation?slug=аcme'],
    ['a long slug', `eu.econnect.onboarding:/organisation?slug=${'a'.repeat(65)}`],
    ['a long identifier', `eu.econnect.onboarding:/activated?signUp=${'a'.repeat(129)}`],
    ['more than 2 KiB', `eu.econnect.onboarding:/activated?signUp=${'a'.repeat(2048)}`],
    ['a leading space', ` ${activated}`],
    ['a line break', `${activated}\n`],
    ['a tab in the scheme', 'eu.econnect\t.onboarding:/activated?signUp=1'],
    ['NUL', `${activated}\0`],
    ['an escaped NUL', `${activated}%00`],
    ['a quote', `${activated}"`],
    ['a backslash', 'eu.econnect.onboarding:\\activated?signUp=1'],
    ['nothing', ''],
  ])('with %s is refused', (_what, text) => {
    expect(parseDeepLink(text)).toBeNull();
  });

  test('is refused or gives a plain identifier, whatever the text', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('1', '%31', '%2e', '#', '&signUp=', '\u202e', '-x'));
    fc.assert(
      fc.property(fc.constantFrom('activated?signUp=', 'organisation?slug='), value, (form, text) => {
        const link = parseDeepLink(`eu.econnect.onboarding:/${form}${text}`);
        if (link === null) return;
        expect(link.kind === 'activated' ? link.signUp : link.slug).toMatch(/^[A-Za-z0-9._~-]{1,128}$/);
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
    expect(deepLinkIn(argv)).toBe(activated);
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
    expect(deepLinkIn(argv)).toBeNull();
  });

  test('a malformed link is found, for its refusal to be told', () => {
    const malformed = 'eu.econnect.onboarding:/other';
    expect(deepLinkIn(['app', malformed])).toBe(malformed);
    expect(parseDeepLink(malformed)).toBeNull();
  });
});
