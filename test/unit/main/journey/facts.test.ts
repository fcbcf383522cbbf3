import { describe, expect, test } from 'vitest';
import type { FailureCode } from '#contract/failure.ts';
import type { Intent } from '#contract/journey.ts';
import type { Event } from '../../../../main/journey/event.ts';
import { savedJourneyOf, transition } from '../../../../main/journey/machine.ts';
import type { State } from '../../../../main/journey/state.ts';
import { intents } from './intents.ts';
import { found, reports } from './reports.ts';
import { memories } from './saved-journeys.ts';
import { account, at, nextSteps, registration, type StateName, signUp, states, terms } from './states.ts';

const stateAfter = (state: State, ...events: Event[]) =>
  events.reduce((current, event) => transition(current, event)[0], state);
const journeyAfter = (state: State, ...events: Event[]) => stateAfter(state, ...events).journey;
const failing = (
  state: StateName,
  type: 'sign-in-failed' | 'registration-failed' | 'activation-failed',
  code: FailureCode,
) => stateAfter(states[state], { ...reports[type], code });

describe('a failure is shown beside the control that caused it', () => {
  test('a refusal of a provider is shown at its button', () => {
    expect(failing('signing in', 'sign-in-failed', 'sign-in-denied').journey).toEqual({
      step: 'choosing',
      failure: { code: 'sign-in-denied', at: 'google' },
    });
  });
  test.each([
    ['waiting for confirmation', 'confirmed-sign-in-again'],
    ['signing in', 'sign-in-failed'],
  ] as const)('an ID token that the platform no longer takes, %s: %s', (state, code) => {
    expect(failing(state, 'sign-in-failed', 'sign-in-failed').journey).toMatchObject({
      step: 'choosing',
      failure: { code },
    });
  });
  test('a browser that cannot be opened keeps the step, so that the link can be copied', () => {
    expect(failing('signing in', 'sign-in-failed', 'browser-not-opened').journey).toMatchObject({
      step: 'signing-in',
      failure: { code: 'browser-not-opened', at: 'page' },
    });
  });
  test('an unavailable method is shown at its button', () => {
    expect(journeyAfter(states.choosing, { type: 'choose', method: 'apple' })).toEqual({
      step: 'choosing',
      failure: { code: 'method-unavailable', at: 'apple' },
    });
  });
  test('a sign-up by e-mail that is switched off is shown at its button', () => {
    const off = { ...states.choosing, offers: { ...states.choosing.offers, manualSignUp: false } };
    expect(journeyAfter(off, { type: 'choose-email' })).toMatchObject({
      failure: { code: 'manual-sign-up-disabled', at: 'email' },
    });
  });
  test.each([
    ['username-taken', 'username'],
    ['username-invalid', 'username'],
    ['password-too-weak', 'password'],
    ['terms-changed', 'terms'],
    ['registration-expired', 'submit'],
    ['offline', 'submit'],
  ] as const)('a registration refused as %s: at the %s', (code, control) => {
    const { journey } = failing('sending a registration', 'registration-failed', code);
    expect(journey).toMatchObject({ step: 'registering', username: 'iris', failure: { code, at: control } });
  });
  test.each([
    ['code-wrong', 'code'],
    ['code-tries-used-up', 'code'],
    ['sign-up-expired', 'page'],
  ] as const)('a code refused as %s: at the %s', (code, control) => {
    expect(failing('sending a code', 'activation-failed', code).journey).toMatchObject({
      phase: 'waiting',
      failure: { code, at: control },
    });
  });
  test.each(['sign-up-expired', 'registration-expired'] as const)(
    'an activation that ended with %s begins again with its address',
    (code) => {
      const failed = failing('sending a code', 'registration-failed', code);
      expect(journeyAfter(failed, { type: 'retry' })).toMatchObject({
        step: 'entering-email',
        email: signUp.email,
      });
    },
  );
  test.each([
    '',
    'iris',
    'iris@molen',
    'iris@@molen.test',
    'iris molen@molen.test',
    `${'i'.repeat(250)}@m.test`,
  ])('"%s" is not an address, and stays in its field', (email) => {
    const [state, effects] = transition(states['entering an address'], { type: 'submit-email', email });
    expect(state.journey).toMatchObject({ email, failure: { code: 'email-invalid', at: 'email' } });
    expect(effects).toEqual([]);
  });
});

describe('typed text is kept', () => {
  test('an address is kept when the person goes back', () => {
    const typed = stateAfter(
      states['entering an address'],
      { type: 'draft', field: 'email', value: 'iris@mol' },
      { type: 'cancel' },
      { type: 'choose-email' },
    );
    expect(typed.journey).toMatchObject({ step: 'entering-email', email: 'iris@mol' });
  });
  test('a user name is kept when the registration expires', () => {
    const again = stateAfter(
      states['registration expired'],
      { type: 'draft', field: 'username', value: 'iris-molen' },
      { type: 'register', password: 'een lang wachtwoord', acceptedTerms: terms },
      { type: 'registration-failed', operation: 3, code: 'registration-expired' },
      { type: 'retry' },
    );
    const loaded = stateAfter(
      again,
      { type: 'submit-email', email: signUp.email },
      { type: 'sign-up-started', operation: 5, signUp, pendingId: 'p2' },
      { type: 'activated', operation: 5 },
      { type: 'registration-loaded', operation: 6, registration: { ...registration, kind: 'email' } },
    );
    expect(loaded.journey).toMatchObject({ step: 'registering', username: 'iris-molen' });
  });
  test('changed terms are loaded, and the user name and the failure are kept', () => {
    const changed = failing('sending a registration', 'registration-failed', 'terms-changed');
    const renewed = { ...terms, version: '2026-02' };
    expect(
      journeyAfter(changed, {
        type: 'registration-loaded',
        operation: 3,
        registration: { ...registration, terms: renewed },
      }),
    ).toMatchObject({
      username: 'iris',
      terms: renewed,
      phase: 'idle',
      failure: { code: 'terms-changed', at: 'terms' },
    });
  });
});

