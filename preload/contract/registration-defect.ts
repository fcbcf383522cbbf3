import type { Failure, PasswordPolicy, Terms } from './journey.ts';
import { longestInput } from './longest-input.ts';
import { passwordDefect } from './password.ts';

/** The fields of a registration as they were filled in. `username` and `password` where an account of eConnect's own is made. */
type RegistrationFields = {
  username: string;
  password: string;
  /** The terms that were agreed to; null where none were. */
  acceptedTerms: Pick<Terms, 'version' | 'sha256'> | null;
};

/**
 * The first thing that is wrong with a registration, in the order of its fields; null where nothing is, as far as a client can
 * know. The window asks before it sends, and main asks again: what comes from the window is never trusted.
 */
export function registrationDefect(
  asked: {
    kind: 'identity' | 'email';
    terms: Pick<Terms, 'version' | 'sha256'>;
    passwordPolicy?: PasswordPolicy;
  },
  { username, password, acceptedTerms }: RegistrationFields,
): Failure | null {
  if (asked.kind === 'email') {
    if (username === '') return { code: 'username-invalid', at: 'username' };
    if (username.length > longestInput.line) return { code: 'username-too-long', at: 'username' };
    const code = passwordDefect(password, asked.passwordPolicy);
    if (code !== null) return { code, at: 'password' };
  }
  const { version, sha256 } = asked.terms;
  const isAgreed = acceptedTerms?.version === version && acceptedTerms.sha256 === sha256;
  return isAgreed ? null : { code: 'terms-not-accepted', at: 'terms' };
}
