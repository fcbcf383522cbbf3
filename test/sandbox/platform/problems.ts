import type { ProblemCode } from '../../../main/platform-contract/problem.ts';

/** Where the types of problems are named. Nothing is served there. */
const problemBase = 'https://econnect.example/problems/';

const titles: Record<ProblemCode, string> = {
  'malformed-request': 'The request does not have the shape it should have',
  unauthorised: 'The credential is missing or does not count',
  'not-found': 'There is no such thing',
  'too-many-requests': 'Too many requests',
  'sign-up-expired': 'The sign-up has expired',
  'manual-sign-up-disabled': 'Accounts by e-mail are switched off',
  'email-invalid': 'This is not an e-mail address',
  'code-wrong': 'The code is wrong',
  'code-tries-used-up': 'The code was wrong too often; ask for another mail',
  'resend-too-soon': 'Another mail can be sent a little later',
  'registration-expired': 'The registration has expired',
  'username-taken': 'Somebody else has this user name',
  'username-invalid': 'The user name is missing, too short, or has characters it cannot have',
  'password-too-weak': 'The password is missing, too short or too easy to guess',
  'password-too-long': 'The password is longer than the policy allows',
  'terms-changed': 'The terms have changed; read and accept them again',
  'organisation-unknown': 'No organisation has this name or domain',
  'organisation-restricted': 'The organisation of this address lets its people in by its own provider alone',
  'not-administrator': 'Only an administrator may do this',
  'organisation-elsewhere': 'This company belongs to another environment',
  'organisation-limit': 'There are as many organisations as there may be',
  'registered-elsewhere': 'Another provider receives for this identifier',
  'already-member': 'This person is in the environment already',
  'address-elsewhere': 'This address is of another domain',
  unavailable: 'The platform is not available',
};

/** Thrown by an operation to answer a problem (RFC 9457). */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, code: ProblemCode, headers: Record<string, string> = {}) {
    super(code);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  body() {
    return { type: problemBase + this.code, title: titles[this.code], status: this.status };
  }
}
