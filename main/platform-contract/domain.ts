import { domainToASCII, domainToUnicode } from 'node:url';

/** What can stand in a domain: letters, digits, marks, hyphens, dots, and what RFC 5892 appendix A.3 to A.7 allows between letters. */
const domainCharacters = /^[\p{L}\p{M}\p{N}·͵׳״・.-]+$/u;

/**
 * A domain in ASCII, in lower case: its A-labels (RFC 5890 §2.3.2.1). By UTS #46 without transitional mapping, as WHATWG
 * URL has it, so that `straße.example` stays another domain than `strasse.example`.
 *
 * Null for what is no domain, where it cannot be written so, and where what it becomes would be read as another domain
 * than the one given: Node reads a URL's host, cuts off what follows it and decodes the rest.
 */
export function asciiDomain(domain: string): string | null {
  if (!domainCharacters.test(domain)) return null;
  const given = domain.toLowerCase();
  const ascii = domainToASCII(domain);
  return ascii !== '' && (ascii === given || domainToUnicode(ascii) === given) ? ascii : null;
}

/** Whether a domain is one of those listed, in any case and in either spelling. What is no domain is in no list. */
export function includesDomain(domains: readonly string[], domain: string): boolean {
  const wanted = asciiDomain(domain);
  return wanted !== null && domains.some((one) => asciiDomain(one) === wanted);
}
