import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectAnswer, withoutCredentials } from '../../../../scripts/platform-kit/expectation.ts';

describe('a text for the report', () => {
  test('has no random value of 128 bits or more, and no JWT', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 64 }), (bytes) => {
        const token = Buffer.from(bytes).toString('base64url');
        // A value of letters in lower case alone is a word to any reader, and never comes from a random source.
        fc.pre(!/^[a-z]+([-_][a-z]+)*$/.test(token));
        const jwt = `${token}.${token}.`;
        expect(withoutCredentials(`got ${token} and ${jwt}!`)).not.toContain(token);
      }),
    );
    for (const encoding of ['hex', 'base64url'] as const) {
      const token = randomBytes(32).toString(encoding);
      expect(withoutCredentials(`got ${token}`)).toBe('got [removed]');
    }
  });

  test('keeps the words of the contract', () => {
    const words = 'expected 400 unsupported_token_type; got 429 manual-sign-up-disabled';
    expect(withoutCredentials(words)).toBe(words);
  });
});

test.each([
  [
    'the code of a problem',
    { status: 404, body: { type: 'https://x.example/problems/not-found' } },
    '404 not-found',
  ],
  ['the error of OAuth', { status: 400, body: { error: 'invalid_grant' } }, '400 invalid_grant'],
  ['a status alone', { status: 503, body: null }, '503'],
])('an answer is told by %s', (_what, answer, told) => {
  expect(() => expectAnswer(answer, 200, undefined, 'the profile')).toThrow(
    `expected the profile: 200; got ${told}`,
  );
});
