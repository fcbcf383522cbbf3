/** What stands for the tenant in the issuer that Microsoft's metadata names. */
const placeholder = '{tenantid}';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The issuer of a tenant's tokens; undefined where it takes a tenant and there is none. Others have one issuer. */
export function issuerOfTenant(issuer: string, tenantId: string | undefined): string | undefined {
  if (!issuer.includes(placeholder)) return issuer;
  return tenantId !== undefined && guid.test(tenantId) ? issuer.replace(placeholder, tenantId) : undefined;
}

/** Whether a name is that of the issuer, or of one of its tenants. */
export function isNameOf(issuer: string, name: string): boolean {
  const tenantId = name.slice(issuer.indexOf(placeholder)).slice(0, 36);
  return issuerOfTenant(issuer, tenantId) === name;
}
