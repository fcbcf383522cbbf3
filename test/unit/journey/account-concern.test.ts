import { describe, expect, test } from 'vitest';
import { concernAbout } from '../../../main/journey/account-concern.ts';
import { noRules } from '../../../main/policy/sign-in-rules.ts';
import { account } from './states.ts';

describe('what an identity is asked about', () => {
  const identity = { method: 'google' as const, emailVerified: true };
  const ask = (about: Omit<Parameters<typeof concernAbout>[0], 'account'>, email: string = account.email) =>
    concernAbout({ ...about, account: { ...account, email } }, noRules);
  test.each([
    ['fenna@bakkerij-devries.test', null],
    ['gerrit@gmail.com', 'consumer-address'],
    ['gerrit@Outlook.com', 'consumer-address'],
    ['gerrit@hotmail.nl', 'consumer-address'],
    ['gerrit@yahoo.co.uk', 'consumer-address'],
    ['x7@privaterelay.appleid.com', 'hidden-address'],
    ['gerrit@notgmail.com', null],
    ['gerrit@gmail.com.bakkerij.test', null],
  ] as const)('%s: %s', (email, concern) => {
    expect(ask(identity, email)).toBe(concern);
  });
  test('an address that Google has not verified', () => {
    expect(ask({ ...identity, emailVerified: false })).toBe('unverified-address');
  });
  test("an account of Microsoft's personal tenant, whatever its address", () => {
    const tenantId = '9188040d-6c67-4c5b-b112-36a304b66dad';
    expect(ask({ method: 'microsoft', emailVerified: false, tenantId })).toBe('consumer-address');
  });
  test('a Microsoft address that nobody vouches for is left to the platform', () => {
    expect(ask({ method: 'microsoft', emailVerified: false })).toBeNull();
  });
  test('an address that Apple hides, by what Apple says of it', () => {
    expect(ask({ method: 'apple', emailVerified: true, addressHidden: true }, 'x@y.test')).toBe(
      'hidden-address',
    );
  });
  test('nothing of an own eConnect account: it is there already', () => {
    expect(ask({ method: 'econnect', emailVerified: false }, 'iris@gmail.com')).toBeNull();
  });
});

describe('an organisation that is expected', () => {
  const tenantId = 'c41b9d36-1e58-4f7a-b2d0-6a8f3e5c7d03';
  const facts = {
    slug: 'molen',
    name: 'Molen B.V.',
    method: 'google' as const,
    restricted: false,
    support: 'https://molen.test/help',
  };
  const molen = { ...facts, tenantId, hostedDomain: 'molen.test', emailDomains: ['molen.test'] };
  const byAddress = { ...facts, emailDomains: ['molen.test'] };
  test.each([
    ["Microsoft's tenant decides", { method: 'microsoft', tenantId }, 'x@elders.test', molen, true],
    [
      'in capitals as well',
      { method: 'microsoft', tenantId: tenantId.toUpperCase() },
      'x@elders.test',
      molen,
      true,
    ],
    [
      'another tenant, with the right address',
      { method: 'microsoft', tenantId: 'other' },
      'x@molen.test',
      molen,
      false,
    ],
    [
      'no tenant, with the right address',
      { method: 'microsoft', emailVerified: true },
      'x@molen.test',
      molen,
      false,
    ],
    [
      "Google's hosted domain decides",
      { method: 'google', hostedDomain: 'molen.test' },
      'x@elders.test',
      molen,
      true,
    ],
    [
      'another hosted domain',
      { method: 'google', hostedDomain: 'elders.test' },
      'x@molen.test',
      molen,
      false,
    ],
    ['no hosted domain', { method: 'google', emailVerified: true }, 'x@molen.test', molen, false],
    [
      'a verified address, where nothing else is known',
      { method: 'microsoft', emailVerified: true },
      'x@Molen.test',
      byAddress,
      true,
    ],
    [
      'an address that nobody verified',
      { method: 'microsoft', emailVerified: false },
      'x@molen.test',
      byAddress,
      false,
    ],
    ['a verified address by Apple', { method: 'apple', emailVerified: true }, 'x@molen.test', molen, true],
    [
      'a subdomain is another domain',
      { method: 'apple', emailVerified: true },
      'x@a.molen.test',
      molen,
      false,
    ],
    [
      'a longer name is another domain',
      { method: 'apple', emailVerified: true },
      'x@notmolen.test',
      molen,
      false,
    ],
    [
      'no domains to compare with',
      { method: 'apple', emailVerified: true },
      'x@molen.test',
      { ...molen, emailDomains: [] },
      false,
    ],
    [
      'an own eConnect account, too',
      { method: 'econnect', emailVerified: true },
      'x@elders.test',
      molen,
      false,
    ],
  ] as const)('%s', (_, about, email, expected, belongs) => {
    const concern = concernAbout(
      { emailVerified: false, ...about, account: { ...account, email } },
      {
        ...noRules,
        organisation: {
          organisation: { ...expected, emailDomains: [...expected.emailDomains] },
          mode: 'required',
        },
      },
    );
    if (belongs) expect(concern).not.toBe('outside-organisation');
    else expect(concern).toBe('outside-organisation');
  });
});
