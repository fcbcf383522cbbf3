import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PolicyKey, policyKeyNames, policyKeys } from '../../../../main/policy/policy-schema.ts';

const parsed = (key: PolicyKey, raw: unknown) => policyKeys[key].schema.safeParse(raw);

const tenant = '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01';

/** What systems hand over, and what the app makes of it. */
const accepted: Record<PolicyKey, [raw: unknown, value: unknown][]> = {
  Organization: [
    ['acme', 'acme'],
    [' acme\n', 'acme'],
    ['a', 'a'],
    ['4-ever-1', '4-ever-1'],
  ],
  OwnSignInUrl: [
    ['https://platform.econnect.eu/o/acme', 'https://platform.econnect.eu/o/acme'],
    ['http://127.0.0.1:4400/o/acme', 'http://127.0.0.1:4400/o/acme'],
    ['http://[::1]:4400/o/acme', 'http://[::1]:4400/o/acme'],
  ],
  SignInMode: [
    ['required', 'required'],
    [' Required ', 'required'],
    ['SUGGESTED', 'suggested'],
  ],
  AllowedIdentityProviders: [
    [
      ['microsoft', 'google'],
      ['microsoft', 'google'],
    ],
    [['Microsoft ', '', 'microsoft'], ['microsoft']],
    ['Microsoft', ['microsoft']],
    [[], []],
  ],
  AllowedTenants: [
    [[tenant.toUpperCase()], [tenant]],
    [tenant, [tenant]],
  ],
  AllowedEmailDomains: [
    [
      ['Acme.NL', 'sub.acme.nl'],
      ['acme.nl', 'sub.acme.nl'],
    ],
    ['acme.nl', ['acme.nl']],
    [['xn--80ak6aa92e.com'], ['xn--80ak6aa92e.com']],
  ],
  AllowEmailSignUp: [
    [1, true],
    [0, false],
    ['1', true],
    ['0', false],
    [' True ', true],
    ['FALSE', false],
    [true, true],
    [false, false],
  ],
  AllowEnvironmentSetup: [
    [1, true],
    ['0', false],
  ],
  AllowInvitations: [
    ['TRUE', true],
    [0, false],
  ],
  AllowedTransports: [
    [
      ['loopback', 'Relay'],
      ['loopback', 'relay'],
    ],
    ['paste', ['paste']],
  ],
  RequireOsKeystore: [
    [1, true],
    ['0', false],
    [true, true],
    ['Yes', true],
    ['no ', false],
    ['on', true],
    ['Disabled', false],
    [['true'], true],
  ],
  ProxyMode: [
    ['fixed', 'fixed'],
    ['PAC', 'pac'],
  ],
  ProxyServer: [
    ['proxy.acme.nl:8080', 'proxy.acme.nl:8080'],
    ['http://Proxy:80', 'http://Proxy:80'],
    ['socks5://10.0.0.1:1080', 'socks5://10.0.0.1:1080'],
  ],
  ProxyPacUrl: [
    ['http://wpad/wpad.dat', 'http://wpad/wpad.dat'],
    ['https://wpad.acme.nl/proxy.pac', 'https://wpad.acme.nl/proxy.pac'],
  ],
  ClientCertificates: [
    ['Ask', 'ask'],
    ['none', 'none'],
  ],
  UpdateMode: [
    ['None', 'none'],
    ['auto', 'auto'],
  ],
  Language: [
    ['NL', 'nl'],
    ['nl-NL', 'nl'],
    ['de_DE.UTF-8', 'de'],
    [['fr'], 'fr'],
    ['en', 'en'],
  ],
  ManagedByOrganizationName: [['  Bakkerij De Vries ', 'Bakkerij De Vries']],
  ManagedByUrl: [['https://intranet.acme.nl', 'https://intranet.acme.nl']],
  SupportUrl: [['https://helpdesk.acme.nl/?from=onboarding', 'https://helpdesk.acme.nl/?from=onboarding']],
  Environment: [
    ['Production', 'production'],
    ['pilot', 'pilot'],
  ],
};

