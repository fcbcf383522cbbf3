import { randomInt } from 'node:crypto';

/** Crockford's alphabet: no letter that looks like a digit, nothing that spells a word with them. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A name for one attempt that a person can read out: `7KQ2-M9XD`. Drawn by lot, so that it says nothing else. */
export function createReference(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
