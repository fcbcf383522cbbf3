import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PolicyOrigin, policyOrigins, policyProblemCodes } from '#contract/policy.ts';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import { checkConsistency } from '../../../../main/policy/organisation-policy.ts';
import { type PolicyKey, policyKeyNames, policyKeys } from '../../../../main/policy/policy-schema.ts';
import { enforcedOrigins, type PolicySource } from '../../../../main/policy/policy-source.ts';
import { allowsNothing, deriveSignInRules } from '../../../../main/policy/sign-in-rules.ts';

const platform = 'https://platform.example';
const source = (origin: PolicyOrigin, values: Record<string, unknown>): PolicySource => ({
  origin,
  location: `place of ${origin}`,
  values,
  problems: [],
});
const resolved = (...sources: PolicySource[]) => checkConsistency(combineSources(sources), platform);
const reportOn = (key: PolicyKey, ...sources: PolicySource[]) =>
  resolved(...sources).keys.find((report) => report.key === key);

const pairs = policyOrigins.flatMap((higher, rank) =>
  policyOrigins.slice(rank + 1).map((lower) => [higher, lower] as const),
);
const isEnforced = (origin: PolicyOrigin) => enforcedOrigins.includes(origin);

describe.each(pairs)('%s above %s', (higher, lower) => {
  const both = (key: PolicyKey, one: unknown, other: unknown) =>
    // The order in which places are found says nothing.
    reportOn(key, source(lower, { [key]: other }), source(higher, { [key]: one }));

  test('decides what the app does', () => {
    expect(both('Language', 'en', 'nl')).toMatchObject({
      value: 'en',
      origin: higher,
      locked: isEnforced(higher),
      places: [{ origin: higher, location: `place of ${higher}` }],
      problems: [],
    });
  });

  test('narrows what is allowed together, and recommends none of it', () => {
    const report = both('AllowedIdentityProviders', ['microsoft', 'google'], ['google', 'apple']);
    if (isEnforced(lower)) expect(report).toMatchObject({ value: ['google'], locked: true, problems: [] });
    else if (isEnforced(higher))
      expect(report).toMatchObject({
        value: ['microsoft', 'google'],
        problems: [{ code: 'not-recommendable', origin: lower }],
      });
    else expect(report).toMatchObject({ value: null, origin: 'default', locked: false });
  });

  test('does not switch on again what the other switched off', () => {
    const report = both('AllowEmailSignUp', true, false);
    expect(report?.value).toBe(!isEnforced(lower));
  });

  test('contradicts the other on the organisation, or is alone in it', () => {
    const policy = resolved(
      source(higher, { Organization: 'bakkerij' }),
      source(lower, { Organization: 'molen' }),
    );
    if (isEnforced(lower)) {
      expect(policy.stops).toEqual([
        {
          code: 'nothing-allowed',
          keys: ['Organization'],
          places: [higher, lower].map((origin) => ({ origin, location: `place of ${origin}` })),
        },
      ]);
    } else expect(policy.organisation).toMatchObject({ slug: 'bakkerij', origin: higher, required: false });
  });
});

describe('a restriction that cannot be understood', () => {
  const restricting = policyKeyNames.filter((key) => policyKeys[key].restricts);
  const others = policyKeyNames.filter((key) => !policyKeys[key].restricts);
  const nonsense = { sure: 'not' };

  test.each(restricting)('%s: allows nothing where it is enforced', (key) => {
    for (const origin of enforcedOrigins) {
      const policy = resolved(source(origin, { [key]: nonsense }));
      const places = [{ origin, location: `place of ${origin}` }];
      expect(policy.stops).toContainEqual({
        code: 'policy-invalid',
        keys: [key],
        places,
        problems: [expect.objectContaining({ code: 'invalid-value', key, ...places[0] })],
      });
      expect(reportOn(key, source(origin, { [key]: nonsense }))?.locked).toBe(true);
    }
  });

  test.each(restricting)('%s: is reported and ignored where it is not', (key) => {
    const policy = resolved(source('machine-recommended', { [key]: nonsense }));
    expect(policy.stops).toEqual([]);
    expect(policy.keys.find((report) => report.key === key)?.problems).toHaveLength(1);
  });

  test.each(others)('%s decides nothing, and is reported', (key) => {
    const policy = resolved(source('machine', { [key]: nonsense }));
    const report = policy.keys.find((one) => one.key === key);
    expect(policy.stops).toEqual([]);
    expect(report).toMatchObject({
      value: policyKeys[key].default,
      problems: [{ code: 'invalid-value', key }],
    });
  });
});

