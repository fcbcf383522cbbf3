import type { ProblemCode } from '../problem.ts';

/** What each code means and when it comes. */
export const problemWords: Record<ProblemCode, string> = {
  'malformed-request':
    'The request does not have the shape it should have, or an idempotency key came with other content.',
  unauthorised: 'The credential is missing, or does not count (any more).',
  'not-found': 'There is nothing with this id for this secret. Which of the two is wrong is not told.',
  'too-many-requests': 'Asked too often; `Retry-After` says how long to wait.',
  'sign-up-expired': 'The sign-up ran out, was withdrawn or is finished.',
  'manual-sign-up-disabled': 'Accounts by e-mail are switched off.',
  'email-invalid': 'No mail can be sent to this address.',
  'code-wrong': 'The code is not the one of the last mail. It cost a try.',
  'code-tries-used-up': 'The last try was used. Another mail brings a new code and new tries.',
  'resend-too-soon': 'Another mail can be asked for at `resendAt`; `Retry-After` says the same.',
  'registration-expired': 'The ticket ran out, was used, or was never given.',
  'username-taken': 'Somebody else has this user name.',
  'username-invalid': 'The user name is missing, too short, or has characters that it cannot have.',
  'password-too-weak': 'The password is missing, shorter than the policy says, or too easy to guess.',
  'password-too-long': 'The password is longer than the policy says.',
  'terms-changed': 'Other terms are in force than the ones that were accepted. They are to be read again.',
  'organisation-unknown': 'No organisation has this name or this domain.',
  'organisation-restricted': 'The organisation of this address lets its people in by its own provider alone.',
  unavailable: 'The platform cannot answer now. The same request is of use later.',
};

/** The same as a list in Markdown. */
export function problemsInWords(): string {
  return Object.entries(problemWords)
    .map(([code, words]) => `- \`${code}\`: ${words}`)
    .join('\n');
}
