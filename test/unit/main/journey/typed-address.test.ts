import { expect, test } from 'vitest';
import { transition } from '../../../../main/journey/machine.ts';
import { signUp, states } from './states.ts';

const submit = (email: string) => transition(states['entering an address'], { type: 'submit-email', email });

test.each([
  ['facturen&inkoop@molen.test', 'facturen&inkoop@molen.test', 'facturen&inkoop@molen.test'],
  ['a/p@molen.test', 'a/p@molen.test', 'a/p@molen.test'],
  ['mailto:iris@molen.test', 'iris@molen.test', 'iris@molen.test'],
  ['Iris Molen <iris@molen.test>;', 'iris@molen.test', 'iris@molen.test'],
  ['\uFEFFiris@molen\u200B.test', 'iris@molen.test', 'iris@molen.test'],
  ['jürgen@straße.test', 'jürgen@straße.test', 'jürgen@xn--strae-oqa.test'],
])('%j is shown as %j and sent as %j', (typed, shown, wire) => {
  const [next, effects] = submit(typed);
  expect(next.journey).toEqual({ step: 'entering-email', email: shown, phase: 'busy' });
  expect(next.drafts.email).toBe(shown);
  expect(effects).toMatchObject([{ do: 'start-sign-up', email: wire }]);

  const started = { type: 'sign-up-started' as const, operation: next.operation, pendingId: 'p1' };
  const [waiting] = transition(next, { ...started, signUp: { ...signUp, email: wire } });
  expect(waiting.journey).toMatchObject({ step: 'waiting-for-activation', email: shown });
});
