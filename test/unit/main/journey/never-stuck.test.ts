import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureCodes } from '#contract/failure.ts';
import type { Intent } from '#contract/journey.ts';
import type { Effect } from '../../../../main/journey/effect.ts';
import type { Event, Report } from '../../../../main/journey/event.ts';
import { transition } from '../../../../main/journey/machine.ts';
import { initialState, type State } from '../../../../main/journey/state.ts';
import { intents } from './intents.ts';
import { found, reports } from './reports.ts';
import { memories } from './saved-journeys.ts';
import { at, states } from './states.ts';

const concerns = [
  'outside-organisation',
  'other-organisation',
  'unverified-address',
  'hidden-address',
  'consumer-address',
  'new-account',
  null,
] as const;

const clicks: Intent[] = [
  ...Object.values(intents),
  { type: 'choose', method: 'apple' },
  { type: 'choose', method: 'econnect' },
  { type: 'confirm-organisation', digest: 'of-another' },
];

const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.constantFrom(...clicks),
  fc.record({
    type: fc.constant('draft' as const),
    field: fc.constantFrom('email' as const, 'username' as const),
    value: fc.string(),
  }),
);

/** Any report, about the work under way or about something older, with any code and any concern. */
const reportArbitrary: fc.Arbitrary<(state: State) => Report> = fc
  .record({
    report: fc.constantFrom(...Object.values(reports)),
    code: fc.constantFrom(...failureCodes),
    concern: fc.constantFrom(...concerns),
    age: fc.constantFrom(0, 0, 0, 1),
    memory: fc.constantFrom(null, ...Object.values(memories)),
    session: fc.constantFrom(found.none, found.session, found.unavailable),
    pending: fc.constantFrom(found.none, found.signUp, found.registration, found.unavailable),
    isReady: fc.boolean(),
  })
  .map(({ report, code, concern, age, memory, session, pending, isReady }) => (state: State): Report => {
    const operation = state.operation - age;
    if (report.type === 'restored') return { ...report, saved: memory, session, pending };
    if (report.type === 'keychain-changed') return { ...report, isReady };
    if (report.type === 'identity-verified') return { ...report, operation, concern };
    if (report.type === 'profile-refused') return { ...report, code };
    if (!('operation' in report)) return report;
    if ('code' in report) return { ...report, operation, code };
    return { ...report, operation };
  });

const eventArbitrary: fc.Arbitrary<(state: State) => Event> = fc.oneof(
  intent.map((asked) => () => asked),
  reportArbitrary,
);

const walk = fc.array(eventArbitrary, { maxLength: 60 });
const begin: State = { ...at({ step: 'starting' }), operation: initialState.operation };
const run = (events: ((state: State) => Event)[]) =>
  events.reduce((state, event) => transition(state, event(state))[0], begin);

test('after any events a single action leads to a choice or to the end', () => {
  fc.assert(
    fc.property(walk, (events) => {
      const state = run(events);
      const { step } = state.journey;
      if (step === 'starting' || step === 'choosing' || step === 'finished') return;
      const [left] = transition(state, { type: 'cancel' });
      expect(['choosing', 'entering-email']).toContain(left.journey.step);
    }),
    { numRuns: 3000 },
  );
});

test('no work is under way whose operation number the state does not have', () => {
  fc.assert(
    fc.property(walk, eventArbitrary, (events, last) => {
      const state = run(events);
      const [next, effects] = transition(state, last(state));
      for (const effect of effects) if ('operation' in effect) expect(effect.operation).toBe(next.operation);
    }),
    { numRuns: 3000 },
  );
});

/** What the work of an effect can end with. */
const ends: Partial<Record<Effect['do'], Exclude<keyof typeof reports, 'session-begun'>[]>> = {
  'begin-sign-in': ['identity-verified', 'sign-in-failed'],
  exchange: ['registration-required', 'confirmation-required', 'sign-in-failed'],
  'load-registration': ['registration-loaded', 'registration-failed'],
  register: ['registration-failed'],
  'find-organisation': ['organisation-found', 'organisation-failed'],
  'adopt-organisation': ['organisation-adopted', 'organisation-failed'],
  'start-sign-up': ['sign-up-started', 'organisation-found', 'sign-up-failed'],
  'watch-sign-up': ['activated', 'sign-up-expired', 'sign-in-failed', 'activation-failed'],
  activate: ['activated', 'sign-up-expired', 'activation-failed'],
  resend: ['resent', 'resend-failed'],
  'check-session': ['session-checked', 'session-unreachable', 'session-ended'],
  'sign-out': ['signed-out'],
};

test.each(Object.entries(states))('every report of work that begins in "%s" is answered', (_name, state) => {
  for (const event of [...clicks, ...Object.values(reports)]) {
    const [next, effects] = transition(state, event);
    for (const effect of effects)
      for (const end of ends[effect.do] ?? []) {
        const report = { ...reports[end], operation: next.operation };
        expect([effect.do, end, transition(next, report)[0] === next]).toEqual([effect.do, end, false]);
      }
  }
});

test('no sequence of events puts a password into the state', () => {
  fc.assert(
    fc.property(walk, (events) => {
      expect(JSON.stringify(run(events))).not.toContain('een lang wachtwoord');
    }),
  );
});
