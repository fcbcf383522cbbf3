/*
 * Which addresses are a provider's own. A token endpoint receives the code and the verifier, so that one of somebody else at
 * the same host (another tenant of Entra, another realm of a shared identity server) is as wrong as another host.
 */

/** Entra's endpoints for the tenant of an authority. They are what they are by contract, and are not read from anywhere. */
export function entraEndpoints(authority: string): { authorization: string; token: string } {
  // Entra compares none of it by case; msal-node writes all of it in lower case.
  const tenant = authority.replace(/\/$/, '').toLowerCase();
  return { authorization: `${tenant}/oauth2/v2.0/authorize`, token: `${tenant}/oauth2/v2.0/token` };
}

/**
 * Where all endpoints of an issuer are: at its own address and beneath it. An issuer that ends in a version has its
 * endpoints beside that: Entra's `https://host/tenant/v2.0` has `https://host/tenant/oauth2/v2.0/token`.
 */
export function issuerBase(issuer: string): string {
  return issuer.replace(/\/$/, '').replace(/^(https?:\/\/[^/]+\/.+)\/v\d+(?:\.\d+)?$/, '$1');
}

/**
 * Whether an address is the base or beneath it, at the same origin. What servers read differently from one another is not: an
 * escaped path, and one with parameters, of which `/realm/..;/other` is `/other` to a Java server. Nor is an address with a
 * user name or a fragment, which no endpoint has (RFC 6749 §3.1 and §3.2).
 */
export function isWithin(base: string, address: string): boolean {
  const [own, url] = [URL.parse(base), URL.parse(address)];
  if (own === null || url === null || own.origin !== url.origin) return false;
  if (/[%;]/.test(url.pathname) || `${url.username}${url.password}${url.hash}` !== '') return false;
  const path = own.pathname.replace(/\/$/, '');
  return url.pathname === path || url.pathname.startsWith(`${path}/`);
}
