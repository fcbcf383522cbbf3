import { domainOf, isEmailAddress } from '#contract/email-address.ts';
import { asciiDomain } from './domain.ts';

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
