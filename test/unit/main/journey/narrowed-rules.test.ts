import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReturnPath, returnPaths, type SignInMethod } from '#contract/sign-in-method.ts';
import type { Effect } from '../../../../main/journey/effect.ts';
import type { Event } from '../../../../main/journey/event.ts';
import { transition } from '../../../../main/journey/machine.ts';
import type { State } from '../../../../main/journey/state.ts';
import { proofOfAddress } from '../../../../main/policy/membership.ts';
import { noRules, type SignInRules, stoppedRules } from '../../../../main/policy/sign-in-rules.ts';
import { molen } from '../policy/managed.ts';
import { reports } from './reports.ts';
import { memories } from './saved-journeys.ts';
import { account, at, proof, type StateName, signUp, states } from './states.ts';

const nowRules = (state: State, rules: Partial<SignInRules>): Event => ({
  type: 'offers-changed',
  offers: state.offers,
  rules: { ...noRules, ...rules },
});
const narrowed = (state: State, rules: Partial<SignInRules>) => transition(state, nowRules(state, rules));
const work = (effects: readonly Effect[]) => effects.map((effect) => effect.do);

/** A journey of an identity, as it is once that is verified. */
const withProof = (name: StateName): State => ({ ...states[name], proof });
const noGoogle: Partial<SignInRules> = { methods: ['microsoft'] };
const noEmail: Partial<SignInRules> = { emailSignUp: false };
const elsewhere: Partial<SignInRules> = { emailDomains: ['kaas.test'] };
const keychain: Partial<SignInRules> = { requireKeystore: true };

/** The organisation that has a tenant. */
const atMicrosoft = { ...molen, method: 'microsoft' as const, tenantId: 't1' };

const notAllowed = { step: 'choosing', failure: { code: 'not-allowed-here', at: 'page' } };
const mismatch = { step: 'choosing', failure: { code: 'organisation-mismatch', at: 'page' } };

