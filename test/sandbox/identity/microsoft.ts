import { decodeJwt, type JWTPayload, SignJWT } from 'jose';
import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { type MicrosoftAccount, microsoftAccounts } from '../accounts.ts';
import type { SigningKey } from '../keys.ts';
import { createIssuer, type IssuerSetup, metadataOf } from './issuer.ts';
import { tenantParameter } from './tenant-paths.ts';

/** The broker's client, with a secret and a server of its own. */
export const microsoftBrokerId = 'econnect-broker';
export const microsoftClientId = '3d0c1c4e-5b7a-4f57-9a0e-5ec0de000001';

const routes = {
  authorization: '/common/oauth2/v2.0/authorize',
  token: '/common/oauth2/v2.0/token',
  jwks: '/common/discovery/v2.0/keys',
};
const discovery = '/common/v2.0/.well-known/openid-configuration';
const accounts: readonly MicrosoftAccount[] = Object.values(microsoftAccounts);

/** What a client is told of the provider. As at Entra, the issuer is a template: each tenant has its own. */
export const microsoftMetadata = (url: string) => ({
  ...metadataOf(url, routes),
  issuer: `${url}/{tenantid}/v2.0`,
});

/**
 * A provider shaped like Entra's `common` endpoint. Behind `rewriteTenantPaths` each tenant has endpoints of its own, which offer
 * its accounts alone.
 */
export function createMicrosoft(setup: IssuerSetup): Provider {
  const provider = createIssuer({
    ...setup,
    clientId: microsoftClientId,
    look: { provider: 'microsoft', title: 'Microsoft' },
    choices: accounts,
    offered: {
      parameters: [tenantParameter],
      to: ({ [tenantParameter]: tenant }) =>
        accounts.filter(({ tenantId }) => tenant === undefined || tenantId === tenant),
    },
    routes,
    claims: {
      openid: ['sub', 'tid', 'oid', 'ver', 'xms_edov'],
      profile: ['name', 'preferred_username'],
      email: ['email'],
    },
    claimsOf: ({ tenantId, objectId, name, email, domainOwnerVerified }) => ({
      tid: tenantId,
      oid: objectId,
      ver: '2.0',
      name,
      preferred_username: email,
      email,
      ...(domainOwnerVerified ? { xms_edov: true } : {}),
    }),
  });
  const { url, key } = setup;
  provider.use(async (context: KoaContextWithOIDC, next: () => Promise<void>) => {
    if (context.path === discovery) {
      context.body = { ...microsoftMetadata(url), ...capabilities };
      return;
    }
    await next();
    if (context.path === routes.token) await asEntraIssues(context, url, key);
    if (context.path.startsWith(routes.authorization)) withoutIssuer(context);
  });
  return provider;
}

const capabilities = {
  response_modes_supported: ['query', 'fragment', 'form_post'],
  response_types_supported: ['code'],
  subject_types_supported: ['pairwise'],
  scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
};

/**
 * Signs the ID token again with the issuer of the account's own tenant, and tells `client_info` when it was asked.
 *
 * oidc-provider has one issuer per instance; Entra's `common` endpoint has one per tenant. Everything else in the
 * token stays as oidc-provider made it.
 */
async function asEntraIssues(context: KoaContextWithOIDC, url: string, key: SigningKey): Promise<void> {
  const answer: unknown = context.body;
  if (!isTokenAnswer(answer)) return;
  const claims = decodeJwt(answer.id_token);
  const clientInfo = context.oidc.body?.client_info === '1' ? { client_info: clientInfoOf(claims) } : {};
  const issuer = `${url}/${String(claims.tid)}/v2.0`;
  const idToken = await new SignJWT({ ...claims, iss: issuer })
    .setProtectedHeader({ typ: 'JWT', alg: key.algorithm, kid: key.kid })
    .sign(key.privateKey);
  context.body = { ...answer, id_token: idToken, ...clientInfo };
}

function isTokenAnswer(body: unknown): body is { id_token: string } {
  return typeof body === 'object' && body !== null && 'id_token' in body && typeof body.id_token === 'string';
}

function clientInfoOf({ oid, tid }: JWTPayload): string {
  return Buffer.from(JSON.stringify({ uid: oid, utid: tid })).toString('base64url');
}

/** Entra sends no `iss` response parameter (RFC 9207); oidc-provider always does. */
function withoutIssuer(context: KoaContextWithOIDC): void {
  const location = context.response.get('location');
  if (URL.canParse(location)) {
    const url = new URL(location);
    url.searchParams.delete('iss');
    context.set('location', url.href);
  }
  if (typeof context.body === 'string') {
    context.body = context.body.replace(/<input type="hidden" name="iss" value="[^"]*"\/>/, '');
  }
}
