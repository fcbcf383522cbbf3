import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Intent, Journey } from '#contract/journey.ts';
import type { Effect } from '../../../../main/journey/effect.ts';
import type { Event } from '../../../../main/journey/event.ts';
import { transition } from '../../../../main/journey/machine.ts';
import { intents } from './intents.ts';
import { reports } from './reports.ts';
import { type StateName, states } from './states.ts';

/** One of every event, as it occurs in its own state. */
const events: Record<Intent['type'] | 'blocked' | 'unblocked' | keyof typeof reports, Event> = {
  ...reports,
  ...intents,
  blocked: { type: 'blocked', code: 'policy-invalid' },
  unblocked: { type: 'unblocked' },
};
type EventName = keyof typeof events;

const stateNames = Object.keys(states) as StateName[];

/** State, event, next step, and the effects of the transition. */
type Row = [StateName, EventName, Journey['step'], Effect['do'][]];
/** Makes the same rows for several states. */
const inEach = (names: readonly StateName[], rowsOf: (state: StateName) => Row[]) => names.flatMap(rowsOf);

const confirmingOrganisation: readonly StateName[] = [
  'looking an organisation up',
  'organisation not found',
  'asking about an organisation',
  "asking about an address's organisation",
  'asking about a profile',
  'adopting an organisation',
];

