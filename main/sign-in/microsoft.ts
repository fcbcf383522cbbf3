import { type INetworkModule, type NetworkResponse, PublicClientApplication } from '@azure/msal-node';
import type { ProviderSettings } from '../environment/environment.ts';
import { type CodeClient, type FlowOptions, signInByCode } from './code-flow.ts';
import { isIssuerName, resolveIssuer } from './id-token.ts';
import { receiveOnLoopback } from './loopback/listener.ts';
import type { IdentityProvider } from './provider.ts';
import { getEntraEndpoints, microsoftMetadata } from './provider-addresses.ts';
import {
  createTokenEndpoint,
  discover,
  type ProviderTransport,
  type TokenEndpoint,
} from './provider-requests.ts';

type MicrosoftSettings = Extract<ProviderSettings, { kind: 'microsoft' }>;

const scopes = ['openid', 'profile', 'email'];

/**
 * Creates the provider for Microsoft, which uses msal-node's `getAuthCodeUrl` and `acquireTokenByCode`: the listener of
 * `acquireTokenInteractive` checks too little.
 *
 * The response comes as form_post, which keeps the code out of the browser's history.
 *
 * @param tenantId Signs in at this tenant only. The caller still checks the `tid` of the token.
 */
export function createMicrosoftProvider(
  settings: MicrosoftSettings,
  options: FlowOptions,
  tenantId?: string,
): IdentityProvider {
  const client = microsoftClient(tenantId === undefined ? settings : inTenant(settings, tenantId), options);
  return { signIn: (request) => signInByCode(client, request, options) };
}

function microsoftClient(
  { clientId, authority, metadata }: MicrosoftSettings,
  options: FlowOptions,
): CodeClient {
  const { origin, host } = new URL(authority);
  const entra = getEntraEndpoints(authority);
  const tokenAddress = metadata?.token_endpoint ?? entra.token;

  return {
    method: 'microsoft',
    clientId,
    // Entra accepts `http://localhost` only, ignores its port and compares its path.
    receive: receiveOnLoopback({ host: 'localhost', method: 'POST', path: () => '/microsoft' }, options),
    authorizationBase: metadata?.authorization_endpoint ?? entra.authorization,

    fetchFacts: async (transport) =>
      metadata
        ? { issuer: metadata.issuer, jwksUri: metadata.jwks_uri, sendsIss: false }
        : await discover(transport, microsoftMetadata(authority), isIssuerOf(authority)),

    listIssuers: (facts) => [facts.issuer],

    async createRequest({ secrets, redirectUri, domainHint }, transport) {
      const endpoint = createTokenEndpoint(transport, (url) => url === tokenAddress);
      // Created for one sign-in, so that no token stays in its cache.
      const sdk = new PublicClientApplication({
        auth: {
          clientId,
          authority,
          ...(metadata && { knownAuthorities: [host], authorityMetadata: JSON.stringify(metadata) }),
        },
        system: {
          networkClient: createNetworkModule(transport, endpoint, origin),
          disableInternalRetries: true,
          loggerOptions: { piiLoggingEnabled: false },
        },
      });
      const url = new URL(
        await sdk.getAuthCodeUrl({
          scopes,
          redirectUri,
          responseMode: 'form_post',
          state: secrets.state,
          nonce: secrets.nonce,
          codeChallenge: secrets.challenge,
          codeChallengeMethod: 'S256',
          prompt: 'select_account',
          ...(domainHint === undefined ? {} : { domainHint }),
        }),
      );
      url.searchParams.set('scope', scopes.join(' '));
      return {
        url: url.href,
        async redeem({ code }) {
          const asked = sdk.acquireTokenByCode({
            code,
            codeVerifier: secrets.verifier,
            redirectUri,
            scopes,
            nonce: secrets.nonce,
          });
          return (await endpoint.unwrap(asked)).idToken;
        },
      };
    },

    identify: (claims) => ({
      emailVerified: isTrue(claims.xms_edov),
      ...(claims.tid === undefined ? {} : { tenantId: claims.tid }),
    }),
  };
}

/** Replaces the tenant, which is the first path segment of every address at Microsoft; `common` stands for any tenant. */
function inTenant(settings: MicrosoftSettings, tenantId: string): MicrosoftSettings {
  const at = (address: string) => address.replace(/^(https?:\/\/[^/]+\/)[^/]+/, `$1${tenantId}`);
  const { authority, metadata } = settings;
  if (!metadata) return { ...settings, authority: at(authority) };
  const { authorization_endpoint, token_endpoint } = metadata;
  const own = {
    authorization_endpoint: at(authorization_endpoint),
    token_endpoint: at(token_endpoint),
  };
  return { ...settings, authority: at(authority), metadata: { ...metadata, ...own } };
}

/** Whether an issuer is that of the authority's tenant, or of any tenant if the authority names none. */
function isIssuerOf(authority: string): (issuer: string) => boolean {
  const { origin, pathname } = new URL(authority);
  const template = `${origin}/{tenantid}/v2.0`;
  const own = resolveIssuer(template, pathname.split('/')[1]);
  return (issuer) =>
    own === undefined ? issuer === template || isIssuerName(template, issuer) : issuer === own;
}

/** Whether a claim is true. Microsoft sends `xms_edov` (the tenant owns the e-mail domain) as a boolean, as 1 or as `"1"`. */
function isTrue(claim: unknown): boolean {
  return claim === true || claim === 1 || claim === '1' || claim === 'true';
}

/** MSAL appends its request id to the address of the token endpoint. */
function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/** The network of the SDK. MSAL's own one follows redirects with the code, has no timeout and bypasses the proxy. */
function createNetworkModule(
  transport: ProviderTransport,
  endpoint: TokenEndpoint,
  origin: string,
): INetworkModule {
  // The cast: MSAL's signature promises the type that its caller names, and MSAL checks the body as unknown JSON.
  const answer = <Body>(status: number, body: unknown): NetworkResponse<Body> => ({
    status,
    headers: {},
    body: body as Body,
  });
  return {
    async sendGetRequestAsync(url) {
      if (new URL(url).origin !== origin) return answer(403, {});
      const { status, body } = await transport.get(url);
      return answer(status, body);
    },
    async sendPostRequestAsync(url, options) {
      const form = new URLSearchParams(options?.body);
      // MSAL adds offline_access, but no refresh token is needed.
      form.set('scope', scopes.join(' '));
      return answer(200, await endpoint.redeem(withoutQuery(url), form));
    },
  };
}
