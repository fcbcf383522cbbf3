import { domainToASCII, domainToUnicode } from 'node:url';

/** The characters of a domain: letters, marks, digits, hyphens, dots, and those that RFC 5892 appendix A.3 to A.7 allows. */
const domainCharacters = /^[\p{L}\p{M}\p{N}·͵׳״・.-]+$/u;

/**
 * A domain in lower-case ASCII: its A-labels (RFC 5890 §2.3.2.1). Converted by UTS #46 without transitional mapping, like
 * WHATWG URL, so that `straße.example` and `strasse.example` stay different domains.
 *
 * Null for text that is not a domain or has no ASCII form, and where the result would be read as another domain than the one
 * given: Node parses the host of a URL, which cuts off what follows it and decodes percent signs.
 */
export function toAsciiDomain(domain: string): string | null {
  if (!domainCharacters.test(domain)) return null;
  const given = domain.toLowerCase();
  const ascii = domainToASCII(domain);
  return ascii !== '' && (ascii === given || domainToUnicode(ascii) === given) ? ascii : null;
}

/** Whether a domain is in the list, regardless of case and of Unicode or ASCII spelling. False for text that is no domain. */
export function includesDomain(domains: readonly string[], domain: string): boolean {
  const wanted = toAsciiDomain(domain);
  return wanted !== null && domains.some((one) => toAsciiDomain(one) === wanted);
}
