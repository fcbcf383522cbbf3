import { isVisibleText, toVisibleText } from './visible-text.ts';

/* The one definition of an e-mail address, for the window, main, the platform's contract and the sandbox. */

/**
 * Longest local part (RFC 5321 §4.5.3.1.1) and longest address: a path of 256 (§4.5.3.1.3) without its two brackets. In
 * octets of UTF-8.
 */
export const emailAddressLimits = { localPart: 64, whole: 254 } as const;

/** Longest label of a domain (RFC 1035 §2.3.4). */
const longestLabel = 63;

/** `dot-atom-text` of RFC 5322 §3.2.3, in which RFC 6531 §3.3 allows every character beyond ASCII. */
const dotAtom =
  /^[\w!#$%&'*+/=?^`{|}~\-\u{80}-\u{10FFFF}]+(?:\.[\w!#$%&'*+/=?^`{|}~\-\u{80}-\u{10FFFF}]+)*$/u;

/** A label of a domain, with the characters that RFC 5892 appendix A.3 to A.7 allows between letters. */
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\-·͵׳״・]*[\p{L}\p{N}\p{M}])?$/u;

/**
 * Whether mail can be sent to an address as it is written: a dot-atom of any script, `@`, and a domain of at least two
 * labels, in ASCII or in Unicode, all of it visible and within the limits of mail.
 *
 * Quoted local parts (`"a b"@c.nl`) and address literals (`a@[10.0.0.1]`), which RFC 5321 allows too, are refused: in work
 * addresses they are typing mistakes.
 */
export function isEmailAddress(text: string): boolean {
  const { localPart, domain } = partsOf(text);
  return (
    isVisibleText(text) &&
    !/\s/.test(text) &&
    dotAtom.test(localPart) &&
    isDomain(domain) &&
    octetsOf(localPart) <= emailAddressLimits.localPart &&
    octetsOf(text) <= emailAddressLimits.whole
  );
}

/** The domain of an address, as it is written; empty where there is none. */
export const domainOf = (address: string): string => partsOf(address).domain;

/**
 * An address without invisible characters, `mailto:`, quotation marks, the punctuation that ends a sentence, and the name
 * before angle brackets (`Jan <a@b.nl>`). A text that is no address even so is returned as `toVisibleText` makes it.
 *
 * Never extracted from words: in `jan smit@b.nl` the space is a typing mistake, and `smit@b.nl` may be another person's.
 */
export function tidyEmailAddress(text: string): string {
  return theAddressIn(text, (plain) => (/\s/.test(plain) ? [] : addressesIn(plain)));
}

/**
 * The one address in a pasted text, also in a sentence: the person sees it before anything is sent. A text with none or more
 * than one is returned as `toVisibleText` makes it, for the person to correct.
 */
export function extractEmailAddress(text: string): string {
  return theAddressIn(text, addressesIn);
}

/** An address in angle brackets takes precedence over those that `find` finds elsewhere. */
function theAddressIn(text: string, find: (plain: string) => string[]): string {
  const visible = toVisibleText(text)
    .replace(/[\u3002\uFF61]/g, '.')
    .trim();
  if (isEmailAddress(visible)) return visible;
  const decoded = (_: string, address: string) => toVisibleText(percentDecoded(address));
  const plain = visible
    // RFC 6068 §2 allows the addressee as a field as well.
    .replace(/mailto:\?(?:[^\s<>"]*&)?to=([^\s<>"&]+)[^\s<>"]*/gi, decoded)
    .replace(/mailto:([^\s<>"?]+)(?:\?[^\s<>"]*)?/gi, decoded)
    // An `@` in the URL of a page makes no address, although every character of a URL may be part of an atom.
    .replace(/[a-z][a-z\d+.-]*:\/\/[^\s<>]*/gi, ',')
    // Quotation marks around ordinary characters mean the same as none (RFC 5321 §4.1.2).
    .replace(/"([^"\s\\<>@]+)"(?=@)/g, '$1');
  const bracketed = [...plain.matchAll(/<([^<>]*)>/g)].flatMap(([, inside = '']) => addressesIn(inside));
  const [found, ...others] = new Set(bracketed.length > 0 ? bracketed : find(plain));
  return found !== undefined && others.length === 0 ? found : visible;
}

function partsOf(address: string): { localPart: string; domain: string } {
  const at = address.lastIndexOf('@');
  return at < 0
    ? { localPart: address, domain: '' }
    : { localPart: address.slice(0, at), domain: address.slice(at + 1) };
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return (
    labels.length > 1 &&
    labels.every((one) => one.length <= longestLabel && label.test(one)) &&
    // Only an IPv4 address ends in a number: no top-level domain does.
    !/^\p{Nd}+$/u.test(labels.at(-1) ?? '')
  );
}

/** Every address in a text, between the characters that cannot be part of one. */
function addressesIn(text: string): string[] {
  return text
    .split(/[\s<>()[\]\\,;:"]+/)
    .map(withoutPunctuation)
    .filter(isEmailAddress);
}

/** A word without the quotation marks around it and the punctuation after it. */
function withoutPunctuation(word: string): string {
  const [, address = '', end = ''] = /^(.*[\p{L}\p{N}\p{M}])([\p{P}\p{S}]*)$/u.exec(word) ?? [];
  // An address may begin with these characters: they are quotation marks only where one follows the address as well.
  const mark = /^(['*_`])\1*/.exec(address);
  if (mark?.[1] && end.includes(mark[1])) return address.slice(mark[0].length);
  return address.replace(/^[\p{Pi}\p{Pf}\p{Ps}]+/u, '');
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The length of a text in UTF-8. */
function octetsOf(text: string): number {
  let octets = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    octets += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return octets;
}
