import { isEmailAddress } from '#contract/email-address.ts';

/** A mail that the person reads and sends in a program of their own. The body has `\n` between its lines. */
export type MailDraft = { to: readonly string[]; subject: string; body: string };

/** In characters. Windows hands over 2 081, and some mail programs cut what is longer than 2 000. */
const longestAddress = 2_000;

/** Control and format characters (direction marks among them), and separators of lines. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * The address that opens a mail with these parts (RFC 6068), or null where it would be longer than 2 000 characters, or where
 * the subject or a line of the body holds an invisible character.
 *
 * Every part is escaped, so that none can add a header or an attachment. What is no e-mail address is left out, and so are
 * the last addresses where there are too many.
 */
export function writeMailAddress({ to, subject, body }: MailDraft): string | null {
  if ([subject, ...body.split('\n')].some((line) => invisible.test(line))) return null;
  // RFC 6068 §5: a line break of the body is CRLF.
  const fields = `subject=${encode(subject)}&body=${encode(body.replaceAll('\n', '\r\n'))}`;
  const addressed = (recipients: readonly string[]) => `mailto:${recipients.join(',')}?${fields}`;
  const recipients: string[] = [];
  for (const address of to) {
    if (!isEmailAddress(address)) continue;
    const escaped = encode(address).replace('%40', '@');
    if (addressed([...recipients, escaped]).length <= longestAddress) recipients.push(escaped);
  }
  const address = addressed(recipients);
  return address.length <= longestAddress ? address : null;
}

/** Percent-encodes all but letters, digits and `-_.~`: `encodeURIComponent` leaves signs that a shell could read. */
const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
