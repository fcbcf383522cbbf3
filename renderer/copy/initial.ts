const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The initial of a name: its first letter, digit or emoji, in upper case where that is one character too.
 *
 * Taken by grapheme (UAX #29), because half of an emoji or a letter without its accent is another character or none.
 * Punctuation, spaces and combining marks without a letter are skipped.
 */
export function initialOf(name: string): string {
  const all = [...graphemes.segment(name.trim())].map(({ segment }) => segment);
  const first = all.find((one) => /^[\p{L}\p{N}\p{Extended_Pictographic}\p{RI}]/u.test(one)) ?? all[0] ?? '';
  const upper = first.toUpperCase();
  // `ß` becomes `SS`: two letters, of which neither is the first of the name.
  return [...graphemes.segment(upper)].length === 1 ? upper : first;
}
