import type { ProblemCode } from '../problem.ts';

/** The meaning of each problem code. */
export const problemWords: Record<ProblemCode, string> = {
  'malformed-request': 'The request is malformed, or an idempotency key was used again with other content.',
  unauthorised: 'The credential is missing, wrong or expired.',
  'not-found': 'No such id, or the secret is not the one of this id. The answer does not tell which.',
  'too-many-requests': 'Too many requests. `Retry-After` says how long to wait.',
  'sign-up-expired': 'The sign-up has expired, was withdrawn or is finished.',
  'manual-sign-up-disabled': 'No account can be made by e-mail.',
  'email-invalid': 'No mail can be sent to this address.',
  'code-wrong': 'The code is not the one of the last mail. One try is used up.',
  'code-tries-used-up': 'All tries are used up. Another mail brings a new code and new tries.',
  'resend-too-soon': 'Another mail can be requested from `resendAt` on; `Retry-After` says the same.',
  'registration-expired': 'The ticket has expired, was used, or does not exist.',
  'username-taken': 'Somebody else has this user name.',
  'username-invalid': 'The user name is missing, too short, or has a character that is not allowed.',
  'password-too-weak': 'The password is missing, shorter than the policy allows, or too easy to guess.',
  'password-too-long': 'The password is longer than the policy allows.',
  'terms-changed':
    'The accepted terms are no longer in force. The person has to read and accept the present ones.',
  'organisation-unknown': 'No organisation has this slug or this domain.',
  'organisation-restricted': 'The organisation of this address allows only its own provider.',
  'not-administrator': 'Only an administrator of the environment may do this.',
  'organisation-elsewhere': 'The company belongs to another environment.',
  'organisation-limit': 'The environment has as many organisations as it may have.',
  'registered-elsewhere': 'Another provider receives for this identifier on Peppol.',
  'already-member': 'The address belongs to somebody who is in the environment already.',
  'address-elsewhere': 'The address is of another domain, whose people have an environment of their own.',
  unavailable: 'The platform cannot answer now. The same request may succeed later.',
};
