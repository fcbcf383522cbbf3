/**
 * Characters without a width on the screen, which a person can neither see nor check: control and format
 * characters (zero-width ones, byte order marks, bidi controls, soft hyphens), variation selectors, fillers, halves of
 * surrogate pairs and private-use characters. White space is not among them.
 */
const invisible = /(?!\s)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]|\uFEFF/gu;

/** ASCII in the full-width and small forms (`﹫`, `﹣`) that input methods for Chinese, Japanese and Korean write. */
const otherWidth = /[\uFF01-\uFF5E\uFE50-\uFE6B]/g;

/**
 * A text without invisible characters, with ASCII of another width as ASCII, in Unicode's composed form (NFC), so that texts
 * that look the same are equal.
 */
export function toVisibleText(text: string): string {
  return text
    .replace(invisible, '')
    .replace(otherWidth, (form) => form.normalize('NFKC'))
    .normalize('NFC');
}

/** Whether `toVisibleText` leaves a text unchanged. */
export const isVisibleText = (text: string): boolean => toVisibleText(text) === text;
