import type { LinkRefusal, RefusedLink } from '#contract/snapshot.ts';
import { slugPattern } from '../platform-contract/name-patterns.ts';

/** The scheme of the app's links. A constant, because on Windows it becomes part of a registry path. */
export const deepLinkScheme = 'eu.econnect.onboarding';

/**
 * The action of a link. A link contains no secret and changes nothing by itself, because any program can send one and any
 * program can register the scheme (RFC 8252 §7.1).
 */
export type DeepLink = { kind: 'activated' } | { kind: 'organisation'; slug: string };

const prefix = `${deepLinkScheme}:`;
const maximumLength = 2 * 1024;
const maximumShown = 80;
const signUpId = /^[A-Za-z0-9._~-]{1,128}$/;
/** The known parameters. Others, such as those for click tracking, are ignored. */
const knownParameters = ['signUp', 'slug'];

/** A refused link in a form that can be shown, with the reason. */
export type RefusedDeepLink = { kind: 'refused' } & RefusedLink;

/**
 * Parses a link.
 *
 * Compares the text as received: parsing it as a URL would turn `/../organisation` and `/%6frganisation` into valid links.
 * Accepts what people and programs change by accident: up to three slashes, a trailing slash, unknown parameters, the same
 * value twice, white space around a value, and a slug in capitals.
 */
export function parseDeepLink(text: string): DeepLink | RefusedDeepLink {
  const refused = (reason: LinkRefusal): RefusedDeepLink => ({
    kind: 'refused',
    link: toDisplayText(text),
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
      // ASCII only: `toLowerCase` turns some other letters into ASCII, such as the Kelvin sign into k.
      const lower = slug.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      return slugPattern.test(lower) ? { kind: 'organisation', slug: lower } : refused('value-invalid');
    }
    default:
      return refused('unknown');
  }
}

/**
 * Returns a refused link in a form that is safe to show: without the scheme and a host, which could impersonate a site; only
 * visible ASCII, which excludes sentences, line breaks and right-to-left overrides; truncated.
 */
function toDisplayText(text: string): string {
  const visible = text
    .slice(prefix.length, maximumLength)
    .replace(/[^\x21-\x7e]/g, '')
    .replace(/^\/{2,}[^/?#]*[.:@][^/?#]*/, '');
  return visible.length > maximumShown ? `${visible.slice(0, maximumShown - 1)}…` : visible;
}

/**
 * Returns the argument that is a link of our scheme, well-formed or not, or null.
 *
 * The position is ignored, because Chromium adds arguments and can reorder them. An argument that only contains a link, or
 * is longer than 2 KiB, does not count.
 */
export function findDeepLink(argv: readonly string[]): string | null {
  return argv.find(looksLikeDeepLink) ?? null;
}

/** Whether a text of at most 2 KiB starts with our scheme, ignoring case. */
export function looksLikeDeepLink(text: string): boolean {
  return text.length <= maximumLength && text.slice(0, prefix.length).toLowerCase() === prefix;
}

/**
 * Returns the trimmed value of a parameter; null if it is missing, has two different values, or there is another known
 * parameter.
 */
function onlyParameter(parameters: URLSearchParams, name: string): string | null {
  const known = [...parameters].filter(([key]) => knownParameters.includes(key));
  const [value, ...others] = new Set(parameters.getAll(name).map((one) => one.trim()));
  return value !== undefined && others.length === 0 && known.every(([key]) => key === name) ? value : null;
}
