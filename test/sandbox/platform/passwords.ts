import { type PasswordDefect, passwordDefect } from '#contract/registration-defect.ts';

/** What a password must be like, as it is told to clients. */
export const passwordPolicy = { minimumLength: 12, maximumLength: 128 };

/** Long enough, and still the first things that anybody would try. */
const common = /^(?:(?:password|wachtwoord|welkom|welcome|qwerty|econnect)[\d!?.]*|0?1234567890?.*|(.)\1*)$/i;

/** Why a password is refused: outside the policy, well known, or made of the person's own name or address. */
export function weaknessOf(password: string, own: readonly string[]): PasswordDefect | null {
  const lowered = password.toLowerCase();
  const isGuessed = common.test(password) || own.some((value) => value.toLowerCase() === lowered);
  return passwordDefect(password, passwordPolicy) ?? (isGuessed ? 'password-too-weak' : null);
}
