import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signInMethods } from '#contract/sign-in-method.ts';
import type { Organisation } from '../../../../main/platform-contract/contract.ts';
import {
  belongsTo,
  isMember,
  isSessionOfMember,
  type MembershipProof,
  type MembershipRules,
  proofOfAddress,
  proveMembership,
  readProof,
} from '../../../../main/policy/membership.ts';
import type { OrganisationInUse } from '../../../../main/policy/sign-in-rules.ts';
import { molen as googleMolen } from './managed.ts';

const tenantId = 'c41b9d36-1e58-4f7a-b2d0-6a8f3e5c7d03';
const otherTenant = '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01';

/** An organisation of which everything is known, with two domains. */
const molen: Organisation = {
  ...googleMolen,
  tenantId,
  scheme: 'molen-idp',
  emailDomains: ['molen.test', 'molen.example'],
};
const { tenantId: _, hostedDomain: __, scheme: ___, ...byAddress } = molen;

const noRules: MembershipRules = { organisation: null, tenants: null, emailDomains: null, methods: null };
const required = (organisation: Organisation): MembershipRules => ({
  ...noRules,
  organisation: { organisation, mode: 'required' },
});

const at = (email: string, verified = true) => ({ ...proofOfAddress(email).address, verified });
const microsoft = (tenant: string | null, email: string, verified = false): MembershipProof => ({
  by: 'tenant',
  tenantId: tenant,
  address: at(email, verified),
});
const google = (domain: string | null, email: string, verified = true): MembershipProof => ({
  by: 'hosted-domain',
  domain,
  address: at(email, verified),
});
const ownProvider = (scheme: string | null, email: string, verified = true): MembershipProof => ({
  by: 'own-provider',
  scheme,
  address: at(email, verified),
});

describe('whom an organisation counts as its own', () => {
  test.each<[string, Organisation, MembershipProof, boolean]>([
    ['its tenant, whatever the address', molen, microsoft(tenantId, 'x@elders.test'), true],
    ['its tenant in capitals', molen, microsoft(tenantId.toUpperCase(), 'x@elders.test'), true],
    ['another tenant with its address, verified', molen, microsoft(otherTenant, 'x@molen.test', true), false],
    ['no tenant with its address, verified', molen, microsoft(null, 'x@molen.test', true), false],
    ['an empty tenant', { ...molen, tenantId: '' }, microsoft('', 'x@molen.test', true), false],
    [
      'any tenant with its address, where none is known',
      byAddress,
      microsoft('x', 'x@molen.test', true),
      true,
    ],
    ['the same, not verified', byAddress, microsoft('x', 'x@molen.test'), false],

    ['its hosted domain, whatever the address', molen, google('molen.test', 'x@elders.test'), true],
    ['its hosted domain in capitals', molen, google('Molen.TEST', 'x@elders.test'), true],
    ['another of its domains as hosted domain', molen, google('molen.example', 'x@molen.example'), true],
    [
      'one of its domains, where no hosted one is known',
      byAddress,
      google('molen.example', 'x@y.test'),
      true,
    ],
    ['another hosted domain with its address', molen, google('elders.test', 'x@molen.test'), false],
    ['no hosted domain with its address', molen, google(null, 'x@molen.test'), false],
    ['an empty hosted domain', { ...molen, hostedDomain: '' }, google('', 'x@molen.test'), false],
    ['no hosted domain with its address, where none is known', byAddress, google(null, 'x@molen.test'), true],
    ['the same, not verified', byAddress, google(null, 'x@molen.test', false), false],

    ['its own provider with its address', molen, ownProvider('molen-idp', 'x@molen.test'), true],
    [
      'the same, not verified: the provider vouches',
      molen,
      ownProvider('molen-idp', 'x@molen.test', false),
      true,
    ],
    ['a guest at its own provider', molen, ownProvider('molen-idp', 'x@elders.test'), false],
    ['the provider of another with its address', molen, ownProvider('elders-idp', 'x@molen.test'), false],
    ['a provider without a name with its address', molen, ownProvider(null, 'x@molen.test'), false],
    ['any provider with its address, where none is known', byAddress, ownProvider('x', 'x@molen.test'), true],
    ['the same, not verified', byAddress, ownProvider('x', 'x@molen.test', false), false],

    ['a verified address', molen, proofOfAddress('x@molen.test'), true],
    ['a verified address of its second domain', molen, proofOfAddress('x@Molen.Example'), true],
    ['an address that is not verified', molen, { by: 'address', address: at('x@molen.test', false) }, false],
    ['a subdomain', molen, proofOfAddress('x@a.molen.test'), false],
    ['a longer name', molen, proofOfAddress('x@notmolen.test'), false],
    ['a name that goes on', molen, proofOfAddress('x@molen.test.elders.test'), false],
    [
      'an organisation without domains',
      { ...molen, emailDomains: [] },
      proofOfAddress('x@molen.test'),
      false,
    ],
  ])('%s', (_what, organisation, proof, belongs) => {
    expect(belongsTo(organisation, proof)).toBe(belongs);
    expect(isMember(required(organisation), proof)).toBe(belongs);
    const suggested: OrganisationInUse = { organisation, mode: 'suggested' };
    expect(isMember({ ...noRules, organisation: suggested }, proof)).toBe(true);
  });
});