describe('a list with something in it that only a later version knows', () => {
  test.each<[string, PolicyKey, string[], string[]]>([
    ['a method', 'AllowedIdentityProviders', ['microsoft', 'itsme'], ['microsoft']],
    ['a method before those that are known', 'AllowedIdentityProviders', ['itsme', 'Google'], ['google']],
    ['a way back', 'AllowedTransports', ['relay', 'pigeon'], ['relay']],
  ])('%s: the rest holds, and it is reported', (_what, key, said, value) => {
    const policy = resolved(source('machine', { [key]: said }));
    expect(policy.stops).toEqual([]);
    const report = policy.keys.find((one) => one.key === key);
    expect(report).toMatchObject({ value, locked: true, problems: [{ code: 'unknown-value', key }] });
  });

  test.each<[string, PolicyKey, unknown]>([
    ['nothing else', 'AllowedIdentityProviders', ['itsme']],
    ['no list', 'AllowedIdentityProviders', 'itsme'],
    ['something that is no word', 'AllowedIdentityProviders', ['microsoft', 7]],
    ['a domain that is none: no version will know it', 'AllowedEmailDomains', ['molen.test', 'no domain']],
  ])('%s: it cannot be understood, and allows nothing', (_what, key, said) => {
    expect(resolved(source('machine', { [key]: said })).stops).toMatchObject([{ code: 'policy-invalid' }]);
  });
});

describe('lists', () => {
  test.each([
    ['nothing in common', ['microsoft'], ['google']],
    ['a list of nothing', [], undefined],
    ['a list of blanks', ['', '  '], undefined],
  ])('%s: allows nothing, and names the places', (_what, one, other) => {
    const policy = resolved(
      source('machine', { AllowedIdentityProviders: one }),
      ...(other ? [source('build', { AllowedIdentityProviders: other })] : []),
    );
    expect(policy.stops).toMatchObject([{ code: 'nothing-allowed', keys: ['AllowedIdentityProviders'] }]);
    expect(policy.stops[0]?.places).toHaveLength(other ? 2 : 1);
  });

  test('do not mind case, spaces and repetitions', () => {
    const policy = resolved(source('machine', { AllowedEmailDomains: [' Molen.TEST', 'molen.test', ''] }));
    expect(policy.values.AllowedEmailDomains).toEqual(['molen.test']);
  });
});

describe('keys that need each other', () => {
  test.each([
    ['the own URL names the organisation', { OwnSignInUrl: `${platform}/o/molen` }, 'molen', 0],
    ['so does its name', { Organization: 'molen' }, 'molen', 0],
    ['both, alike', { Organization: 'molen', OwnSignInUrl: `${platform}/o/molen` }, 'molen', 0],
    ['both, different', { Organization: 'molen', OwnSignInUrl: `${platform}/o/kaas` }, 'molen', 1],
    ['an own URL elsewhere', { OwnSignInUrl: 'https://evil.example/o/molen' }, undefined, 1],
    ['an own URL of another form', { OwnSignInUrl: `${platform}/o/molen?then=x` }, undefined, 1],
    ['required without an organisation', { SignInMode: 'required' }, undefined, 1],
  ])('%s', (_what, values, slug, stops) => {
    const policy = resolved(source('machine', values));
    expect(policy.organisation?.slug).toBe(slug);
    expect(policy.stops).toHaveLength(stops);
  });

  test('an organisation that a person chose cannot make "required" hold', () => {
    const policy = resolved(
      source('machine', { SignInMode: 'required' }),
      source('setting', { Organization: 'molen' }),
    );
    expect(policy.stops).toMatchObject([{ code: 'policy-invalid', keys: ['SignInMode'] }]);
  });

  test.each([
    ['fixed', 'ProxyServer'],
    ['pac', 'ProxyPacUrl'],
  ])('proxy mode %s without %s is reported, and the system decides', (mode, key) => {
    const report = reportOn('ProxyMode', source('machine', { ProxyMode: mode }));
    expect(report).toMatchObject({
      value: 'system',
      problems: [{ code: 'conflict', detail: `${mode} needs ${key}` }],
    });
  });
});

test.each(
  policyProblemCodes.filter((code) =>
    ['unreadable', 'malformed', 'too-large', 'duplicate-key'].includes(code),
  ),
)('an enforced place that is %s allows nothing; one that only recommends is reported', (code) => {
  const broken = (origin: PolicyOrigin) => ({ ...source(origin, {}), problems: [{ code }] });
  expect(resolved(broken('machine')).stops).toEqual([
    {
      code: 'policy-invalid',
      keys: [],
      places: [{ origin: 'machine', location: 'place of machine' }],
      problems: [{ code, origin: 'machine', location: 'place of machine' }],
    },
  ]);
  expect(resolved(broken('machine-recommended')).stops).toEqual([]);
});

test('a place that anybody could have written stops nothing and says nothing', () => {
  const policy = resolved({ ...source('machine', {}), problems: [{ code: 'not-trusted' }] });
  expect(policy.stops).toEqual([]);
  expect(policy.sources).toMatchObject([{ problems: [{ code: 'not-trusted' }] }]);
});