describe('stricter rules apply to what is under way', () => {
  test.each<[string, State, Partial<SignInRules>, object, Effect['do']?]>([
    ['a queued sign-up, e-mail is forbidden', states['address queued'], noEmail, notAllowed],
    [
      'a queued sign-up, its domain is forbidden',
      states['address queued'],
      elsewhere,
      {
        step: 'entering-email',
        email: signUp.email,
        phase: 'idle',
        failure: { code: 'email-outside-organisation', at: 'email' },
      },
    ],
    [
      'a queued sign-up, the keychain is locked and one is demanded',
      { ...states['address queued'], isKeychainReady: false },
      keychain,
      { step: 'entering-email', phase: 'idle', failure: { code: 'keystore-required', at: 'submit' } },
      'withdraw',
    ],
    [
      'another mail that is queued, in the same way',
      { ...states['another mail queued'], isKeychainReady: false },
      keychain,
      {
        step: 'waiting-for-activation',
        phase: 'waiting',
        failure: { code: 'keystore-required', at: 'resend' },
      },
      'withdraw',
    ],
    [
      'a queued registration, in the same way',
      { ...states['registration queued'], isKeychainReady: false },
      keychain,
      { step: 'registering', phase: 'idle', failure: { code: 'keystore-required', at: 'submit' } },
      'withdraw',
    ],
    ['a mail that is waited for, e-mail is forbidden', states['waiting for activation'], noEmail, notAllowed],
    [
      'a mail that is waited for, its domain is forbidden',
      states['waiting for activation'],
      elsewhere,
      { step: 'entering-email', failure: { code: 'email-outside-organisation', at: 'email' } },
    ],
    [
      'a confirmation of somebody who is outside by now',
      withProof('waiting for confirmation'),
      elsewhere,
      mismatch,
    ],
    ['details by e-mail, which is forbidden', states['registering by e-mail'], noEmail, notAllowed],
    [
      'details of an identity that is outside by now',
      withProof('registering an identity'),
      elsewhere,
      mismatch,
    ],
    [
      'details of an identity whose method is forbidden',
      withProof('registering an identity'),
      noGoogle,
      notAllowed,
    ],
    [
      'an account that is to be confirmed and is outside by now',
      withProof('checking a private address'),
      elsewhere,
      {
        step: 'checking-account',
        account,
        concern: 'outside-organisation',
        expected: { name: 'kaas.test', domains: ['kaas.test'] },
        phase: 'idle',
      },
    ],
    [
      'the same, confirmed just before',
      withProof('checking, confirmed'),
      elsewhere,
      { step: 'checking-account', concern: 'outside-organisation', phase: 'idle' },
    ],
    ['an identity that the platform is asked about', withProof('back from the browser'), elsewhere, mismatch],
    [
      'a way back that is forbidden by now',
      states['waiting for a text'],
      { returnPaths: ['loopback'] },
      notAllowed,
    ],
  ])('%s', (_what, state, rules, journey, does = 'abandon') => {
    const [next, effects] = narrowed(state, rules);
    expect(next.journey).toMatchObject(journey);
    expect(work(effects)).toEqual([does]);
    expect(next.queuedKey).toBeNull();
  });

  test('an address is not checked while it is being typed', () => {
    const [next, effects] = narrowed(states['entering an address'], elsewhere);
    expect(next.journey).toBe(states['entering an address'].journey);
    expect(effects).toEqual([]);
  });

  test('a queued request stays where the rules demand a keychain that is ready', () => {
    expect(narrowed(states['address queued'], keychain)[0].journey).toBe(states['address queued'].journey);
  });

  test('a return path of a preflight under the earlier rules is not used', () => {
    const [state] = narrowed(states['signing in'], { returnPaths: ['relay'] });
    const [next, effects] = transition(state, reports['return-path-chosen']);
    expect(next.journey).toMatchObject({ step: 'choosing', failure: { code: 'not-allowed-here' } });
    expect(work(effects)).toEqual(['abandon']);
  });

  test('continuing by e-mail is refused where the rules forbade e-mail meanwhile', () => {
    const [state] = narrowed(states["asking about an address's organisation"], noEmail);
    const [next, effects] = transition(state, { type: 'continue-by-email' });
    expect(next.journey).toMatchObject({ step: 'choosing', failure: { code: 'not-allowed-here' } });
    expect(work(effects)).toEqual(['abandon']);
  });

  test('a confirmed organisation whose provider was forbidden meanwhile does not begin a sign-in', () => {
    const [state] = narrowed(states['adopting an organisation'], noGoogle);
    const [next, effects] = transition(state, reports['organisation-adopted']);
    expect(next.journey).toMatchObject({ step: 'choosing', failure: { code: 'not-allowed-here' } });
    expect(work(effects)).not.toContain('begin-sign-in');
  });

  test('a session is checked again when the rules about it changed, and only then', () => {
    const [next, effects] = narrowed(states.finished, elsewhere);
    expect(work(effects)).toEqual(['check-session']);
    expect(work(narrowed(next, elsewhere)[1])).toEqual([]);
    // An issuer may not have said which method it was.
    expect(work(narrowed(states.finished, noGoogle)[1])).toEqual(['check-session']);
    expect(work(narrowed(states.finished, { returnPaths: ['relay'] })[1])).toEqual([]);
    expect(work(narrowed(states.finished, keychain)[1])).toEqual(['check-session']);
  });
});

