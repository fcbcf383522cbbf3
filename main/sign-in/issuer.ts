/** The placeholder for the tenant in the `issuer` of Microsoft's metadata. */
const placeholder = '{tenantid}';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Returns the issuer with the tenant filled in; undefined if it needs a tenant and `tenantId` is none. */
export function resolveIssuer(issuer: string, tenantId: string | undefined): string | undefined {
  if (!issuer.includes(placeholder)) return issuer;
  return tenantId !== undefined && guid.test(tenantId) ? issuer.replace(placeholder, tenantId) : undefined;
}

/** Whether a name is the issuer's own or, for a template with a tenant, that of one of its tenants. */
export function isIssuerName(issuer: string, name: string): boolean {
  const tenantId = name.slice(issuer.indexOf(placeholder)).slice(0, 36);
  return resolveIssuer(issuer, tenantId) === name;
}
