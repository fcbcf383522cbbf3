import { describe, expect, test } from 'vitest';
import { returnPaths } from '#contract/sign-in-method.ts';
import { transition } from '../../../../main/journey/machine.ts';
import { offersOf } from '../../../../main/journey/offers.ts';
import { noRules } from '../../../../main/policy/sign-in-rules.ts';
import { states } from './states.ts';

const molen = {
  slug: 'molen',
  name: 'Molen B.V.',
  method: 'google' as const,
  emailDomains: ['molen.test'],
  restricted: false,
  support: 'https://molen.test/help',
};

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
  test.each(['signing in', 'checking a new account'] as const)(
    'a method that is no longer offered is left at once, and its work stops: %s',
    (name) => {
      const offers = { ...states[name].offers, methods: [{ id: 'microsoft' as const, available: true }] };
      const [state, effects] = transition(states[name], { type: 'offers-changed', offers, rules: noRules });
      expect(state.journey).toEqual({ step: 'choosing', failure: { code: 'not-allowed-here', at: 'page' } });
      expect(effects).toEqual([{ do: 'abandon' }]);
    },
  );
  test('a configuration that arrives later changes the offers, not the step', () => {
    const offers = { methods: [], manualSignUp: false, returnPaths };
    const [state] = transition(states['waiting for activation'], {
      type: 'offers-changed',
      offers,
      rules: noRules,
    });
    expect(state.offers).toBe(offers);
    expect(state.journey).toBe(states['waiting for activation'].journey);
  });
});