describe('a saved journey is resumed only where the present rules allow it', () => {
  const restored = (
    memory: State['lockedJourney'],
    holds: 'sign-up' | 'registration',
    by = proof,
  ): Event => ({
    type: 'restored',
    saved: memory,
    session: { kind: 'none' },
    pending: { kind: 'found', holds, proof: by },
  });
  const start = (rules: Partial<SignInRules>) =>
    at({ step: 'starting' }, { rules: { ...noRules, ...rules } });
  const queued = { ...memories['entering an address'], queuedKey: 'key-1' };

  test.each<[string, Event, Partial<SignInRules>, object]>([
    ['a queued sign-up', restored(queued, 'sign-up'), noEmail, { step: 'choosing' }],
    [
      'a queued sign-up of another domain',
      restored(queued, 'sign-up'),
      elsewhere,
      { step: 'entering-email' },
    ],
    ['a mail', restored(memories['waiting for activation'], 'sign-up'), noEmail, { step: 'choosing' }],
    [
      'details by e-mail',
      restored(memories['registering by e-mail'], 'registration'),
      noEmail,
      { step: 'choosing' },
    ],
    [
      'details of an identity from outside',
      restored({ ...memories['registering by e-mail'], kind: 'identity', method: 'google' }, 'registration'),
      elsewhere,
      mismatch,
    ],
  ])('%s is not, and the person is told why', (_what, event, rules, journey) => {
    const [next, effects] = transition(start(rules), event);
    expect(next.journey).toMatchObject(journey);
    expect(next.journey).toHaveProperty('failure');
    for (const one of effects) expect(['abandon', 'end-locked-session']).toContain(one.do);
  });

  test('the registration of an identity is resumed by its stored proof, whatever its address', () => {
    const memory = {
      ...memories['registering by e-mail'],
      kind: 'identity' as const,
      method: 'microsoft' as const,
    };
    const tenant = {
      by: 'tenant' as const,
      tenantId: 't1',
      address: { domain: 'elders.test', verified: false },
    };
    const rules = { organisation: { mode: 'required' as const, organisation: atMicrosoft } };
    const [next] = transition(start(rules), restored(memory, 'registration', tenant));
    expect(next.journey.step).toBe('registering');
  });
});

const methods: readonly SignInMethod[] = ['microsoft', 'google', 'apple', 'organisation', 'econnect'];
const anyRules: fc.Arbitrary<SignInRules> = fc.record({
  methods: fc.option(fc.subarray([...methods])),
  emailSignUp: fc.boolean(),
  returnPaths: fc.option(fc.subarray<ReturnPath>([...returnPaths])),
  tenants: fc.option(fc.subarray(['t1'])),
  emailDomains: fc.option(fc.subarray(['molen.test', 'bakkerij-devries.test', 'kaas.test'])),
  requireKeystore: fc.boolean(),
  organisation: fc.option(
    fc.record({
      organisation: fc.constant(atMicrosoft),
      mode: fc.constantFrom('suggested' as const, 'required' as const),
    }),
  ),
  managedBy: fc.constant(null),
});
const sends: readonly Effect['do'][] = [
  'begin-sign-in',
  'exchange',
  'start-sign-up',
  'watch-sign-up',
  'resend',
  'activate',
  'load-registration',
  'register',
];

test('under stopped rules nothing is sent, whatever happens', () => {
  const names = Object.keys(states) as StateName[];
  const events = Object.values(reports);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.constantFrom(...events), (name, event) => {
      const state = { ...states[name], rules: stoppedRules };
      const [next, effects] = transition(state, event);
      if (next !== state) for (const one of work(effects)) expect(sends).not.toContain(one);
    }),
    { numRuns: 2_000 },
  );
});

test('after any changes of the rules only what they allow is under way, and each refusal is shown', () => {
  const names = Object.keys(states) as StateName[];
  fc.assert(
    fc.property(fc.constantFrom(...names), anyRules, anyRules, (name, first, second) => {
      const before = { ...states[name], proof: name.includes('identity') ? proof : null };
      const [between] = transition(before, { type: 'offers-changed', offers: before.offers, rules: first });
      const stricter = { type: 'offers-changed', offers: before.offers, rules: second } as const;
      const [next, effects] = transition(between, stricter);
      for (const one of work(effects)) expect(sends).not.toContain(one);
      if (next.journey.step !== between.journey.step) expect(next.journey).toHaveProperty('failure');
      // The same rules again change nothing more.
      expect(transition(next, stricter)[0].journey).toBe(next.journey);
    }),
    { numRuns: 2_000 },
  );
});

test('a confirmed address is the proof of an identity without a stored proof', () => {
  const state = { ...states['registering an identity'], proof: proofOfAddress(account.email) };
  expect(narrowed(state, { emailDomains: ['bakkerij-devries.test'] })[0].journey.step).toBe('registering');
});
