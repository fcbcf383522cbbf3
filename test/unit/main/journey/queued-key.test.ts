import { expect, test } from 'vitest';
import type { Event } from '../../../../main/journey/event.ts';
import { savedJourneyOf, transition } from '../../../../main/journey/machine.ts';
import type { State } from '../../../../main/journey/state.ts';
import { found, reports } from './reports.ts';
import { type StateName, states } from './states.ts';

const isBeingSent = ({ journey }: State) =>
  journey.step === 'waiting-for-activation'
    ? journey.phase === 'resending' || journey.phase === 'resend-queued'
    : 'phase' in journey && (journey.phase === 'busy' || journey.phase === 'queued');

const stateNames = Object.keys(states) as StateName[];

test.each(stateNames)(
  '%s: after any report an idempotency key is kept only while its request is being sent',
  (name) => {
    const before: State = { ...states[name], queuedKey: 'key-1' };
    for (const report of Object.values(reports)) {
      const [after] = transition(before, report);
      if (after !== before && after.queuedKey !== null) expect(isBeingSent(after)).toBe(true);
    }
  },
);

test('a resend that was queued when the first mail was used does not make the next start accept the terms', () => {
  const { journey } = states['waiting for confirmation'];
  if (journey.step !== 'waiting-for-activation') throw new Error('another state by that name');
  const waiting: State = {
    ...states['waiting for confirmation'],
    journey: { ...journey, phase: 'resend-queued' },
    method: 'google',
    queuedKey: 'key-1',
  };
  const { operation } = waiting;
  const happened: Event[] = [
    { type: 'activated', operation },
    { ...reports['registration-required'], operation: operation + 1 },
    { ...reports['registration-loaded'], operation: operation + 1 },
  ];
  const registering = happened.reduce((state, event) => transition(state, event)[0], waiting);
  expect(registering.journey).toMatchObject({ step: 'registering', kind: 'identity', phase: 'idle' });
  const [next, effects] = transition(states.starting, {
    type: 'restored',
    saved: savedJourneyOf(registering),
    session: found.none,
    pending: found.registration,
  });
  expect(next.journey).toMatchObject({ step: 'registering', kind: 'identity', phase: 'idle' });
  expect(effects).toEqual([]);
});
