import type { PasswordPolicy } from './journey.ts';
import { longestInput } from './longest-input.ts';

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
