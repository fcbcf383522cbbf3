import { describe, expect, test } from 'vitest';
import type { Journey } from '#contract/journey.ts';
import { returnPaths } from '#contract/sign-in-method.ts';
import type { Effect } from '../../../../main/journey/effect.ts';
import { transition } from '../../../../main/journey/machine.ts';
import type { State } from '../../../../main/journey/state.ts';
import { account, at, proof, states } from './states.ts';

type SigningIn = Extract<Journey, { step: 'signing-in' }>;

const signingIn = (more: Partial<SigningIn> = {}): State =>
  at(
    { step: 'signing-in', method: 'google', attempt: 3, phase: 'waiting', ...more },
    {
      method: 'google',
      offers: { methods: [{ id: 'econnect', available: true }], manualSignUp: true, returnPaths },
    },
  );

test('a return path that the rules leave out is skipped', () => {
  const offers = { ...signingIn().offers, returnPaths: ['loopback', 'paste'] as const };
  const state = { ...signingIn({ returnPath: 'loopback' }), offers };
  const { begin } = begun(transition(state, { type: 'use-another-way' }));
  expect(begin).toMatchObject({ returnPath: 'paste' });
  expect(transition(state, { type: 'show-qr' })).toEqual([state, []]);
});

/** The attempt that an event leads to. */
function begun([state, effects]: readonly [State, readonly Effect[]]) {
  const [begin] = effects.filter((effect) => effect.do === 'begin-sign-in');
  return { journey: state.journey, begin };
}

describe('another return path', () => {
  test.each([
    [undefined, 'relay'],
    ['loopback', 'relay'],
    ['relay', 'paste'],
    ['paste', 'loopback'],
  ] as const)('after %s comes %s, because the person asked', (returnPath, next) => {
    const { journey, begin } = begun(
      transition(signingIn(returnPath ? { returnPath } : {}), { type: 'use-another-way' }),
    );
    expect(begin).toMatchObject({ returnPath: next, deliver: 'browser', operation: 4 });
    expect(journey).toMatchObject({ returnPath: next, reason: 'chosen', phase: 'opening' });
  });

  test.each(['open-again', 'copy-link'] as const)(
    '%s keeps the chosen return path and its reason',
    (type) => {
      const { journey, begin } = begun(
        transition(signingIn({ returnPath: 'relay', reason: 'remote-session' }), { type }),
      );
      expect(begin).toMatchObject({ returnPath: 'relay', operation: 4 });
      expect(journey).toMatchObject({ returnPath: 'relay', reason: 'remote-session' });
    },
  );

  test('a QR code uses the relay, because a phone cannot reach a listener on this machine', () => {
    const { journey, begin } = begun(transition(signingIn({ returnPath: 'loopback' }), { type: 'show-qr' }));
    expect(begin).toMatchObject({ returnPath: 'relay', deliver: 'qr' });
    expect(journey).toMatchObject({ returnPath: 'relay', reason: 'chosen' });
    const qr = { size: 1, path: 'M0 0h1v1h-1z' };
    const [shown] = transition(at(journey, { method: 'google', operation: 4 }), {
      type: 'delivered',
      operation: 4,
      to: 'qr',
      qr,
      phrase: 'blauwe tulp',
    });
    expect(shown.journey).toMatchObject({ phase: 'qr-shown', qr, phrase: 'blauwe tulp' });
  });

  test('a machine on which nothing can listen uses the relay, without showing a failure', () => {
    const { journey, begin } = begun(
      transition(signingIn({ returnPath: 'loopback' }), {
        type: 'sign-in-failed',
        operation: 3,
        code: 'listener-unavailable',
      }),
    );
    expect(begin).toMatchObject({ returnPath: 'relay' });
    expect(journey).toMatchObject({ reason: 'loopback-blocked' });
    expect(journey).not.toHaveProperty('failure');
  });
});

describe('a pasted text', () => {
  test('that is not the answer is refused beside the field, and the attempt goes on', () => {
    const [refused, effects] = transition(states['waiting for a text'], {
      type: 'paste-refused',
      operation: 3,
    });
    expect(refused.journey).toMatchObject({
      phase: 'waiting',
      failure: { code: 'paste-wrong', at: 'paste' },
    });
    expect(effects).toEqual([]);
    const [again] = transition(refused, { type: 'submit-pasted', text: 'Y29kZT14' });
    expect(again.journey).not.toHaveProperty('failure');
  });

  test('is taken only by the return path paste', () => {
    const state = signingIn({ returnPath: 'relay' });
    expect(transition(state, { type: 'submit-pasted', text: 'Y29kZT14' })).toEqual([state, []]);
  });
});

describe("eConnect's own account", () => {
  const entering = at(
    { step: 'entering-email', email: 'iris@molen.test', phase: 'idle' },
    { drafts: { email: 'iris@molen.test', username: '' }, offers: signingIn().offers },
  );
  const chosen = { type: 'choose', method: 'econnect' } as const;

  test('can be chosen at the e-mail page, and the typed address is kept', () => {
    const [state] = transition(entering, chosen);
    expect(state.journey).toMatchObject({ step: 'signing-in', method: 'econnect' });
    const [back] = transition(state, { type: 'cancel' });
    expect(back.journey).toEqual({ step: 'entering-email', email: 'iris@molen.test', phase: 'idle' });
  });

  test('shows a failure at the e-mail page', () => {
    const [state] = transition(entering, chosen);
    const failed = { type: 'sign-in-failed', operation: state.operation, code: 'sign-in-denied' } as const;
    expect(transition(state, { ...failed, reference: '7KQ2-M9XD' })[0].journey).toMatchObject({
      step: 'entering-email',
      failure: { code: 'sign-in-denied', at: 'econnect', reference: '7KQ2-M9XD' },
    });
  });

  test('is offered only by the platform, and no other method can be chosen at that page', () => {
    const closed = { ...entering, offers: { methods: [], manualSignUp: true, returnPaths } };
    expect(transition(closed, chosen)).toEqual([closed, []]);
    expect(transition(entering, { type: 'choose', method: 'google' })).toEqual([entering, []]);
  });
});

describe('an account from outside the organisation', () => {
  const outsider = states["checking an outsider's account"];

  test('cannot be confirmed', () => {
    expect(transition(outsider, { type: 'confirm-account' })).toEqual([outsider, []]);
  });

  test('can be replaced by another account in one action', () => {
    const [state, effects] = transition(outsider, { type: 'use-another-account' });
    expect(state.journey).toMatchObject({ step: 'signing-in', method: 'google' });
    expect(effects.map((effect) => effect.do)).toEqual(['abandon', 'begin-sign-in']);
  });

  test('is shown with the organisation that was expected', () => {
    const expected = { name: 'Molen B.V.', domains: ['molen.test'] };
    const [state] = transition(signingIn(), {
      type: 'identity-verified',
      operation: 3,
      account,
      proof,
      concern: 'outside-organisation',
      expected,
    });
    expect(state.journey).toMatchObject({ step: 'checking-account', account, expected });
  });
});