describe('whom the policy lets in', () => {
  const domains = (...emailDomains: string[]): MembershipRules => ({ ...noRules, emailDomains });
  const tenants = (...ids: string[]): MembershipRules => ({ ...noRules, tenants: ids });
  test.each<[string, MembershipRules, MembershipProof, boolean]>([
    ['a listed tenant', tenants(otherTenant, tenantId), microsoft(tenantId, 'x@y.test'), true],
    ['a tenant that is not listed', tenants(otherTenant), microsoft(tenantId, 'x@y.test'), false],
    ['no tenant', tenants(tenantId), microsoft(null, 'x@y.test'), false],
    ['an empty list of tenants', tenants(), microsoft(tenantId, 'x@y.test'), false],
    ['tenants, and an account of Google', tenants(tenantId), google(null, 'x@y.test', false), true],
    ['a listed domain', domains('kaas.test', 'molen.test'), google(null, 'x@molen.test'), true],
    ['a domain that is not listed', domains('kaas.test'), google('kaas.test', 'x@molen.test'), false],
    [
      'a listed domain that is not verified',
      domains('kaas.test'),
      google('kaas.test', 'x@kaas.test', false),
      false,
    ],
    [
      'a listed domain by own provider, not verified',
      domains('a.test'),
      ownProvider('a', 'x@a.test', false),
      false,
    ],
    ['an empty list of domains', domains(), proofOfAddress('x@molen.test'), false],
    ['no domain at all', domains(''), proofOfAddress('nobody'), false],
    [
      'a listed tenant does not vouch for an address: a tenant decides by itself what it calls one',
      { ...domains('molen.test'), tenants: [tenantId] },
      microsoft(tenantId, 'x@molen.test'),
      false,
    ],
    [
      'a listed tenant and a verified address',
      { ...domains('molen.test'), tenants: [tenantId] },
      microsoft(tenantId, 'x@molen.test', true),
      true,
    ],
    [
      'an organisation and a listed domain that only one meets',
      { ...required(molen), emailDomains: ['elders.test'] },
      proofOfAddress('x@molen.test'),
      false,
    ],
    [
      'an organisation and a list that both are met, by different facts',
      { ...required(molen), emailDomains: ['elders.test'] },
      google('molen.test', 'x@elders.test'),
      true,
    ],
  ])('%s', (_what, rules, proof, isIn) => {
    expect(isMember(rules, proof)).toBe(isIn);
  });

  const unnamed: MembershipProof = { by: 'issuer', address: at('x@molen.test') };
  test.each<[string, MembershipRules, boolean]>([
    ['no rule', noRules, true],
    ['a list of domains that has its verified one', { ...noRules, emailDomains: ['molen.test'] }, true],
    ['a list of domains without its own', { ...noRules, emailDomains: ['elders.test'] }, false],
    [
      'a suggested organisation',
      { ...required(molen), organisation: { organisation: molen, mode: 'suggested' } },
      true,
    ],
    ['a required organisation', required(molen), false],
    ['a required organisation of which only domains are known', required(byAddress), false],
    ['a list of tenants', { ...noRules, tenants: [tenantId] }, false],
    ['a list of methods', { ...noRules, methods: ['microsoft', 'econnect'] }, false],
  ])('an account whose provider the issuer did not name, under %s', (_what, rules, isIn) => {
    expect(isMember(rules, unnamed)).toBe(isIn);
  });

  test('such an account belongs to an organisation by its address alone, where that is all that is known of it', () => {
    expect(belongsTo(byAddress, unnamed)).toBe(true);
    for (const known of [{ tenantId }, { hostedDomain: 'molen.test' }, { scheme: 'molen-idp' }])
      expect(belongsTo({ ...byAddress, ...known }, unnamed)).toBe(false);
  });

  test('everybody, where nothing is asked, also without a proof', () => {
    expect(isMember(noRules, null)).toBe(true);
    expect(isMember(noRules, microsoft(null, 'nobody'))).toBe(true);
  });
});

