import { describe, expect, test } from 'vitest';
import { returnPaths } from '#contract/sign-in-method.ts';
import { listUsableMethods, offersOf } from '../../../../main/app/offers.ts';
import { narrowToPlatform } from '../../../../main/app/rules-publisher.ts';
import { capabilities } from '../../../../main/platform-contract/capabilities.ts';
import { noRules, type SignInRules } from '../../../../main/policy/sign-in-rules.ts';
import { molen } from '../policy/managed.ts';

const all = [...capabilities];
const without = (name: string) => ({ capabilities: all.filter((one) => one !== name) });

describe('the rules, at a platform', () => {
  test.each([
    ['is not known yet', null],
    ['lists nothing', {}],
    ['has everything', { capabilities: all }],
  ])('that %s, are those of the machine', (_what, configuration) => {
    expect(narrowToPlatform(noRules, configuration)).toEqual(noRules);
  });

  test.each<[string, Partial<SignInRules>, readonly string[]]>([
    ['any way back', {}, ['loopback']],
    ['two ways back', { returnPaths: ['relay', 'loopback'] }, ['loopback']],
    ['the relay alone', { returnPaths: ['relay'] }, []],
  ])('without relays, keep of %s what comes straight to this machine', (_what, rules, left) => {
    expect(narrowToPlatform({ ...noRules, ...rules }, without('relay')).returnPaths).toEqual(left);
  });

  test('without sign-ups, allow no account by e-mail', () => {
    expect(narrowToPlatform(noRules, without('sign-up')).emailSignUp).toBe(false);
    expect(narrowToPlatform({ ...noRules, emailSignUp: false }, { capabilities: all }).emailSignUp).toBe(
      false,
    );
  });
});

describe('the offers', () => {
  const methods = [
    { id: 'microsoft', kind: 'microsoft', available: true },
    { id: 'google', kind: 'google', available: false },
    { id: 'apple', kind: 'oidc', available: true },
    { id: 'econnect', kind: 'oidc', available: true },
  ] as const;
  test('without a configuration are the usable methods, with Apple as coming soon', () => {
    expect(offersOf(['google', 'apple'], null, noRules)).toEqual({
      methods: [
        { id: 'google', available: true },
        { id: 'apple', available: false },
      ],
      manualSignUp: true,
      returnPaths,
    });
  });
  test('are the listed methods that this client can use, with Apple as coming soon', () => {
    expect(
      offersOf(['microsoft', 'google'], { methods: [...methods], manualSignUp: false }, noRules),
    ).toEqual({
      methods: [
        { id: 'microsoft', available: true },
        { id: 'google', available: false },
        { id: 'apple', available: false },
      ],
      manualSignUp: false,
      returnPaths,
    });
  });
  test('include Apple once this client can use it and the platform has it', () => {
    const offers = offersOf(['apple', 'econnect'], { methods: [...methods], manualSignUp: true }, noRules);
    expect(offers.methods).toEqual([
      { id: 'apple', available: true },
      { id: 'econnect', available: true },
    ]);
  });
  test('do not announce an organisation or an own account before the platform has it', () => {
    const closed = (['organisation', 'econnect'] as const).map((id) => ({
      id,
      kind: 'oidc' as const,
      available: false,
    }));
    const offers = offersOf(['organisation', 'econnect'], { methods: closed, manualSignUp: true }, noRules);
    expect(offers.methods).toEqual([]);
  });
  test('are limited by the rules, with the organisation’s own method first', () => {
    const rules = {
      ...noRules,
      methods: ['google', 'microsoft'] as const,
      emailSignUp: false,
      returnPaths: ['relay'] as const,
      organisation: { organisation: molen, mode: 'suggested' as const },
    };
    expect(offersOf(['microsoft', 'google', 'econnect'], null, rules)).toEqual({
      methods: [
        { id: 'google', available: true },
        { id: 'microsoft', available: true },
      ],
      manualSignUp: false,
      returnPaths: ['relay'],
    });
  });
});

test('a platform without anything is offered by what its issuer can do', () => {
  const configuration = {
    methods: (['microsoft', 'google', 'econnect'] as const).map((id) => ({
      id,
      kind: 'oidc' as const,
      available: true,
    })),
    manualSignUp: true,
    capabilities: [],
  };
  const environment = {
    name: 'plain',
    platform: 'https://platform.example',
    issuer: 'https://identity.example',
    providers: [
      { id: 'microsoft' as const, kind: 'oidc' as const, clientId: 'desktop', scheme: 'entra' },
      { id: 'google' as const, kind: 'google' as const, clientId: 'at-google' },
      { id: 'econnect' as const, kind: 'oidc' as const, clientId: 'desktop', scheme: 'local' },
    ],
    organisationKeys: [],
  };
  const rules = narrowToPlatform(noRules, configuration);
  const usable = (exchanges: boolean) => listUsableMethods(environment, rules, { exchanges });
  expect(usable(true)).toEqual(['microsoft', 'google', 'econnect']);
  expect(offersOf(usable(false), configuration, rules)).toEqual({
    methods: [
      { id: 'microsoft', available: true },
      { id: 'econnect', available: true },
    ],
    manualSignUp: false,
    returnPaths: ['loopback'],
  });
  expect(returnPaths).toContain('relay');
});
