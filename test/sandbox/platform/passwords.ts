/** What a password must be like, as it is told to clients. */
export const passwordPolicy = { minimumLength: 12, maximumLength: 128 };

/** Long enough, and still the first things that anybody would try. */
const common = /^(?:(?:password|wachtwoord|welkom|welcome|qwerty|econnect)[\d!?.]*|0?1234567890?.*|(.)\1*)$/i;

/** Whether a password is outside the policy, well known, or made of the person's own name or address. */
export function isWeak(password: string, own: readonly string[]): boolean {
  const length = [...password].length;
  if (length < passwordPolicy.minimumLength || length > passwordPolicy.maximumLength) return true;
  const lowered = password.toLowerCase();
  return common.test(password) || own.some((value) => value.toLowerCase() === lowered);
}
