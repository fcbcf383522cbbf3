import { expect, test } from 'vitest';
import { placedFailure } from '../../../../renderer/store/placed-failure.ts';

test('a failure stands at the control that caused it, and nowhere else', () => {
  const at = placedFailure({ code: 'username-taken', at: 'username' }, ['username', 'password']);
  expect([at('username'), at('password'), at('page')]).toEqual(['username-taken', undefined, undefined]);
});

test('a failure at a control that the screen lacks stands on the page', () => {
  const at = placedFailure({ code: 'offline', at: 'submit' }, ['email']);
  expect([at('email'), at('page')]).toEqual([undefined, 'offline']);
});

test('without a failure there is nothing anywhere', () => {
  const at = placedFailure(undefined, ['email']);
  expect([at('email'), at('page')]).toEqual([undefined, undefined]);
});
