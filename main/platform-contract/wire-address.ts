import { domainOf, isEmailAddress } from '#contract/email-address.ts';
import { toAsciiDomain } from './domain.ts';

/**
 * An e-mail address as it is sent to the platform: the local part as typed (RFC 6531), the domain in ASCII, because servers
 * and mail programs do not agree on other letters in domains. Null for text to which no mail can be sent.
 */
export function toWireAddress(address: string): string | null {
  if (!isEmailAddress(address)) return null;
  const domain = domainOf(address);
  const ascii = toAsciiDomain(domain);
  if (ascii === null) return null;
  // Upper-case ASCII letters stay as typed: they do not make another domain.
  if (ascii === domain.toLowerCase()) return address;
  const wire = address.slice(0, -domain.length) + ascii;
  // The ASCII form can be longer, and the length limits apply to it too.
  return isEmailAddress(wire) ? wire : null;
}