test('an unknown key is reported, and the others count', () => {
  const policy = resolved(source('machine', { Languag: 'en', UpdateMode: 'none' }));
  expect(policy.sources).toMatchObject([{ problems: [{ code: 'unknown-key', key: 'Languag' }] }]);
  expect(policy.values.UpdateMode).toBe('none');
});

/** Any word of any source, right and wrong. */
const anySource: fc.Arbitrary<PolicySource> = fc
  .record({
    origin: fc.constantFrom(...policyOrigins),
    values: fc.dictionary(
      fc.constantFrom(...policyKeyNames),
      fc.oneof(
        fc.constantFrom<unknown>('molen', 'kaas', 'required', 'suggested', true, false, 0, 1, null, 7),
        fc.constantFrom<unknown>(...policyKeyNames.map((key) => policyKeys[key].example)),
        fc.subarray(['microsoft', 'google', 'apple', 'organisation', 'econnect']),
        fc.subarray(['loopback', 'relay', 'paste']),
        fc.subarray(['molen.test', 'kaas.test', 'nergens.test']),
      ),
    ),
    problems: fc.subarray(policyProblemCodes.map((code) => ({ code }))),
  })
  .map((one) => ({ ...one, location: 'somewhere' }));

/** The word of a source that makes sense, so that the sources seldom stop each other. */
const sensible: fc.Arbitrary<PolicySource> = fc.record({
  origin: fc.constantFrom(...policyOrigins),
  location: fc.constant('somewhere'),
  problems: fc.constant([]),
  values: fc.record(
    {
      AllowedIdentityProviders: fc.subarray(['microsoft', 'google', 'econnect'], { minLength: 2 }),
      AllowedTransports: fc.subarray(['loopback', 'relay', 'paste'], { minLength: 2 }),
      AllowedEmailDomains: fc.subarray(['molen.test', 'kaas.test', 'nergens.test'], { minLength: 2 }),
      AllowEmailSignUp: fc.boolean(),
      RequireOsKeystore: fc.boolean(),
      Organization: fc.constantFrom('molen', 'molen', 'molen', 'kaas'),
      Language: fc.constantFrom('nl', 'en'),
    },
    { requiredKeys: [] },
  ),
});

/** Everything that some sources let a person do; nothing where they stop the app. */
function allowances(sources: readonly PolicySource[]): Set<string> {
  const policy = resolved(...sources);
  if (policy.stops.length > 0) return new Set();
  const { values } = policy;
  const rules = deriveSignInRules(values, null);
  if (allowsNothing(rules)) return new Set();
  const of = (name: string, list: readonly string[] | null, all: readonly string[]) =>
    all.filter((one) => list?.includes(one) ?? true).map((one) => `${name} ${one}`);
  return new Set([
    ...of('method', rules.methods, ['microsoft', 'google', 'apple', 'organisation', 'econnect']),
    ...of('returnPath', rules.returnPaths, ['loopback', 'relay', 'paste']),
    ...of('domain', rules.emailDomains, ['molen.test', 'kaas.test', 'nergens.test', 'elders.test']),
    ...of('tenant', rules.tenants, ['5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01', 'another']),
    ...(rules.emailSignUp ? ['sign-up by e-mail'] : []),
    ...(rules.requireKeystore ? [] : ['a session without keychain']),
  ]);
}

test('whatever a source adds, nothing becomes allowed that was not', () => {
  const seen = { allowing: 0, stopped: 0 };
  fc.assert(
    fc.property(fc.array(sensible, { maxLength: 4 }), fc.oneof(sensible, anySource), (sources, added) => {
      const before = allowances(sources);
      const after = allowances([...sources, added]);
      for (const allowed of after) expect(before).toContain(allowed);
      seen[after.size > 0 ? 'allowing' : 'stopped'] += 1;
    }),
    { numRuns: 2_000 },
  );
  // Neither half of the question was left out.
  expect(Math.min(seen.allowing, seen.stopped)).toBeGreaterThan(100);
});

test('whatever a source adds to nonsense, it does not start to make sense', () => {
  fc.assert(
    fc.property(fc.array(anySource, { maxLength: 5 }), anySource, (sources, added) => {
      const before = allowances(sources);
      for (const allowed of allowances([...sources, added])) expect(before).toContain(allowed);
    }),
    { numRuns: 1_000 },
  );
});

test('the order in which sources are found does not matter', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anySource, { maxLength: 5, selector: ({ origin }) => origin }), (sources) => {
      const { values, organisation } = resolved(...sources);
      const turned = resolved(...[...sources].reverse());
      expect(turned.values).toEqual(values);
      expect(turned.organisation).toEqual(organisation);
    }),
    { numRuns: 500 },
  );
});
