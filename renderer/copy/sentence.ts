/** The words as the beginning of a sentence. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The words as the end of a sentence. `B.V.` has a full stop already, also before the end of an isolate (U+2069). */
export const ended = (words: string): string => (/\.\u2069?$/.test(words) ? words : `${words}.`);
