import { describe, expect, test } from 'vitest';
import { returnPaths } from '#contract/sign-in-method.ts';
import { transition } from '../../../../main/journey/machine.ts';
import { noRules } from '../../../../main/policy/sign-in-rules.ts';
import { states } from './states.ts';

describe('the offers', () => {
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