/** Every pair of state and event that is not here changes nothing. */
const rows: Row[] = [
  ['starting', 'restored', 'choosing', []],
  ['blocked', 'retry', 'starting', ['restore']],
  ['stopped', 'retry', 'blocked', ['reconsider']],
  ['stopped', 'unblocked', 'starting', ['restore']],
  // Rules can block every state.
  ...inEach(stateNames, (state) => [[state, 'blocked', 'blocked', ['pause']]]),
  // The keychain can be tried again in every state.
  ...inEach(stateNames, (state) => [
    [state, 'retry-keychain', states[state].journey.step, ['retry-keychain']],
  ]),
  // A session that the platform has begun counts in every state, also where rules or a pause have ended its sign-in.
  ...inEach(stateNames, (state) => {
    const { step } = states[state].journey;
    return step === 'starting' || step === 'blocked'
      ? [[state, 'session-begun', step, []]]
      : [[state, 'session-begun', 'finished', ['check-session']]];
  }),
  ['keychain locked', 'keychain-changed', 'starting', ['restore']],
  ['finished, offline', 'keychain-changed', 'finished', ['check-session']],
  ['finished, offline', 'retry', 'finished', ['check-session']],
  ['keychain locked', 'choose', 'signing-in', ['abandon', 'begin-sign-in']],
  ['keychain locked', 'choose-email', 'entering-email', ['abandon', 'end-locked-session']],
  ['keychain locked', 'leave-organisation', 'choosing', ['leave-organisation']],

  ...inEach(['choosing', 'keychain locked', 'entering an address', ...confirmingOrganisation], (state) => [
    [state, 'organisation-named', 'confirming-organisation', ['find-organisation']],
    [state, 'profile-opened', 'confirming-organisation', []],
    [state, 'profile-refused', 'confirming-organisation', []],
  ]),
  ...inEach(confirmingOrganisation, (state) => [
    [state, 'cancel', 'choosing', ['abandon']],
    [state, 'organisation-found', 'confirming-organisation', []],
    [state, 'organisation-failed', 'confirming-organisation', []],
    [state, 'organisation-adopted', 'signing-in', ['abandon', 'begin-sign-in']],
  ]),
  ['organisation not found', 'retry', 'confirming-organisation', ['find-organisation']],
  ['asking about an organisation', 'confirm-organisation', 'confirming-organisation', ['adopt-organisation']],
  [
    "asking about an address's organisation",
    'confirm-organisation',
    'confirming-organisation',
    ['adopt-organisation'],
  ],
  ['asking about a profile', 'confirm-organisation', 'confirming-organisation', ['adopt-organisation']],
  ["asking about an address's organisation", 'continue-by-email', 'entering-email', ['start-sign-up']],

  ['choosing', 'leave-organisation', 'choosing', ['leave-organisation']],
  ['choosing', 'choose', 'signing-in', ['abandon', 'begin-sign-in']],
  ['choosing', 'choose-email', 'entering-email', ['abandon']],

  ...inEach(['signing in', 'waiting in the browser', 'waiting for a text'], (state) => [
    [state, 'open-again', 'signing-in', ['begin-sign-in']],
    [state, 'copy-link', 'signing-in', ['begin-sign-in']],
    [state, 'show-qr', 'signing-in', ['begin-sign-in']],
    [state, 'use-another-way', 'signing-in', ['begin-sign-in']],
  ]),
  ['back from the browser', 'open-again', 'signing-in', ['abandon', 'begin-sign-in']],
  ['back from the browser', 'copy-link', 'signing-in', ['abandon', 'begin-sign-in']],
  ['back from the browser', 'show-qr', 'signing-in', ['abandon', 'begin-sign-in']],
  ['back from the browser', 'use-another-way', 'signing-in', ['abandon', 'begin-sign-in']],
  ['signing in', 'delivered', 'signing-in', []],
  ['waiting for a text', 'submit-pasted', 'signing-in', ['take-pasted']],
  ...inEach(
    ['signing in', 'waiting in the browser', 'waiting for a text', 'back from the browser'],
    (state) => [
      [state, 'cancel', 'choosing', ['abandon']],
      [state, 'return-path-chosen', 'signing-in', []],
      [state, 'paste-refused', 'signing-in', []],
      [state, 'browser-returned', 'signing-in', ['focus-window']],
      [state, 'identity-verified', 'signing-in', ['exchange']],
      [state, 'sign-in-failed', 'choosing', ['abandon']],
      [state, 'registration-required', 'checking-account', []],
      [state, 'confirmation-required', 'waiting-for-activation', ['watch-sign-up']],
    ],
  ),

  ...inEach(['checking a private address', 'checking a new account', 'checking, confirmed'], (state) => [
    [state, 'cancel', 'choosing', ['abandon']],
    [state, 'use-another-account', 'signing-in', ['abandon', 'begin-sign-in']],
    [state, 'registration-required', 'checking-account', ['load-registration']],
    [state, 'registration-loaded', 'registering', []],
    [state, 'confirmation-required', 'waiting-for-activation', ['watch-sign-up']],
    [state, 'sign-in-failed', 'choosing', ['abandon']],
    [state, 'registration-failed', 'choosing', ['abandon']],
  ]),
  ["checking an outsider's account", 'cancel', 'choosing', ['abandon']],
  ["checking an outsider's account", 'use-another-account', 'signing-in', ['abandon', 'begin-sign-in']],
  ['checking a private address', 'confirm-account', 'checking-account', ['exchange']],
  ['checking a new account', 'confirm-account', 'checking-account', ['load-registration']],

  ['entering an address', 'draft', 'entering-email', []],
  ['entering an address', 'submit-email', 'entering-email', ['start-sign-up']],
  ...inEach(['entering an address', 'sending an address', 'address queued'], (state) => [
    [state, 'cancel', 'choosing', ['abandon']],
    [state, 'sign-up-started', 'waiting-for-activation', ['watch-sign-up']],
    [state, 'sign-up-failed', 'entering-email', []],
    [state, 'organisation-found', 'confirming-organisation', []],
    [state, 'queued', 'entering-email', []],
  ]),
  ['address queued', 'send-now', 'entering-email', ['send-now']],
  ['address queued', 'withdraw', 'entering-email', ['withdraw']],
  ['address queued', 'sending', 'entering-email', []],

  ...inEach(
    [
      'waiting for activation',
      'waiting for confirmation',
      'another mail queued',
      'sending a code',
      'sign-up expired',
    ],
    (state) => [
      [state, 'queued', 'waiting-for-activation', []],
      [state, 'cancel', 'choosing', ['abandon']],
      [
        state,
        'change-email',
        state === 'waiting for confirmation' ? 'choosing' : 'entering-email',
        ['abandon'],
      ],
      [state, 'resent', 'waiting-for-activation', []],
      [state, 'resend-failed', 'waiting-for-activation', []],
      [
        state,
        'activated',
        'waiting-for-activation',
        [
          ...(state === 'another mail queued' ? (['withdraw'] as const) : []),
          'focus-window',
          state === 'waiting for confirmation' ? 'exchange' : 'load-registration',
        ],
      ],
      [state, 'activation-failed', 'waiting-for-activation', []],
      [
        state,
        'sign-up-expired',
        'waiting-for-activation',
        state === 'another mail queued' ? ['withdraw'] : [],
      ],
      [state, 'registration-required', 'waiting-for-activation', ['load-registration']],
      [state, 'confirmation-required', 'waiting-for-activation', ['watch-sign-up']],
      [state, 'registration-loaded', 'registering', []],
      [state, 'registration-failed', 'waiting-for-activation', []],
      [state, 'sign-in-failed', 'choosing', ['abandon']],
      // A sign-up that has expired, or whose code is being sent, takes no other code.
      ...(state === 'sending a code' || state === 'sign-up expired'
        ? []
        : ([
            [
              state,
              'submit-code',
              'waiting-for-activation',
              // A person who has a code needs no other mail.
              state === 'another mail queued' ? ['withdraw', 'activate'] : ['activate'],
            ],
          ] satisfies Row[])),
      ...(state === 'sending a code' || state === 'another mail queued' || state === 'sign-up expired'
        ? []
        : ([[state, 'resend', 'waiting-for-activation', ['resend']]] satisfies Row[])),
    ],
  ),
  ['another mail queued', 'send-now', 'waiting-for-activation', ['send-now']],
  ['another mail queued', 'sending', 'waiting-for-activation', []],
  ['another mail queued', 'withdraw', 'waiting-for-activation', ['withdraw']],
  ['sign-up expired', 'retry', 'entering-email', ['abandon']],

  ...inEach(
    [
      'registering an identity',
      'registering by e-mail',
      'sending a registration',
      'registration queued',
      'registration expired',
    ],
    (state) => [
      [state, 'queued', 'registering', []],
      [state, 'cancel', 'choosing', ['abandon']],
      [
        state,
        'use-another-account',
        state === 'registering an identity' ? 'signing-in' : 'choosing',
        state === 'registering an identity' ? ['abandon', 'begin-sign-in'] : ['abandon'],
      ],
      [state, 'registration-failed', 'registering', []],
      [state, 'registration-loaded', 'registering', []],
    ],
  ),
  ['registering an identity', 'register', 'registering', ['register']],
  ['registering by e-mail', 'register', 'registering', ['register']],
  ['registration expired', 'register', 'registering', ['register']],
  ['registration queued', 'send-now', 'registering', ['send-now']],
  ['registration queued', 'sending', 'registering', []],
  ['registration queued', 'withdraw', 'registering', ['withdraw']],
  ['registration expired', 'retry', 'entering-email', ['abandon']],

  ['finished', 'retry', 'finished', ['check-session']],
  ...inEach(['finished', 'finished, offline', 'finished, asking'], (state) => [
    [state, 'sign-out', 'finished', ['sign-out']],
    [state, 'session-checked', 'finished', []],
    [state, 'session-unreachable', 'finished', []],
    [state, 'session-ended', 'choosing', ['abandon']],
    [state, 'signed-out', 'choosing', ['abandon']],
    [state, 'session-over', 'choosing', ['abandon']],
  ]),
];

