import { expect, test } from 'vitest';
import { placedFailure } from '../../../../renderer/store/placed-failure.ts';

test('a failure is shown at the control that caused it, and nowhere else', () => {
  const at = placedFailure({ code: 'username-taken', at: 'username' }, ['username', 'password']);
  expect([at('username'), at('password'), at('page')]).toEqual(['username-taken', undefined, undefined]);
});

test('a failure of a control that the screen lacks is shown on the page', () => {
  const at = placedFailure({ code: 'offline', at: 'submit' }, ['email']);
  expect([at('email'), at('page')]).toEqual([undefined, 'offline']);
});

test('without a failure nothing is shown', () => {
  const at = placedFailure(undefined, ['email']);
  expect([at('email'), at('page')]).toEqual([undefined, undefined]);
});
