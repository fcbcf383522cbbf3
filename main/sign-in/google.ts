import { ClientAuthentication, CodeChallengeMethod, gaxios, OAuth2Client } from 'google-auth-library';
import type { ProviderSettings } from '../environment/environment.ts';
import { createRandomText } from './authorization-request.ts';
import { type CodeClient, type FlowOptions, signInByCode } from './code-flow.ts';
import { receiveOnLoopback } from './loopback/listener.ts';
import type { IdentityProvider } from './provider.ts';
import { discoveryPath, googleIssuer, googleTokenEndpoint } from './provider-addresses.ts';
import { createTokenEndpoint, discover, type TokenEndpoint } from './provider-requests.ts';

type GoogleSettings = Extract<ProviderSettings, { kind: 'google' }>;

const authorizationEndpoint = `${googleIssuer}/o/oauth2/v2/auth`;

/**
 * Creates the provider for Google, which uses google-auth-library.
 *
 * The response comes in the query, because Google has no form_post for desktop clients.
 */
export function createGoogleProvider(settings: GoogleSettings, options: FlowOptions): IdentityProvider {
  const client = googleClient(settings, options);
  return { signIn: (request) => signInByCode(client, request, options) };
}

function googleClient(
  { clientId, clientSecret, metadata }: GoogleSettings,
  options: FlowOptions,
): CodeClient {
  const authorize = metadata?.authorization_endpoint ?? authorizationEndpoint;
  const token = metadata?.token_endpoint ?? googleTokenEndpoint;
  return {
    method: 'google',
    clientId,
    // Google accepts any port and path on loopback for a desktop client.
    receive: receiveOnLoopback(
      { host: '127.0.0.1', method: 'GET', path: () => `/google/${createRandomText()}` },
      options,
    ),
    authorizationBase: authorize,

    fetchFacts: async (transport) =>
      metadata
        ? { issuer: metadata.issuer, jwksUri: metadata.jwks_uri, sendsIss: false }
        : await discover(transport, googleIssuer + discoveryPath, (found) => found === googleIssuer),

    // Google's documentation allows both spellings in its ID tokens.
    listIssuers: () => (metadata ? [metadata.issuer] : [googleIssuer, new URL(googleIssuer).host]),

    async createRequest({ secrets, redirectUri, domainHint }, transport) {
      const endpoint = createTokenEndpoint(transport, (url) => url === token);
      const sdk = new OAuth2Client({
        clientId,
        ...(clientSecret === undefined ? {} : { clientSecret }),
        clientAuthentication:
          clientSecret === undefined ? ClientAuthentication.None : ClientAuthentication.ClientSecretPost,
        redirectUri,
        endpoints: { oauth2AuthBaseUrl: authorize, oauth2TokenUrl: token },
        transporter: new OneRequest(endpoint),
        // The library's interceptors log requests, codes included, if an environment variable enables that.
        useAuthRequestParameters: false,
      });
      return {
        url: sdk.generateAuthUrl({
          scope: ['openid', 'profile', 'email'],
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: secrets.challenge,
          code_challenge_method: CodeChallengeMethod.S256,
          prompt: 'select_account',
          ...(domainHint === undefined ? {} : { hd: domainHint }),
        }),
        async redeem({ code }) {
          const asked = sdk.getToken({ code, codeVerifier: secrets.verifier });
          const { tokens } = await endpoint.unwrap(asked);
          return tokens.id_token ?? '';
        },
      };
    },

    identify: (claims) => ({
      emailVerified: claims.email_verified === true || claims.email_verified === 'true',
      ...(claims.hd === undefined ? {} : { hostedDomain: claims.hd }),
    }),
  };
}

/** Sends each request of the library once, through our transport. By default the library sends a code four times on a 503. */
class OneRequest extends gaxios.Gaxios {
  readonly #endpoint: TokenEndpoint;

  constructor(endpoint: TokenEndpoint) {
    super();
    this.#endpoint = endpoint;
  }

  override async request<Data>(options: gaxios.GaxiosOptions = {}): Promise<gaxios.GaxiosResponse<Data>> {
    // The library passes a `retryConfig`, which overrides `retry: false`.
    const { retryConfig: _, ...once } = options;
    return await super.request<Data>({
      ...once,
      retry: false,
      redirect: 'error',
      fetchImplementation: async (url, init) =>
        Response.json(await this.#endpoint.redeem(String(url), new URLSearchParams(String(init?.body)))),
    });
  }
}
