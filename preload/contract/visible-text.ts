/**
 * Characters that take no room on the screen, so that a person can neither see nor check them: control and format
 * characters (zero-width ones, byte order marks, bidi controls, soft hyphens), variation selectors, fillers, halves of
 * surrogate pairs and what only some font has. White space is not among them.
 */
const invisible = /(?!\s)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]|\uFEFF/gu;

/** ASCII as input methods for Chinese, Japanese and Korean write it: full-width forms, and small ones (`﹫`, `﹣`). */
const otherWidth = /[\uFF01-\uFF5E\uFE50-\uFE6B]/g;

/**
 * A text as it looks: without invisible characters, with ASCII of another width as ASCII, in Unicode's composed form (NFC), so
 * that two texts that look the same are the same.
 */
export function toVisibleText(text: string): string {
  return text
    .replace(invisible, '')
    .replace(otherWidth, (form) => form.normalize('NFKC'))
    .normalize('NFC');
}

/** Whether a text is what `toVisibleText` would make of it. */
export const isVisibleText = (text: string): boolean => toVisibleText(text) === text;
