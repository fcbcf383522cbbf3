/** The same words as the beginning of a sentence. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The same words as the end of a sentence: `B.V.` brings its own full stop, also where it is isolated (U+2069). */
export const ended = (words: string): string => (/\.\u2069?$/.test(words) ? words : `${words}.`);
