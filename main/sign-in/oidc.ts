import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  type Configuration,
  type CustomFetch,
  clockTolerance,
  customFetch,
  discovery,
  None,
} from 'openid-client';
import { z } from 'zod';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { redirectPaths } from '../platform-contract/contract.ts';
import { neverDropped, tolerant } from '../platform-contract/tolerant-reader.ts';
import { type CodeClient, type FlowOptions, signInByCode } from './code-flow.ts';
import { issuerBase, isWithin } from './endpoints.ts';
import { onLoopback } from './loopback/loopback-receiver.ts';
import { byPaste } from './paste.ts';
import type { IdentityProvider } from './provider.ts';
import { byRelay, type Relays } from './relay.ts';
import { safeCause } from './safe-cause.ts';
import { tokenEndpoint } from './token-endpoint.ts';
import type { ProviderTransport } from './transport.ts';

type OidcSettings = {
  method: SignInMethod;
  /** By which the issuer knows the provider that it is to ask. */
  scheme: string;
  clientId: string;
  /** The platform's OpenID issuer. http only on loopback, for the sandbox. */
  issuer: string;
  /** Base of the platform's interface, where answers can be held. */
  platform: string;
};

/** What a flow needs, and what opens the platform's relays, which hold an answer that cannot come to this machine. */
export type OidcOptions = FlowOptions & { relays: (platform: string, fetch: FlowOptions['fetch']) => Relays };

/**
 * Any provider, brokered by the platform's issuer, by openid-client: Apple, an organisation's own, eConnect's accounts,
 * and Microsoft and Google where the answer cannot come straight to this machine.
 *
 * Apple takes no loopback redirect, and the key that its clients need cannot ship in one.
 */
export function oidcProvider(settings: OidcSettings, options: OidcOptions): IdentityProvider {
  return { signIn: (request) => signInByCode(oidcClient(settings, options), request, options) };
}

/** One sign-in's client: metadata is read for it alone, so that what the issuer changes counts at once. */
function oidcClient(settings: OidcSettings, options: OidcOptions): CodeClient {
  const { method, scheme, clientId, issuer, platform } = settings;
  const loopback = (method: 'GET' | 'POST') =>
    onLoopback({ host: '127.0.0.1', method, path: () => '/econnect' }, options);
  const held = (path: string, state: string) => ({ redirectUri: new URL(path, platform).href, state });
  let issuing: Promise<Issuing> | null = null;
  let responseMode: Issuing['responseMode'] = 'form_post';
  const ask = (transport: ProviderTransport) => {
    issuing ??= discoverIssuer(settings, transport);
    return issuing;
  };

  return {
    method,
    clientId,
    brokered: scheme,
    authorizationBase: issuerBase(issuer),

    receive: async (request, state, transport) => {
      switch (request.transport) {
        case 'loopback':
          responseMode = (await ask(transport)).responseMode;
          return await loopback(responseMode === 'form_post' ? 'POST' : 'GET')(request, state);
        // The platform's own pages take what is posted, and nothing else.
        case 'relay':
          return await byRelay(
            options.relays(platform, options.fetch),
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
        response_mode: responseMode,
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

/**
 * A hundred years. The library would refuse a token by a clock that is 30 s off, without saying that it is the clock: times
 * are for our one verifier to judge.
 */
const unlimitedSeconds = 100 * 365 * 24 * 60 * 60;

type Issuing = {
  configuration: Configuration;
  endpoint: ReturnType<typeof tokenEndpoint>;
  /** `query` where the issuer has no form_post: the code is then in the browser's history. */
  responseMode: 'form_post' | 'query';
  /** Rejects with what our transport threw, which the library wraps, or with `sign-in-answer-invalid`. */
  told<Value>(answer: Promise<Value>): Promise<Value>;
};

/** What the library passes on as it came. PKCE protects: where it is not understood what is said of it, it is taken for none. */
const supportedFeatures = z.object({
  response_modes_supported: z.array(z.string()).optional(),
  code_challenge_methods_supported: neverDropped(z.array(z.string()).optional()),
});

/** The issuer as it describes itself. Everything of it must be at its own address: nothing else is believed. */
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
  const configuration = await told(
    discovery(new URL(issuer), clientId, { [clockTolerance]: unlimitedSeconds }, None(), options),
  );

  const metadata = configuration.serverMetadata();
  const endpoints = [
    metadata.authorization_endpoint,
    metadata.token_endpoint,
    metadata.jwks_uri,
    metadata.pushed_authorization_request_endpoint ?? issuer,
  ];
  const base = issuerBase(issuer);
  if (!endpoints.every((url) => url !== undefined && isWithin(base, url))) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('endpoints of somebody else'));
  }
  const supported = tolerant(supportedFeatures).safeParse(metadata).data;
  if (supported?.code_challenge_methods_supported?.includes('S256') === false || supported === undefined) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('no PKCE'));
  }
  // OpenID Connect Discovery §3: what is not said is query and fragment. A list without items is not said (§4.2).
  const said = supported.response_modes_supported ?? [];
  const modes = said.length > 0 ? said : ['query', 'fragment'];
  const responseMode = modes.includes('form_post') ? 'form_post' : 'query';
  if (!modes.includes(responseMode)) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('no response mode that can be received'));
  }
  return { configuration, endpoint, told, responseMode };
}

const answerOf = ({ status, body }: { status: number; body: unknown }) => Response.json(body, { status });
