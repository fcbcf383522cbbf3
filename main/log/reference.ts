import { randomInt } from 'node:crypto';

/** Crockford's base32 alphabet: no letter that looks like a digit, and no U, so that few words can be spelled. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random support reference that a person can read out, such as `7KQ2-M9XD`. Nothing can be derived from it. */
export function createReference(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