describe('what an identity proves', () => {
  const identity = {
    account: { name: 'Fenna', email: 'fenna@Molen.test' },
    emailVerified: true,
    tenantId: 't1',
    hostedDomain: 'h.test',
    ownScheme: 's1',
  };
  const address = { domain: 'molen.test', verified: true };
  test.each([
    ['microsoft', { by: 'tenant', tenantId: 't1', address }],
    ['google', { by: 'hosted-domain', domain: 'h.test', address }],
    ['organisation', { by: 'own-provider', scheme: 's1', address }],
    ['apple', { by: 'address', address }],
    ['econnect', { by: 'address', address }],
  ] as const)('%s: what that provider vouches for, and nothing else', (method, proof) => {
    expect(proveMembership({ ...identity, method })).toEqual(proof);
    expect(readProof(JSON.parse(JSON.stringify(proof)))).toEqual(proof);
  });

  test.each(['microsoft', 'google', 'organisation', 'apple', 'econnect'] as const)(
    '%s, where the issuer did not name its provider: an address and nothing else',
    (method) => {
      expect(proveMembership({ ...identity, method, isProviderUnnamed: true })).toEqual({
        by: 'issuer',
        address,
      });
    },
  );
});

describe('the domain of an address', () => {
  test.each([
    ['x@Molen.TEST', 'molen.test'],
    ['x@bäckerei.test', 'xn--bckerei-5wa.test'],
    ['x@BÄCKEREI.test', 'xn--bckerei-5wa.test'],
    ['x@XN--BCKEREI-5WA.test', 'xn--bckerei-5wa.test'],
    ['"a@b"@molen.test', 'molen.test'],
    ['x@elders.test@molen.test', 'molen.test'],
    ['molen.test', ''],
    ['x@', ''],
    ['x@molen.test/elders.test', ''],
    ['x@molen.test#.elders.test', ''],
    ['x@mo%6cen.test', ''],
    ['x@molen.test ', ''],
    ['x@molen.test\0', ''],
  ])('of %j is %j', (email, domain) => {
    expect(proofOfAddress(email).address.domain).toBe(domain);
  });
});

const domain = fc.constantFrom('molen.test', 'molen.example', 'elders.test', 'bäckerei.test', '');
const tenant = fc.constantFrom(tenantId, otherTenant, '');
const scheme = fc.constantFrom('molen-idp', 'elders-idp');
const address = fc.record({ domain, verified: fc.boolean() });
const proof: fc.Arbitrary<MembershipProof> = fc.oneof(
  fc.record({ by: fc.constant('tenant' as const), tenantId: fc.option(tenant), address }),
  fc.record({ by: fc.constant('hosted-domain' as const), domain: fc.option(domain), address }),
  fc.record({ by: fc.constant('own-provider' as const), scheme: fc.option(scheme), address }),
  fc.record({ by: fc.constant('address' as const), address }),
  fc.record({ by: fc.constant('issuer' as const), address }),
);
const method = fc.constantFrom(...signInMethods);
const organisation: fc.Arbitrary<Organisation> = fc
  .record({
    tenantId: fc.option(tenant, { nil: undefined }),
    hostedDomain: fc.option(domain, { nil: undefined }),
    scheme: fc.option(scheme, { nil: undefined }),
    emailDomains: fc.uniqueArray(domain),
  })
  .map(({ tenantId, hostedDomain, scheme, emailDomains }) => ({
    ...byAddress,
    emailDomains,
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(hostedDomain === undefined ? {} : { hostedDomain }),
    ...(scheme === undefined ? {} : { scheme }),
  }));
const mode = fc.constantFrom('suggested' as const, 'required' as const);
const rules: fc.Arbitrary<MembershipRules> = fc.record({
  organisation: fc.option(fc.record({ organisation, mode })),
  tenants: fc.option(fc.uniqueArray(tenant)),
  emailDomains: fc.option(fc.uniqueArray(domain)),
  methods: fc.option(fc.uniqueArray(method)),
});

