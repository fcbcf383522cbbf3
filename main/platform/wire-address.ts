import { domainToASCII, domainToUnicode } from 'node:url';
import { domainOf, isEmailAddress } from '#contract/email-address.ts';

/**
 * A domain in ASCII, in lower case: its A-labels (RFC 5890 §2.3.2.1). By UTS #46 without transitional mapping, as WHATWG
 * URL has it, so that `straße.example` stays another domain than `strasse.example`.
 *
 * Null where it cannot be written so, or where what it becomes would be read as another domain than the one given.
 */
export function asciiDomain(domain: string): string | null {
  const given = domain.toLowerCase();
  const ascii = domainToASCII(domain);
  return ascii !== '' && (ascii === given || domainToUnicode(ascii) === given) ? ascii : null;
}

/**
 * An address as it travels to the platform: the local part as it was typed (RFC 6531), the domain in ASCII, since what
 * servers and mail programs make of its other letters differs. Null where mail could not be sent there.
 */
export function wireAddress(address: string): string | null {
  if (!isEmailAddress(address)) return null;
  const domain = domainOf(address);
  const ascii = asciiDomain(domain);
  if (ascii === null) return null;
  // Upper case in ASCII is left as it is: it makes no other domain.
  if (ascii === domain.toLowerCase()) return address;
  const wire = address.slice(0, -domain.length) + ascii;
  // A domain can be longer in ASCII, and mail's limits hold for that too.
  return isEmailAddress(wire) ? wire : null;
}
