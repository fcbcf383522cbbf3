import type { Environment, ProviderSettings } from '../environment/environment.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { isSecureAddress } from '../network/transport.ts';

/** Below an issuer's address (OpenID Connect Discovery §4). */
export const discoveryPath = '/.well-known/openid-configuration';

export const googleIssuer = 'https://accounts.google.com';
export const googleTokenEndpoint = 'https://oauth2.googleapis.com/token';
/** Where Google publishes its keys, by its own metadata. */
export const googleKeys = 'https://www.googleapis.com/oauth2/v3/certs';

/** Without a slash at its end. */
export const withoutSlash = (address: string): string => address.replace(/\/$/, '');

/** The address of Microsoft's metadata below an authority. */
export const microsoftMetadata = (authority: string): string =>
  `${withoutSlash(authority)}/v2.0${discoveryPath}`;

/** Returns Entra's endpoints for the tenant of an authority. Their paths are documented, so they are not read from metadata. */
export function getEntraEndpoints(authority: string): { authorization: string; token: string } {
  // Entra ignores case, and msal-node writes its addresses in lower case.
  const tenant = withoutSlash(authority).toLowerCase();
  return { authorization: `${tenant}/oauth2/v2.0/authorize`, token: `${tenant}/oauth2/v2.0/token` };
}

/** A small public JSON document of a provider that has no account of its own at the platform. */
export function publicDocument(settings: Exclude<ProviderSettings, { kind: 'oidc' }>): string {
  if (settings.metadata) return settings.metadata.jwks_uri;
  return settings.kind === 'google'
    ? `${googleIssuer}${discoveryPath}`
    : microsoftMetadata(settings.authority);
}

/**
 * Returns the origins of the pages on which people sign in: an authorization URL may only be opened at one of them. The
 * platform's issuer is always included, because any provider can be asked through it.
 */
export function listSignInOrigins({ issuer, providers }: Environment): string[] {
  const pages = providers.map((settings) => authorizationPage(settings) ?? issuer);
  return [...new Set([issuer, ...pages].map((page) => new URL(page).origin))];
}

function authorizationPage(settings: ProviderSettings): string | undefined {
  switch (settings.kind) {
    case 'microsoft':
      return settings.metadata?.authorization_endpoint ?? settings.authority;
    case 'google':
      return settings.metadata?.authorization_endpoint ?? googleIssuer;
    case 'oidc':
      return undefined;
  }
}

const maxUrlLength = 8 * 1024;

/**
 * Returns the authorization URL in normalised form, safe to hand to the operating system. An SDK or a metadata document
 * built it, so it is parsed and checked here.
 *
 * @param base The configured authorization endpoint, or the issuer: the URL must be there or beneath it. http is accepted
 *   only on loopback.
 * @throws {OnboardingError} `sign-in-failed`
 */
export function checkAuthorizationUrl(text: string, base: string): string {
  const url = URL.parse(text);
  const isSafe =
    url !== null &&
    /^[\x21-\x5b\x5d-\x7e]+$/.test(text) &&
    text.length < maxUrlLength &&
    isSecureAddress(url) &&
    isWithin(base, url.href);
  if (!isSafe) throw new OnboardingError('sign-in-failed', new Error('authorization URL refused'));
  return url.href;
}

/**
 * Returns the address that all endpoints of an issuer are at or beneath: the issuer without its version. Entra's
 * `https://host/tenant/v2.0` has the token endpoint `https://host/tenant/oauth2/v2.0/token`.
 */
export function getIssuerBase(issuer: string): string {
  return withoutSlash(issuer).replace(/^(https?:\/\/[^/]+\/.+)\/v\d+(?:\.\d+)?$/, '$1');
}

/**
 * Whether an address is the base or beneath it, at the same origin. A token endpoint receives the code and the verifier, so
 * another tenant of Entra or another realm of a shared identity server is as wrong as another host.
 *
 * Rejects paths that servers interpret differently: escapes, and path parameters (`/realm/..;/other` is `/other` to some
 * Java servers). Rejects credentials and fragments, which no endpoint has (RFC 6749 §3.1 and §3.2).
 */
export function isWithin(base: string, address: string): boolean {
  const [own, url] = [URL.parse(base), URL.parse(address)];
  if (own === null || url === null || own.origin !== url.origin) return false;
  if (/[%;]/.test(url.pathname) || `${url.username}${url.password}${url.hash}` !== '') return false;
  const path = withoutSlash(own.pathname);
  return url.pathname === path || url.pathname.startsWith(`${path}/`);
}
