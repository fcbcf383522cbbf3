import { toVisibleText } from './visible-text.ts';

/** The code in an activation mail: six digits. */
export const activationCodeLength = 6;
export const activationCodePattern = /^\d{6}$/;

/** Six digits in a row, beside no other letter or digit. */
const ungrouped = /(?<![\p{L}\p{N}])\d{6}(?![\p{L}\p{N}])/gu;
/** Six digits in groups, with any dash: `123 456`, `12-34-56`, `1 2 3 4 5 6`. Not a part of a longer number or of a date. */
const grouped = /(?<![\p{L}\p{N}]|\d[\s.\p{Pd}−])\d(?:[\s.\p{Pd}−]{0,3}\d){5}(?!\p{L}|[\s.\p{Pd}−]?\p{N})/gu;

/** Whether a text has the form of a code. Only the platform knows whether it is the right one. */
export const isActivationCode = (text: string): boolean => activationCodePattern.test(text);

/**
 * The one code in a text that was copied from the mail: with a label, in a sentence, in groups, or in the digits of another
 * script. A text with none or more than one is returned as `toVisibleText` makes it.
 */
export function extractActivationCode(text: string): string {
  const visible = inAsciiDigits(toVisibleText(text)).trim();
  for (const form of [ungrouped, grouped]) {
    const [found, ...others] = new Set(visible.match(form)?.map((one) => one.replace(/\D/g, '')));
    if (others.length > 0) return visible;
    if (found !== undefined) return found;
  }
  return visible;
}

/** A text with the digits of every script as ASCII: keyboards and mail programs also write `١٢٣`, `۱۲۳` and `१२३`. */
function inAsciiDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // Unicode encodes the digits of a script in ascending runs of ten from its zero (Unicode Standard §4.6).
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    return String((code - first) % 10);
  });
}
