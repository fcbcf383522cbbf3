import type { Failure, PasswordPolicy, Terms } from './journey.ts';
import { longestInput } from './longest-input.ts';

/** The fields of a registration as they were filled in. `username` and `password` count with `kind: 'email'` alone. */
type RegistrationFields = {
  username: string;
  password: string;
  /** The terms that were accepted; null where none were. */
  acceptedTerms: Pick<Terms, 'version' | 'sha256'> | null;
};

/**
 * The first defect of a registration that a client can know, in the order of its fields; null where there is none. The window
 * checks before it sends, and main checks again, because it trusts nothing from the window.
 */
export function registrationDefect(
  journey: {
    kind: 'identity' | 'email';
    terms: Pick<Terms, 'version' | 'sha256'>;
    passwordPolicy?: PasswordPolicy;
  },
  { username, password, acceptedTerms }: RegistrationFields,
): Failure | null {
  if (journey.kind === 'email') {
    if (username === '') return { code: 'username-invalid', at: 'username' };
    if (username.length > longestInput.line) return { code: 'username-too-long', at: 'username' };
    const code = passwordDefect(password, journey.passwordPolicy);
    if (code !== null) return { code, at: 'password' };
  }
  const { version, sha256 } = journey.terms;
  const isAccepted = acceptedTerms?.version === version && acceptedTerms.sha256 === sha256;
  return isAccepted ? null : { code: 'terms-not-accepted', at: 'terms' };
}

/** Why a password cannot be used, by what a client can know. */
export type PasswordDefect = 'password-too-weak' | 'password-too-long';

/**
 * What is wrong with the length of a password; null where it is valid.
 *
 * Counted in Unicode code points, as NIST SP 800-63B counts them. A platform that names no limits is held to those of the
 * interface: one character, and `longestInput.password`.
 */
export function passwordDefect(password: string, policy: PasswordPolicy | undefined): PasswordDefect | null {
  const length = [...password].length;
  if (length < (policy?.minimumLength ?? 1)) return 'password-too-weak';
  const isTooLong = length > (policy?.maximumLength ?? length) || password.length > longestInput.password;
  return isTooLong ? 'password-too-long' : null;
}