/** The same rules with one more, or with a list that is shorter. */
const stricter = (given: MembershipRules): fc.Arbitrary<MembershipRules> => {
  const shorter = <Item extends string>(list: readonly Item[] | null, items: fc.Arbitrary<Item>) =>
    list === null ? fc.option(fc.uniqueArray(items)) : fc.subarray([...list]);
  const { organisation: inUse } = given;
  const narrower: fc.Arbitrary<MembershipRules['organisation']> =
    inUse === null
      ? fc.option(fc.record({ organisation, mode }))
      : fc.record({
          mode: inUse.mode === 'required' ? fc.constant('required' as const) : mode,
          organisation: fc
            .subarray(inUse.organisation.emailDomains)
            .map((emailDomains) => ({ ...inUse.organisation, emailDomains })),
        });
  return fc.record({
    organisation: narrower,
    tenants: shorter(given.tenants, tenant),
    emailDomains: shorter(given.emailDomains, domain),
    methods: shorter(given.methods, method),
  });
};
const asksSomething = ({ organisation, tenants, emailDomains }: MembershipRules) =>
  organisation?.mode === 'required' || tenants !== null || emailDomains !== null;

describe('whatever the rules are', () => {
  test('one more rule, or a shorter list, never lets more people in', () => {
    const pair = rules.chain((given) => fc.tuple(fc.constant(given), stricter(given)));
    fc.assert(
      fc.property(pair, proof, ([lax, strict], who) => {
        if (isMember(strict, who)) expect(isMember(lax, who)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test('an empty list lets nobody in', () => {
    fc.assert(
      fc.property(rules, proof, (given, who) => {
        expect(isMember({ ...given, emailDomains: [] }, who)).toBe(false);
        if (who.by === 'tenant') expect(isMember({ ...given, tenants: [] }, who)).toBe(false);
      }),
    );
  });

  test('a proof that this version does not know is none, and lets nobody in where anything is asked', () => {
    const unknown = fc.oneof(
      fc.anything(),
      fc.record({ by: fc.string(), tenantId: tenant, address }),
      proof.map(({ address: _, ...rest }) => rest),
    );
    fc.assert(
      fc.property(rules, unknown, (given, kept) => {
        const read = readProof(kept);
        fc.pre(read === null);
        expect(isMember(given, read)).toBe(!asksSomething(given));
      }),
      { numRuns: 1_000 },
    );
  });

  test('a proof that was kept decides as it did at the sign-in, and fields of a later version change nothing', () => {
    fc.assert(
      fc.property(rules, proof, (given, who) => {
        const kept: unknown = JSON.parse(JSON.stringify({ ...who, later: { address: 'x' } }));
        expect(readProof(kept)).toEqual(who);
        expect(isMember(given, readProof(kept))).toBe(isMember(given, who));
      }),
    );
  });

  test('a domain is the same in any case and in either of its spellings', () => {
    const spelt = fc.constantFrom(
      ...['bäckerei.test', 'BÄCKEREI.TEST', 'xn--bckerei-5wa.test', 'XN--BCKEREI-5WA.Test'],
    );
    fc.assert(
      fc.property(spelt, spelt, (listed, theirs) => {
        const who = proofOfAddress(`x@${theirs}`);
        expect(isMember({ ...noRules, emailDomains: [listed] }, who)).toBe(true);
        const org = { ...byAddress, emailDomains: [listed] };
        expect(belongsTo(org, google(theirs, 'x@elders.test'))).toBe(true);
        expect(
          belongsTo({ ...org, emailDomains: [], hostedDomain: listed }, google(theirs, 'x@y.test')),
        ).toBe(true);
      }),
    );
  });
});

describe('a session', () => {
  const rules = { ...noRules, emailDomains: ['molen.test'] };
  const inside = google('molen.test', 'iris@molen.test');
  const outside = google(null, 'iris@elders.test');

  test.each([
    ['a proof counts, whatever the address', inside, 'iris@elders.test', true],
    ['an address does not stand in for a proof that refuses', outside, 'iris@molen.test', false],
    ['without a proof the address of the platform counts', null, 'iris@molen.test', true],
    ['without a proof an address outside is refused', null, 'iris@elders.test', false],
    ['nothing is known', null, null, false],
  ] as const)('%s', (_what, proof, email, isAllowed) => {
    expect(isSessionOfMember(rules, { proof, email })).toBe(isAllowed);
    expect(isSessionOfMember(noRules, { proof, email })).toBe(true);
  });
});
