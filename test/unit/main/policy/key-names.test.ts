import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import { findKey, findNearestKey } from '../../../../main/policy/key-names.ts';
import { policyKeyNames, policyKeys } from '../../../../main/policy/policy-schema.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';

const source = (values: Record<string, unknown>, others: Partial<PolicySource> = {}): PolicySource => ({
  origin: 'machine',
  location: 'here',
  values,
  problems: [],
  ...others,
});

test.each(policyKeyNames)('%s is known in every case and with signs between its words', (key) => {
  const words = key.split(/(?=[A-Z])/);
  for (const name of [
    key.toLowerCase(),
    key.toUpperCase(),
    words.join('_'),
    words.join('-'),
    words.join(' '),
  ])
    expect(findKey(name)).toBe(key);
});

test.each(policyKeyNames)('%s with any one letter gone is said to be near it', (key) => {
  for (let at = 0; at < key.length; at += 1) {
    const name = key.slice(0, at) + key.slice(at + 1);
    expect(findKey(name) ?? findNearestKey(name)).toBe(key);
  }
});

test.each(policyKeyNames)(
  '%s is like no other key, so that a version before it would not stop at it',
  (key) => {
    expect(
      findNearestKey(
        key,
        policyKeyNames.filter((other) => other !== key),
      ),
    ).toBeNull();
  },
);

test.each([
  ['AlowedIdentityProvider', 'AllowedIdentityProviders'],
  ['AllowedIdentiyProvidres', 'AllowedIdentityProviders'],
  ['AllowedProviders', 'AllowedIdentityProviders'],
  ['allowed_provider', 'AllowedIdentityProviders'],
  ['AllowedDomains', 'AllowedEmailDomains'],
  ['AllowedMailDomains', 'AllowedEmailDomains'],
  ['AllowedMicrosoftTenants', 'AllowedTenants'],
  ['AllowSignUp', 'AllowEmailSignUp'],
  ['AllowedEmailSignUp', 'AllowEmailSignUp'],
  ['RequireKeystore', 'RequireOsKeystore'],
  ['Organisation', 'Organization'],
  ['SigninModus', 'SignInMode'],
  ['Enviroment', 'Environment'],
])('%s may mean %s, so that nothing is allowed where it is enforced', (name, key) => {
  expect(findNearestKey(name)).toBe(key);
  const { stops, sources } = combineSources([
    source({ [name]: 'x' }, { positions: { [name]: { line: 2, column: 3 } } }),
  ]);
  const problem = { code: 'unknown-key', key: name, meant: key, at: { line: 2, column: 3 } };
  expect(sources).toEqual([{ origin: 'machine', location: 'here', problems: [problem] }]);
  expect(stops).toEqual([
    {
      code: 'policy-invalid',
      keys: [key],
      places: [{ origin: 'machine', location: 'here' }],
      problems: [{ ...problem, origin: 'machine', location: 'here' }],
    },
  ]);
});

test.each([
  'ShowConfetti',
  'TelemetryLevel',
  'LogFolder',
  'Theme',
  'a',
  '',
  '__proto__',
  'constructor',
  'x'.repeat(5_000),
])('%s is like no key: a newer version may know it', (name) => {
  expect(findNearestKey(name)).toBe(null);
  expect(combineSources([source({ [name]: 'x' })]).stops).toEqual([]);
});

describe('a misspelled name', () => {
  test('of a key that restricts nothing stops nothing', () => {
    const { stops, sources } = combineSources([source({ UpdateMod: 'none' })]);
    expect(stops).toEqual([]);
    expect(sources[0]?.problems).toEqual([{ code: 'unknown-key', key: 'UpdateMod', meant: 'UpdateMode' }]);
  });

  test('stops nothing where it is only a recommendation', () => {
    const recommended = source({ AllowedTenant: 'x' }, { origin: 'machine-recommended' });
    expect(combineSources([recommended]).stops).toEqual([]);
  });

  test('stops although the right name stands beside it', () => {
    const { stops } = combineSources([source({ AllowedEmailDomain: 'a.nl', AllowedEmailDomains: 'b.nl' })]);
    expect(stops).toMatchObject([{ code: 'policy-invalid', keys: ['AllowedEmailDomains'] }]);
  });
});

test('one key in two spellings is a duplicate', () => {
  const { stops, values } = combineSources([
    source({ allowedTenants: ['x'], AllowedTenants: ['y'], Language: 'nl' }),
  ]);
  expect(values.Language).toBeUndefined();
  expect(stops).toMatchObject([
    { keys: [], problems: [{ code: 'duplicate-key', key: 'AllowedTenants', location: 'here' }] },
  ]);
});

test('another spelling of a key means the same', () => {
  const disguise = fc.constantFrom(
    (key: string) => key.toLowerCase(),
    (key: string) => key.toUpperCase(),
    (key: string) => key.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_'),
  );
  fc.assert(
    fc.property(fc.subarray(policyKeyNames), disguise, (keys, spelled) => {
      const plain = Object.fromEntries(keys.map((key) => [key, policyKeys[key].example]));
      const disguised = Object.fromEntries(keys.map((key) => [spelled(key), policyKeys[key].example]));
      expect(combineSources([source(disguised)])).toEqual(combineSources([source(plain)]));
    }),
  );
});

test.each([
  ['AllowedIdentityProviders', 'gogle', 'gogle', 'choices'],
  ['AllowedIdentityProviders', ['microsoft', 5], '5', 'choices'],
  ['AllowedTenants', ['contoso.com'], 'contoso.com', 'tenants'],
  ['AllowedEmailDomains', ['a.nl', 'jan@b.nl'], 'jan@b.nl', 'domains'],
  ['SignInMode', 'always', undefined, 'choice'],
  ['AllowEmailSignUp', 'maybe', undefined, 'switch'],
  ['ProxyServer', 'user:secret@proxy:80', undefined, 'host-and-port'],
] as const)('%s says what of %j does not fit, and what is expected', (key, value, item, kind) => {
  const { keys } = combineSources([source({ [key]: value })]);
  const [problem] = keys.find((report) => report.key === key)?.problems ?? [];
  const { example } = policyKeys[key];
  expect(problem).toMatchObject({
    code: 'invalid-value',
    expected: { kind, example: JSON.stringify(example) },
  });
  expect(problem?.item).toBe(item);
  expect(JSON.stringify(problem)).not.toContain('secret');
});
