import type { LinkRefusal, RefusedLink } from '#contract/snapshot.ts';
import { slugPattern } from '../platform-contract/name-patterns.ts';

/** The scheme of the app's links. A constant: a scheme from elsewhere could name a registry path on Windows. */
export const deepLinkScheme = 'eu.econnect.onboarding';

/**
 * What a link from outside may ask for. It carries no secret and changes nothing by itself: any program can send one,
 * and any program can claim the scheme (RFC 8252 §7.1).
 */
export type DeepLink = { kind: 'activated' } | { kind: 'organisation'; slug: string };

const prefix = `${deepLinkScheme}:`;
const maximumLength = 2 * 1024;
const maximumShown = 80;
const signUpId = /^[A-Za-z0-9._~-]{1,128}$/;
/** All parameters that mean something here. Others, such as those that count clicks, are left alone. */
const knownParameters = ['signUp', 'slug'];

/** A link that is refused, as it may be shown, and why. */
export type RefusedDeepLink = { kind: 'refused' } & RefusedLink;

/**
 * What a link asks for, or why it is refused.
 *
 * Compared as it came: parsing it as a URL first would make `/../organisation` and `/%6frganisation` into what they are not.
 * What people and programs add without changing the meaning is taken: two or three slashes for one, one at the end of the
 * path, parameters of somebody else, the same value twice, white space around it, a slug in capitals.
 */
export function parseDeepLink(text: string): DeepLink | RefusedDeepLink {
  const refused = (reason: LinkRefusal): RefusedDeepLink => ({
    kind: 'refused',
    link: shownAs(text),
    reason,
  });
  if (!looksLikeDeepLink(text) || /[\s\\#\p{Cc}]/u.test(text)) return refused('malformed');
  const [, action, query = ''] = /^\/{1,3}([a-z]+)\/?(?:\?(.*))?$/.exec(text.slice(prefix.length)) ?? [];
  // A mail program that escapes a link twice leaves `&amp;` between its parameters.
  const parameters = new URLSearchParams(query.replaceAll('&amp;', '&'));
  switch (action) {
    case 'activated': {
      const signUp = onlyParameter(parameters, 'signUp');
      if (signUp === null) return refused('unclear');
      return signUpId.test(signUp) ? { kind: 'activated' } : refused('value-invalid');
    }
    case 'organisation': {
      const slug = onlyParameter(parameters, 'slug');
      if (slug === null) return refused('unclear');
      // Only ASCII is lowered: a letter of another alphabet must not become one of ours.
      const lower = slug.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      return slugPattern.test(lower) ? { kind: 'organisation', slug: lower } : refused('value-invalid');
    }
    default:
      return refused('unknown');
  }
}

/**
 * What of a refused link can be shown: without the scheme and without a host, which could pass for somebody's; visible ASCII
 * alone, so that it is no sentence, no second line and not turned around; cut off where it is long.
 */
function shownAs(text: string): string {
  const visible = text
    .slice(prefix.length, maximumLength)
    .replace(/[^\x21-\x7e]/g, '')
    .replace(/^\/{2,}[^/?#]*[.:@][^/?#]*/, '');
  return visible.length > maximumShown ? `${visible.slice(0, maximumShown - 1)}…` : visible;
}

/**
 * The argument that is a link of ours, well-formed or not, or null.
 *
 * Chromium adds arguments of its own and their order may change, so neither position nor neighbours mean anything. An
 * argument that merely contains a link, and one of more than 2 KiB, is no link.
 */
export function deepLinkIn(argv: readonly string[]): string | null {
  return argv.find(looksLikeDeepLink) ?? null;
}

/** True for text of at most 2 KiB that begins with our scheme, in any case. */
export function looksLikeDeepLink(text: string): boolean {
  return text.length <= maximumLength && text.slice(0, prefix.length).toLowerCase() === prefix;
}

/**
 * The value of a parameter, decoded once, without the white space around it; null where it is missing, has two values, or
 * stands beside another that counts.
 */
function onlyParameter(parameters: URLSearchParams, name: string): string | null {
  const known = [...parameters].filter(([key]) => knownParameters.includes(key));
  const [value, ...others] = new Set(parameters.getAll(name).map((one) => one.trim()));
  return value !== undefined && others.length === 0 && known.every(([key]) => key === name) ? value : null;
}
