import { describe, expect, test } from 'vitest';
import { returnPaths } from '#contract/sign-in-method.ts';
import { listUsableMethods, offersOf } from '../../../../main/journey/offers.ts';
import { capabilities } from '../../../../main/platform-contract/capabilities.ts';
import { narrowToPlatform, noRules, type SignInRules } from '../../../../main/policy/sign-in-rules.ts';

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
