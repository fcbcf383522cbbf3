/** The scheme of the app's links. A constant: a scheme from elsewhere could name a registry path on Windows. */
export const deepLinkScheme = 'eu.econnect.onboarding';

/**
 * What a link from outside may ask for. It carries no secret and changes nothing by itself: any program can send one,
 * and any program can claim the scheme (RFC 8252 §7.1).
 */
export type DeepLink = { kind: 'activated'; signUp: string } | { kind: 'organisation'; slug: string };

const prefix = `${deepLinkScheme}:`;
const maximumLength = 2 * 1024;
const signUpId = /^[A-Za-z0-9._~-]{1,128}$/;
const organisationSlug = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** The link that the text is, or null for anything but exactly one of the two known forms. */
export function parseDeepLink(text: string): DeepLink | null {
  if (!looksLikeDeepLink(text) || /[\s\\\p{Cc}]/u.test(text)) return null;
  const url = URL.parse(text.normalize('NFC'));
  if (url === null || url.protocol !== prefix || url.host !== '' || url.username !== '') return null;
  if (text.startsWith('//', prefix.length) || text.includes('#')) return null;
  switch (url.pathname) {
    case '/activated': {
      const signUp = onlyParameter(url, 'signUp', signUpId);
      return signUp === null ? null : { kind: 'activated', signUp };
    }
    case '/organisation': {
      const slug = onlyParameter(url, 'slug', organisationSlug);
      return slug === null ? null : { kind: 'organisation', slug };
    }
    default:
      return null;
  }
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

/** The value of the one parameter there is, decoded once; null where there are others, several or none. */
function onlyParameter(url: URL, name: string, grammar: RegExp): string | null {
  const parameters = [...url.searchParams];
  const [first] = parameters;
  if (parameters.length !== 1 || first === undefined || first[0] !== name) return null;
  return grammar.test(first[1]) ? first[1] : null;
}
