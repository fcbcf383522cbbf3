import type { IncomingMessage, ServerResponse } from 'node:http';
import { consumerTenant, tenants } from '../accounts.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const known: readonly string[] = [consumerTenant, ...Object.values(tenants)];
const ofTenant = /^\/([\da-f-]{36})(\/oauth2\/v2\.0\/(?:authorize|token))(?:\?(.*))?$/i;

/** The parameter by which an authorization request tells the chooser whose accounts to offer. */
export const tenantParameter = 'tenant';

/** Serves the endpoints of each tenant by those of `common`, which are then told the tenant. */
export function tenantPaths(handle: Handler): Handler {
  return (request, response) => {
    request.url = atCommon(request.url ?? '/');
    handle(request, response);
  };
}

function atCommon(url: string): string {
  const [, tenant = '', path = '', query = ''] = ofTenant.exec(url) ?? [];
  if (!known.includes(tenant.toLowerCase())) return url;
  const parameters = new URLSearchParams(query);
  parameters.set(tenantParameter, tenant.toLowerCase());
  return `/common${path}?${parameters}`;
}