describe('registering', () => {
  const register = (name: StateName, sent: Partial<Extract<Intent, { type: 'register' }>> = {}) =>
    transition(states[name], { ...intents.register, acceptedTerms: terms, ...sent });

  test('accepting other terms than the ones shown is refused', () => {
    const [state, effects] = register('registering an identity', {
      acceptedTerms: { version: terms.version, sha256: 'b'.repeat(64) },
    });
    expect(state.journey).toMatchObject({ failure: { code: 'terms-not-accepted', at: 'terms' } });
    expect(effects).toEqual([]);
  });
  test('an identity registers with the terms only, whatever else the window sends', () => {
    const [, effects] = register('registering an identity', { username: 'somebody' });
    expect(effects).toEqual([
      { do: 'register', operation: 3, details: { acceptedTerms: terms }, email: account.email },
    ]);
  });
  test.each([
    ['four letters', 'kort', 'password-too-weak'],
    ['six letters that are twelve units', '🔑'.repeat(6), 'password-too-weak'],
    ['longer than a platform without a limit takes', 'x'.repeat(5_000), 'password-too-long'],
  ])(
    'a password of %s is refused before it is sent, by the same rule as in the window',
    (_what, password, code) => {
      const [state, effects] = register('registering by e-mail', { password });
      expect(state.journey).toMatchObject({ failure: { code, at: 'password' } });
      expect(effects).toEqual([]);
    },
  );
  test('the password is never in the state', () => {
    const [state] = register('registering by e-mail');
    expect(JSON.stringify(state)).not.toContain(intents.register.password);
  });
});

describe('a restart resumes', () => {
  /** Where it resumes, and with what work. */
  const restored = (
    memory: keyof typeof memories | null,
    rest: Partial<Extract<Event, { type: 'restored' }>> = {},
  ) => {
    const saved = memory && memories[memory];
    const [{ journey }, effects] = transition(states.starting, { ...reports.restored, saved, ...rest });
    return { journey, work: effects.map((effect) => effect.do) };
  };

  test('at the choice where nothing was saved', () => {
    expect(restored(null).journey).toEqual({ step: 'choosing' });
  });
  test('at the e-mail page with the address typed so far', () => {
    expect(restored('entering an address').journey).toMatchObject({
      step: 'entering-email',
      email: 'iris@molen.test',
    });
  });
  test('a sign-up under way, and watches it', () => {
    const { journey, work } = restored('waiting for activation', { pending: found.signUp });
    expect(journey).toMatchObject({ step: 'waiting-for-activation', phrase: signUp.phrase });
    expect(work).toEqual(['watch-sign-up']);
  });
  test('at the e-mail page where the secret of the sign-up is gone', () => {
    expect(restored('waiting for activation').journey).toMatchObject({
      step: 'entering-email',
      email: signUp.email,
    });
  });
  test('a sign-up that was activated at the last moment by loading its registration', () => {
    const { journey, work } = restored('waiting for activation', { pending: found.registration });
    expect(journey).toMatchObject({ step: 'waiting-for-activation', phase: 'activating' });
    expect(work).toEqual(['load-registration']);
  });
  test('a registration under way, with the user name', () => {
    expect(restored('registering by e-mail', { pending: found.registration }).journey).toMatchObject({
      step: 'registering',
      username: 'iris',
      terms,
    });
  });
  test('a finished account, and checks its session', () => {
    const { journey, work } = restored('finished', { session: found.session });
    expect(journey).toMatchObject({ step: 'finished', account: { username: 'fenna' }, isNew: false });
    expect(work).toEqual(['check-session']);
  });
  test.each(['waiting for activation', 'registering by e-mail'] as const)(
    'a session that was stored before the journey was saved (%s), at the finished screen',
    (name) => {
      const { journey, work } = restored(name, { session: found.session });
      expect(journey).toMatchObject({ step: 'finished', account: { email: account.email } });
      expect(work).toEqual(['check-session']);
    },
  );
  test('at the choice where the session of a finished account is gone', () => {
    expect(restored('finished').journey).toEqual({ step: 'choosing' });
  });
});

describe('the saved journey', () => {
  test.each([
    ['entering an address', { at: 'entering-email', email: 'iris@molen.test' }],
    [
      'waiting for activation',
      { at: 'waiting-for-activation', kind: 'activation', method: null, signUp, pendingId: null },
    ],
    ['signing in', { at: 'choosing' }],
    ['checking a new account', { at: 'choosing' }],
    ['starting', null],
    ['blocked', null],
  ] as const)('%s', (name, memory) => {
    expect(savedJourneyOf(states[name])).toEqual(memory);
  });
  test('of a finished account holds the URLs of the next steps', () => {
    expect(savedJourneyOf(states.finished)).toEqual({
      at: 'finished',
      session: 's1',
      profile: { username: 'fenna', ...account },
      nextSteps,
    });
  });
});

test('a client that is too old is blocked in every step, and its work stops', () => {
  const state = stateAfter(at({ step: 'choosing' }), { type: 'blocked', code: 'client-too-old' });
  expect(state.journey).toEqual({ step: 'blocked', failure: { code: 'client-too-old', at: 'page' } });
  expect(state.operation).toBe(4);
});
