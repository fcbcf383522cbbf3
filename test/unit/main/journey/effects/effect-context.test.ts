import { expect, test } from 'vitest';
import { Attempts } from '../../../../../main/journey/effects/effect-context.ts';
import { superseded } from '../../../../../main/sign-in/provider.ts';

test('a new attempt supersedes the earlier one, whose tabs are told so until the person has left', () => {
  const attempts = new Attempts();
  const [first, second] = [attempts.begin(), attempts.begin()];
  expect([first.signal.reason, first.stay.aborted]).toEqual([superseded, false]);
  expect([second.signal.aborted, second.stay.aborted]).toEqual([false, false]);
  attempts.end();
  expect([first.stay.aborted, second.stay.aborted, second.signal.aborted]).toEqual([true, true, false]);
});