const refused: Record<PolicyKey, unknown[]> = {
  Organization: ['', ' ', '-acme', 'acme-', 'a b', 'acme/../x', 'x'.repeat(65), 1, true, ['acme', 'b'], []],
  OwnSignInUrl: [
    '',
    'platform.econnect.eu/o/acme',
    'http://platform.econnect.eu/o/acme',
    'http://localhost/o/acme',
    'javascript:alert(1)',
    'file:///o/acme',
    `https://a/${'x'.repeat(2_048)}`,
  ],
  SignInMode: ['', 'always', 1, true, ['required', 'suggested']],
  AllowedIdentityProviders: [['facebook'], [1], [['microsoft']], 1, true, { 1: 'microsoft' }],
  AllowedTenants: [['acme'], ['common'], [tenant.slice(1)], [`${tenant} x`], 0],
  AllowedEmailDomains: [['acme'], ['a@acme.nl'], ['*.acme.nl'], ['acme..nl'], ['http://acme.nl']],
  AllowEmailSignUp: [2, -1, 0.5, '', 'maybe', '2', [], [1], {}],
  AllowEnvironmentSetup: [2, 'maybe', []],
  AllowInvitations: [-1, '', {}],
  AllowedTransports: [['scheme'], 'loopback|relay', [null]],
  RequireOsKeystore: [2, 'sure', []],
  ProxyMode: ['', 'auto', 0],
  ProxyServer: ['proxy', 'proxy:', ':80', 'proxy:123456', 'user:secret@proxy:80', 'ftp://proxy:21', 'a b:80'],
  ProxyPacUrl: ['wpad.dat', 'file:///wpad.dat', 'data:text/plain,x'],
  ClientCertificates: ['', 'first', 1],
  UpdateMode: ['', 'never', 0],
  Language: ['', 'es', 'es-ES', '-nl'],
  ManagedByOrganizationName: ['', '  ', 'x'.repeat(101), 5],
  ManagedByUrl: ['', 'http://intranet.acme.nl', 'mailto:it@acme.nl', `https://a/${'x'.repeat(2_048)}`],
  SupportUrl: ['http://helpdesk', 'tel:112'],
  Environment: ['', 'sandbox', 'https://elsewhere.example', 'acceptance'],
};

describe.each(policyKeyNames)('%s', (key) => {
  test.each(accepted[key])('takes %j as %j', (raw, value) => {
    expect(parsed(key, raw)).toEqual({ success: true, data: value });
  });

  test.each(refused[key].map((raw) => [raw]))('refuses %j', (raw) => {
    expect(parsed(key, raw).success).toBe(false);
  });

  test('refuses nothing at all, and what no system hands over', () => {
    for (const raw of [null, undefined, {}, { a: 1 }, new Date(0), new Uint8Array([1]), Number.NaN])
      expect(parsed(key, raw).success).toBe(false);
  });

  test('has an example that it takes, and a default that it takes, or none', () => {
    const { example, default: otherwise } = policyKeys[key];
    expect(parsed(key, example).success).toBe(true);
    if (otherwise !== null) expect(parsed(key, otherwise)).toEqual({ success: true, data: otherwise });
  });

  test('takes what it made of a value as the same value', () => {
    for (const [, value] of accepted[key]) expect(parsed(key, value)).toEqual({ success: true, data: value });
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => typeof parsed(key, raw).success === 'boolean'));
  });

  test('could not switch off a check, to go by its name', () => {
    expect(key).not.toMatch(/insecure|disable.*(tls|cert|pkce|nonce)|endpoint|executable/i);
    expect(key).toMatch(/^[A-Z][A-Za-z]+$/);
  });

  test('restricts only in a way that sources cannot widen, and prefers only by rank', () => {
    const { restricts, combine } = policyKeys[key];
    expect(combine === 'highest').toBe(!restricts);
  });

  test('knows the strictness of each of its values', () => {
    const { combine, form } = policyKeys[key];
    if (typeof combine === 'string') return;
    const values: readonly unknown[] = 'options' in form ? form.options : [true, false];
    expect(combine.strictest.toSorted()).toEqual(values.toSorted());
  });
});

test.each([
  ['commas', 'microsoft,google'],
  ['semicolons', 'microsoft; google;'],
  ['JSON in a text', '["microsoft", "google"]'],
  ['lines', 'microsoft\r\ngoogle\n'],
  ['spaces', ' microsoft google '],
  ['quotes and brackets of another notation', '"microsoft", "google"'],
  ['some of both', ['microsoft,', 'google']],
])('a list may be one text with %s', (_what, raw) => {
  expect(parsed('AllowedIdentityProviders', raw)).toEqual({ success: true, data: ['microsoft', 'google'] });
});

test('what people write around an item is no part of it', () => {
  expect(parsed('AllowedTenants', `{${tenant.toUpperCase()}}`)).toEqual({ success: true, data: [tenant] });
  expect(parsed('AllowedEmailDomains', '@acme.nl, @Molen.test')).toEqual({
    success: true,
    data: ['acme.nl', 'molen.test'],
  });
});

test('a short name of an organisation is the same in capitals', () => {
  expect(parsed('Organization', 'ACME')).toEqual({ success: true, data: 'acme' });
});

test('a list of more than a thousand is refused', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `d${index}.nl`);
  expect(parsed('AllowedEmailDomains', names(1_000)).success).toBe(true);
  expect(parsed('AllowedEmailDomains', names(1_001)).success).toBe(false);
});

test('what surrounds an item of a list, its capitals and its repetitions never count', () => {
  const providers = fc.subarray(['microsoft', 'google', 'apple', 'organisation', 'econnect']);
  const noise = fc.constantFrom(
    (one: string) => ` ${one}\t`,
    (one: string) => one.toUpperCase(),
  );
  fc.assert(
    fc.property(providers, noise, (list, disguise) => {
      const raw = [...list, '', ...list.map(disguise)];
      expect(parsed('AllowedIdentityProviders', raw)).toEqual({ success: true, data: list });
    }),
  );
});