const eventNames = Object.keys(events) as EventName[];

describe('every event in every state', () => {
  const expected = new Map(rows.map((row) => [`${row[0]} · ${row[1]}`, row]));

  test.each(stateNames.flatMap((state) => eventNames.map((event) => ({ state, event }))))(
    '$state · $event',
    ({ state, event }) => {
      const before = states[state];
      const [after, effects] = transition(before, events[event]);
      const row = expected.get(`${state} · ${event}`);
      if (row) {
        expect({ step: after.journey.step, work: effects.map((effect) => effect.do) }).toEqual({
          step: row[2],
          work: row[3],
        });
        // An unchanged state is the same object, so that the window gets no snapshot without a change.
        expect(after === before).toBe(isDeepStrictEqual(after, before));
      } else {
        expect(after).toBe(before);
        expect(effects).toEqual([]);
      }
    },
  );

  test('the table has each pair of state and event at most once', () => {
    expect(expected.size).toBe(rows.length);
  });
});

describe('a late report of abandoned work', () => {
  const stale = Object.values(reports).filter((report) => 'operation' in report);

  test.each(stateNames.flatMap((state) => stale.map((report) => ({ state, report, name: report.type }))))(
    '$state · a late "$name" changes nothing',
    ({ state, report }) => {
      const [after, effects] = transition(states[state], { ...report, operation: 2 });
      expect(after).toBe(states[state]);
      expect(effects).toEqual([]);
    },
  );
});

test.each(['session-ended', 'session-lost'] as const)(
  'a session that ends with “%s” during the setup leads to choosing, with that code',
  (code) => {
    const { session } = states.finished;
    const [after] = transition(states.finished, {
      type: 'session-over',
      session: session?.id ?? '',
      code,
    });
    expect(after.journey).toMatchObject({ step: 'choosing', failure: { code, at: 'page' } });
  },
);
