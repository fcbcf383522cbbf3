/*
 * Which addresses belong to a provider. A token endpoint receives the code and the verifier, so another tenant of Entra or
 * another realm of a shared identity server is as wrong as another host.
 */

/** Returns Entra's endpoints for the tenant of an authority. Their paths are documented, so they are not read from metadata. */
export function getEntraEndpoints(authority: string): { authorization: string; token: string } {
  // Entra ignores case, and msal-node writes its addresses in lower case.
  const tenant = authority.replace(/\/$/, '').toLowerCase();
  return { authorization: `${tenant}/oauth2/v2.0/authorize`, token: `${tenant}/oauth2/v2.0/token` };
}

/**
 * Returns the address that all endpoints of an issuer are at or beneath: the issuer without its version. Entra's
 * `https://host/tenant/v2.0` has the token endpoint `https://host/tenant/oauth2/v2.0/token`.
 */
export function getIssuerBase(issuer: string): string {
  return issuer.replace(/\/$/, '').replace(/^(https?:\/\/[^/]+\/.+)\/v\d+(?:\.\d+)?$/, '$1');
}

/**
 * Whether an address is the base or beneath it, at the same origin.
 *
 * Rejects paths that servers interpret differently: escapes, and path parameters (`/realm/..;/other` is `/other` to some
 * Java servers). Rejects credentials and fragments, which no endpoint has (RFC 6749 §3.1 and §3.2).
 */
export function isWithin(base: string, address: string): boolean {
  const [own, url] = [URL.parse(base), URL.parse(address)];
  if (own === null || url === null || own.origin !== url.origin) return false;
  if (/[%;]/.test(url.pathname) || `${url.username}${url.password}${url.hash}` !== '') return false;
  const path = own.pathname.replace(/\/$/, '');
  return url.pathname === path || url.pathname.startsWith(`${path}/`);
}
