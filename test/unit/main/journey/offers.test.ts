import { describe, expect, test } from 'vitest';
import { transports } from '#contract/sign-in-method.ts';
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

describe('what is offered', () => {
  const methods = [
    { id: 'microsoft', kind: 'microsoft', available: true },
    { id: 'google', kind: 'google', available: false },
    { id: 'apple', kind: 'oidc', available: true },
    { id: 'econnect', kind: 'oidc', available: true },
  ] as const;
  test('before any configuration: whatever the environment can do, Apple as coming', () => {
    expect(offersOf(['google', 'apple'], null, noRules)).toEqual({
      methods: [
        { id: 'google', available: true },
        { id: 'apple', available: false },
      ],
      manualSignUp: true,
      transports,
    });
  });
  test('what the platform lists and this client can do; Apple is announced as coming', () => {
    expect(
      offersOf(['microsoft', 'google'], { methods: [...methods], manualSignUp: false }, noRules),
    ).toEqual({
      methods: [
        { id: 'microsoft', available: true },
        { id: 'google', available: false },
        { id: 'apple', available: false },
      ],
      manualSignUp: false,
      transports,
    });
  });
  test('Apple, once this client can do it and the platform says that it is there', () => {
    const offers = offersOf(['apple', 'econnect'], { methods: [...methods], manualSignUp: true }, noRules);
    expect(offers.methods).toEqual([
      { id: 'apple', available: true },
      { id: 'econnect', available: true },
    ]);
  });
  test('an organisation and an own account are not announced before they are there', () => {
    const closed = (['organisation', 'econnect'] as const).map((id) => ({
      id,
      kind: 'oidc' as const,
      available: false,
    }));
    const offers = offersOf(['organisation', 'econnect'], { methods: closed, manualSignUp: true }, noRules);
    expect(offers.methods).toEqual([]);
  });
  test('what the rules leave of it, the organisation’s own way first', () => {
    const rules = {
      ...noRules,
      methods: ['google', 'microsoft'] as const,
      emailSignUp: false,
      transports: ['relay'] as const,
      organisation: { organisation: molen, mode: 'suggested' as const },
    };
    expect(offersOf(['microsoft', 'google', 'econnect'], null, rules)).toEqual({
      methods: [
        { id: 'google', available: true },
        { id: 'microsoft', available: true },
      ],
      manualSignUp: false,
      transports: ['relay'],
    });
  });
  test.each(['signing in', 'checking a new account'] as const)(
    'a way in that is no longer offered is left at once, and its work with it: %s',
    (name) => {
      const offers = { ...states[name].offers, methods: [{ id: 'microsoft' as const, available: true }] };
      const [state, effects] = transition(states[name], { type: 'offers-changed', offers, rules: noRules });
      expect(state.journey).toEqual({ step: 'choosing', failure: { code: 'not-allowed-here', at: 'page' } });
      expect(effects).toEqual([{ do: 'abandon' }]);
    },
  );
  test('a configuration that arrives later changes the offers and not the step', () => {
    const offers = { methods: [], manualSignUp: false, transports };
    const [state] = transition(states['waiting for activation'], {
      type: 'offers-changed',
      offers,
      rules: noRules,
    });
    expect(state.offers).toBe(offers);
    expect(state.journey).toBe(states['waiting for activation'].journey);
  });
});
