import { expect, test } from 'vitest';
import { longestInput } from '#contract/longest-input.ts';
import { passwordDefect } from '#contract/registration-defect.ts';

const policy = { minimumLength: 12, maximumLength: 128 };

test.each([
  ['eleven characters', 'a'.repeat(11), 'password-too-weak'],
  ['twelve', 'a'.repeat(12), null],
  ['twelve emoji', '🦦'.repeat(12), null],
  ['eleven emoji, of two code units each', '🦦'.repeat(11), 'password-too-weak'],
  ['128 characters', 'a'.repeat(128), null],
  ['128 emoji', '🦦'.repeat(128), null],
  ['129 characters', 'a'.repeat(129), 'password-too-long'],
  ['183 generated ones', 'k7Q!'.repeat(46).slice(0, 183), 'password-too-long'],
])('of a policy of 12 to 128, %s: %s', (_, password, defect) => {
  expect(passwordDefect(password, policy)).toBe(defect);
});

test('without a policy, only what the interface cannot carry is too long', () => {
  expect(passwordDefect('', undefined)).toBe('password-too-weak');
  expect(passwordDefect('a'.repeat(longestInput.password), undefined)).toBeNull();
  expect(passwordDefect('a'.repeat(longestInput.password + 1), undefined)).toBe('password-too-long');
});
