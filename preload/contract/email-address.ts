import { isVisibleText, toVisibleText } from './visible-text.ts';

/* What counts as an e-mail address: one answer for the window, main, the platform's contract and the sandbox. */

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

/** What stands between the first and the last letter of a label as well: RFC 5892 appendix A.3 to A.7. */
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\-·͵׳״・]*[\p{L}\p{N}\p{M}])?$/u;

/**
 * Whether mail can be sent to an address as it stands: a dot-atom of any script, `@`, and a domain of at least two
 * labels, in ASCII or in its own letters, all of it visible and within mail's limits.
 *
 * Quoted local parts (`"a b"@c.nl`) and machines in brackets (`a@[10.0.0.1]`), which RFC 5321 allows too, are refused:
 * among work addresses they are slips.
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

/** The domain of an address as it is written there; empty where there is none. */
export const domainOf = (address: string): string => partsOf(address).domain;

/**
 * An address without what came with it: invisible characters, `mailto:`, quotation marks, what ends a sentence, and the
 * name before an address in angle brackets (`Jan <a@b.nl>`). What is no address so comes back as it looks.
 *
 * Never extracted from words: in `jan smit@b.nl` the space is a typing mistake, and `smit@b.nl` may be another person's.
 */
export function tidyEmailAddress(text: string): string {
  return theAddressIn(text, (plain) => (/\s/.test(plain) ? [] : addressesIn(plain)));
}

/**
 * The one address in a text that was pasted, also out of a sentence: it is shown before anything is sent. Where there is
 * none, or more than one, the text comes back as it looks, for a person to correct.
 */
export function extractEmailAddress(text: string): string {
  return theAddressIn(text, addressesIn);
}

/** An address in angle brackets goes before those that `find` finds elsewhere. */
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
    // What a page was called with is no addressee, and the signs of an address can all be part of an atom.
    .replace(/[a-z][a-z\d+.-]*:\/\/[^\s<>]*/gi, ',')
    // Quotation marks that hold nothing special mean the same as none (RFC 5321 §4.1.2).
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
    // Four numbers are a machine's address, and no other domain ends in one.
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

/** A word without the quotation marks around it, and without what ends a sentence. */
function withoutPunctuation(word: string): string {
  const [, address = '', end = ''] = /^(.*[\p{L}\p{N}\p{M}])([\p{P}\p{S}]*)$/u.exec(word) ?? [];
  // An address may begin with these, so that they are quotation marks only where one follows it as well.
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
