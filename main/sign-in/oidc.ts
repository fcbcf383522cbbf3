import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  type Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  None,
} from 'openid-client';
import type { SignInMethod } from '#contract/journey.ts';
import { OnboardingError } from '../failure.ts';
import { redirectPaths } from '../platform/contract.ts';
import { relayClient } from '../platform/relay-client.ts';
import { type CodeClient, type FlowOptions, signInByCode } from './code-flow.ts';
import { onLoopback } from './loopback/loopback-receiver.ts';
import { byPaste } from './paste.ts';
import type { IdentityProvider } from './provider.ts';
import { byRelay } from './relay.ts';
import { safeCause } from './safe-cause.ts';
import { tokenEndpoint } from './token-endpoint.ts';
import type { ProviderTransport } from './transport.ts';

export type OidcSettings = {
  method: SignInMethod;
  /** By which the issuer knows the provider that it is to ask. */
  scheme: string;
  clientId: string;
  /** The platform's OpenID issuer. http only on loopback, for the sandbox. */
  issuer: string;
  /** Base of the platform's interface, where answers can be held. */
  platform: string;
};

/**
 * Any provider, brokered by the platform's issuer, by openid-client: Apple, an organisation's own, eConnect's accounts,
 * and Microsoft and Google where the answer cannot come straight to this machine.
 *
 * Apple takes no loopback redirect, and the key that its clients need cannot ship in one.
 */
export function oidcProvider(settings: OidcSettings, options: FlowOptions): IdentityProvider {
  return { signIn: (request) => signInByCode(oidcClient(settings, options), request, options) };
}

/** One sign-in's client: metadata is read for it alone, so that what the issuer changes counts at once. */
function oidcClient(settings: OidcSettings, options: FlowOptions): CodeClient {
  const { method, scheme, clientId, issuer, platform } = settings;
  const loopback = onLoopback({ host: '127.0.0.1', method: 'POST', path: () => '/econnect' }, options);
  const held = (path: string, state: string) => ({ redirectUri: new URL(path, platform).href, state });
  let issuing: Promise<Issuing> | null = null;
  const ask = (transport: ProviderTransport) => {
    issuing ??= discoverIssuer(settings, transport);
    return issuing;
  };

  return {
    method,
    clientId,
    brokered: scheme,
    authorizationEndpoint: issuer,

    receive: async (request, state) => {
      switch (request.transport) {
        case 'loopback':
          return await loopback(request, state);
        case 'relay':
          return await byRelay(
            relayClient(platform, options.fetch),
            request,
            held(redirectPaths.relay, state),
          );
        case 'paste':
          return byPaste(request, held(redirectPaths.paste, state));
      }
    },

    facts: async (transport) => {
      const metadata = (await ask(transport)).configuration.serverMetadata();
      return {
        issuer: metadata.issuer,
        jwksUri: metadata.jwks_uri ?? '',
        sendsIss: metadata.authorization_response_iss_parameter_supported ?? false,
      };
    },

    issuers: (facts) => [facts.issuer],

    async request({ secrets, redirectUri, language, domainHint }, transport) {
      const { configuration, endpoint, told } = await ask(transport);
      const parameters = {
        redirect_uri: redirectUri,
        response_type: 'code',
        response_mode: 'form_post',
        scope: 'openid profile email',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: secrets.challenge,
        code_challenge_method: 'S256',
        prompt: 'select_account',
        acr_values: `idp:${scheme}`,
        ui_locales: language,
        ...(domainHint === undefined ? {} : { domain_hint: domainHint }),
      };
      // Pushed where it can be (RFC 9126): the address is then short enough for a QR code, and holds no state or nonce.
      const isPushed = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined;
      const url = isPushed
        ? await told(buildAuthorizationUrlWithPAR(configuration, parameters))
        : buildAuthorizationUrl(configuration, parameters);
      return {
        url: url.href,
        async redeem({ code, iss }) {
          // The redirect URI that the library sends is this address without its query: ours, not a request's.
          const response = new URL(redirectUri);
          response.search = new URLSearchParams({
            code,
            state: secrets.state,
            ...(iss && { iss }),
          }).toString();
          try {
            const tokens = await authorizationCodeGrant(configuration, response, {
              pkceCodeVerifier: secrets.verifier,
              expectedState: secrets.state,
              expectedNonce: secrets.nonce,
              idTokenExpected: true,
            });
            return tokens.id_token ?? '';
          } catch (error) {
            throw endpoint.failure ?? error;
          }
        },
      };
    },

    identify: (claims) => ({
      emailVerified: claims.email_verified === true,
      ...(claims.tid === undefined ? {} : { tenantId: claims.tid }),
      ...(claims.hd === undefined ? {} : { hostedDomain: claims.hd }),
      // The token's `idp` was held against it.
      ...(method === 'organisation' ? { ownScheme: scheme } : {}),
      ...(claims.is_private_email === true || claims.is_private_email === 'true'
        ? { addressHidden: true }
        : {}),
    }),
  };
}

type Issuing = {
  configuration: Configuration;
  endpoint: ReturnType<typeof tokenEndpoint>;
  /** Rejects with what our transport threw, which the library wraps, or with `sign-in-answer-invalid`. */
  told<Value>(answer: Promise<Value>): Promise<Value>;
};

/** The issuer as it describes itself. Everything of it must be at its own origin: nothing else is believed. */
async function discoverIssuer(
  { issuer, clientId }: OidcSettings,
  transport: ProviderTransport,
): Promise<Issuing> {
  let failure: unknown;
  const told = async <Value>(answer: Promise<Value>): Promise<Value> => {
    try {
      return await answer;
    } catch (error) {
      throw failure ?? new OnboardingError('sign-in-answer-invalid', safeCause(error));
    }
  };
  const endpoint = tokenEndpoint(transport, (url) => url === configuration.serverMetadata().token_endpoint);
  const send: CustomFetch = async (url, { method, body }) => {
    if (method === 'GET') return answerOf(await transport.get(url));
    const form = new URLSearchParams(String(body));
    if (form.has('code')) return Response.json(await endpoint.redeem(url, form));
    return answerOf(await transport.post(url, form));
  };
  const fetch: CustomFetch = async (...request) => {
    try {
      return await send(...request);
    } catch (error) {
      failure ??= error;
      throw error;
    }
  };
  // http is for the sandbox on this machine; the environment's schema lets no other through.
  const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  const options = { execute, [customFetch]: fetch };
  const configuration = await told(discovery(new URL(issuer), clientId, undefined, None(), options));

  const metadata = configuration.serverMetadata();
  const { origin } = new URL(issuer);
  const endpoints = [
    metadata.authorization_endpoint,
    metadata.token_endpoint,
    metadata.jwks_uri,
    metadata.pushed_authorization_request_endpoint ?? issuer,
  ];
  if (!endpoints.every((url) => url !== undefined && URL.parse(url)?.origin === origin)) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('endpoints of another origin'));
  }
  if (metadata.code_challenge_methods_supported?.includes('S256') === false) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('no PKCE'));
  }
  return { configuration, endpoint, told };
}

const answerOf = ({ status, body }: { status: number; body: unknown }) => Response.json(body, { status });
