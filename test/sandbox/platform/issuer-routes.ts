import type { FastifyInstance } from 'fastify';
import type { PlatformContext } from './context.ts';

/** The platform's issuer metadata and keys (RFC 8414). */
export function issuerRoutes(app: FastifyInstance, { url, store }: PlatformContext): void {
  app.get('/.well-known/openid-configuration', async () => ({
    issuer: url,
    token_endpoint: `${url}/connect/token`,
    revocation_endpoint: `${url}/connect/revocation`,
    jwks_uri: `${url}/.well-known/jwks.json`,
    grant_types_supported: ['urn:ietf:params:oauth:grant-type:token-exchange', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    response_types_supported: [],
    scopes_supported: ['onboarding'],
    id_token_signing_alg_values_supported: [store.keys.platform.algorithm],
  }));
  app.get('/.well-known/jwks.json', async () => ({ keys: [store.keys.platform.publicJwk] }));
}
