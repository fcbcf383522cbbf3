import type { IncomingMessage, ServerResponse } from 'node:http';
import { consumerTenant, tenants } from '../accounts.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const knownTenants: readonly string[] = [consumerTenant, ...Object.values(tenants)];
const tenantPath = /^\/([\da-f-]{36})(\/oauth2\/v2\.0\/(?:authorize|token))(?:\?(.*))?$/i;

/** The parameter of an authorization request that names the tenant whose accounts the chooser offers. */
export const tenantParameter = 'tenant';

/** Rewrites requests to a tenant's endpoints to those of `common`, with the tenant as a parameter. */
export function rewriteTenantPaths(handle: Handler): Handler {
  return (request, response) => {
    request.url = toCommonPath(request.url ?? '/');
    handle(request, response);
  };
}

function toCommonPath(url: string): string {
  const [, tenant = '', path = '', query = ''] = tenantPath.exec(url) ?? [];
  if (!knownTenants.includes(tenant.toLowerCase())) return url;
  const parameters = new URLSearchParams(query);
  parameters.set(tenantParameter, tenant.toLowerCase());
  return `/common${path}?${parameters}`;
}
