import type { ProviderSettings } from '../environment/environment.ts';

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

/** A small public JSON document of a provider that has no account of its own at the platform. */
export function publicDocument(settings: Exclude<ProviderSettings, { kind: 'oidc' }>): string {
  if (settings.metadata) return settings.metadata.jwks_uri;
  return settings.kind === 'google'
    ? `${googleIssuer}${discoveryPath}`
    : microsoftMetadata(settings.authority);
}
