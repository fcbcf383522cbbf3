import { describe, expect, test } from 'vitest';
import { findConcern } from '../../../../main/policy/membership.ts';
import { noRules } from '../../../../main/policy/sign-in-rules.ts';
import { account } from '../journey/states.ts';
import { molen } from './managed.ts';

describe('the concern about a verified identity', () => {
  const identity = { method: 'google' as const, emailVerified: true };
  const ask = (about: Omit<Parameters<typeof findConcern>[0], 'account'>, email: string = account.email) =>
    findConcern({ ...about, account: { ...account, email } }, noRules);
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
  test('is raised for an address that Google has not verified', () => {
    expect(ask({ ...identity, emailVerified: false })).toBe('unverified-address');
  });
  test("is raised for an account of Microsoft's personal tenant, whatever its address", () => {
    const tenantId = '9188040d-6c67-4c5b-b112-36a304b66dad';
    expect(ask({ method: 'microsoft', emailVerified: false, tenantId })).toBe('consumer-address');
  });
  test('is not raised for an unverified Microsoft address, which the platform confirms by mail', () => {
    expect(ask({ method: 'microsoft', emailVerified: false })).toBeNull();
  });
  test("is raised for an address that Apple hides, by Apple's own claim", () => {
    expect(ask({ method: 'apple', emailVerified: true, addressHidden: true }, 'x@y.test')).toBe(
      'hidden-address',
    );
  });
  test('is not raised for an existing eConnect account', () => {
    expect(ask({ method: 'econnect', emailVerified: false }, 'iris@gmail.com')).toBeNull();
  });
});

describe('an organisation', () => {
  const organisation = { ...molen, emailDomains: ['molen.test', 'molen.example'] };
  test.each([
    ['required', 'molen.test', null],
    ['required', 'molen.example', null],
    ['required', 'elders.test', 'outside-organisation'],
    ['suggested', 'molen.example', null],
    ['suggested', 'elders.test', 'other-organisation'],
  ] as const)('%s, and a Google account of %s: %s', (mode, hostedDomain, concern) => {
    const identity = { method: 'google' as const, emailVerified: true, hostedDomain };
    const rules = { ...noRules, organisation: { organisation, mode } };
    const email = `fenna@${hostedDomain}`;
    expect(findConcern({ ...identity, account: { ...account, email } }, rules)).toBe(concern);
  });
});
