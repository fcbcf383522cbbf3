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
import { getIssuerBase, isWithin } from './endpoints.ts';
import type { IdTokenClaims } from './id-token.ts';
import { receiveOnLoopback } from './loopback/loopback-receiver.ts';
import { receiveByPaste } from './paste.ts';
import type { Identity, IdentityProvider } from './provider.ts';
import { byRelay, type Relays } from './relay.ts';
import { toSafeCause } from './safe-cause.ts';
import { createTokenEndpoint } from './token-endpoint.ts';
import type { ProviderTransport } from './transport.ts';

type OidcSettings = {
  method: SignInMethod;
  /** The issuer's name for the provider that it should ask. */
  scheme: string;
  clientId: string;
  /** The platform's OpenID issuer. http only on loopback, for the sandbox. */
  issuer: string;
  /** Base of the platform's interface, where responses are held. */
  platform: string;
  /** The ports of this machine that are registered at the issuer; undefined where it takes any. */
  ports?: readonly number[] | undefined;
};

/** What a flow needs, and what opens the platform's relays. */
export type OidcOptions = FlowOptions & { relays: (platform: string, fetch: FlowOptions['fetch']) => Relays };

/**
 * Creates the provider that signs in through the platform's issuer, by openid-client: for Apple, an organisation's own
 * provider and eConnect's accounts, and for Microsoft and Google where the response cannot come straight to this machine.
 *
 * Apple needs the issuer: it accepts no loopback redirect, and its clients need a key that cannot ship in an app.
 */
export function oidcProvider(settings: OidcSettings, options: OidcOptions): IdentityProvider {
  return { signIn: (request) => signInByCode(oidcClient(settings, options), request, options) };
}

/** The client of one sign-in. It reads the metadata itself, so that a change of the issuer counts at once. */
function oidcClient(settings: OidcSettings, options: OidcOptions): CodeClient {
  const { method, scheme, clientId, issuer, platform, ports } = settings;
  const loopback = (method: 'GET' | 'POST') =>
    receiveOnLoopback({ host: '127.0.0.1', ports, method, path: () => '/econnect' }, options);
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
    expectedIdp: scheme,
    authorizationBase: getIssuerBase(issuer),

    receive: async (request, state, transport) => {
      switch (request.returnPath) {
        case 'loopback':
          responseMode = (await ask(transport)).responseMode;
          return await loopback(responseMode === 'form_post' ? 'POST' : 'GET')(request, state);
        // The platform's pages accept a form_post only.
        case 'relay':
          return await byRelay(
            options.relays(platform, options.fetch),
            request,
            held(redirectPaths.relay, state),
          );
        case 'paste':
          return receiveByPaste(request, held(redirectPaths.paste, state));
      }
    },

    fetchFacts: async (transport) => {
      const metadata = (await ask(transport)).configuration.serverMetadata();
      return {
        issuer: metadata.issuer,
        jwksUri: metadata.jwks_uri ?? '',
        sendsIss: metadata.authorization_response_iss_parameter_supported ?? false,
      };
    },

    listIssuers: (facts) => [facts.issuer],

    createRequest: async (asked, transport) =>
      await requestCode(await ask(transport), { ...asked, scheme, responseMode }),

    identify: (claims) => ({
      emailVerified: claims.email_verified === true,
      ...(claims.is_private_email === true || claims.is_private_email === 'true'
        ? { addressHidden: true }
        : {}),
      ...identifyProvider(claims, { method, scheme }),
    }),
  };
}

/**
 * The facts about the organisation, which count only where the token's `idp`, which was compared with the scheme, names the
 * provider: without it the issuer may have asked any, and another provider's `tid` or `hd` means something else.
 */
function identifyProvider(
  { idp, tid, hd }: IdTokenClaims,
  { method, scheme }: Pick<OidcSettings, 'method' | 'scheme'>,
): Pick<Identity, 'tenantId' | 'hostedDomain' | 'ownScheme' | 'isProviderUnnamed'> {
  if (idp === undefined) return { isProviderUnnamed: true };
  return {
    ...(tid === undefined ? {} : { tenantId: tid }),
    ...(hd === undefined ? {} : { hostedDomain: hd }),
    ...(method === 'organisation' ? { ownScheme: scheme } : {}),
  };
}

type AskedOfIssuer = Parameters<CodeClient['createRequest']>[0] & Pick<OidcSettings, 'scheme'> & ResponseMode;

/** Makes one authorization request: pushed where the issuer takes that (RFC 9126), so that its address is short enough for a
 * QR code and holds no state or nonce. */
async function requestCode(
  { configuration, endpoint, told }: Issuing,
  { secrets, redirectUri, language, domainHint, scheme, responseMode }: AskedOfIssuer,
): ReturnType<CodeClient['createRequest']> {
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
  const isPushed = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined;
  const url = isPushed
    ? await told(buildAuthorizationUrlWithPAR(configuration, parameters))
    : buildAuthorizationUrl(configuration, parameters);
  return {
    url: url.href,
    async redeem({ code, iss }) {
      // The library sends this address without its query as the redirect URI: it comes from us, not from a request.
      const response = new URL(redirectUri);
      response.search = new URLSearchParams({ code, state: secrets.state, ...(iss && { iss }) }).toString();
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
}

/**
 * A hundred years. The library refuses a token where the clock is 30 s off and does not say that it is the clock. Our own
 * verifier checks the times (`id-token.ts`).
 */
const unlimitedSeconds = 100 * 365 * 24 * 60 * 60;

/** `query` where the issuer has no form_post: the code is then in the browser's history. */
type ResponseMode = { responseMode: 'form_post' | 'query' };

/** The issuer as openid-client knows it. */
type Issuing = ResponseMode & {
  configuration: Configuration;
  endpoint: ReturnType<typeof createTokenEndpoint>;
  /** Rejects with what our transport threw, which the library wraps; else with `sign-in-answer-invalid`. */
  told<Value>(answer: Promise<Value>): Promise<Value>;
};

/** Metadata that the library passes on unchecked. What is malformed about PKCE counts as no PKCE, because PKCE protects. */
const supportedFeatures = z.object({
  response_modes_supported: z.array(z.string()).optional(),
  code_challenge_methods_supported: neverDropped(z.array(z.string()).optional()),
});

/** Reads the issuer's metadata. All endpoints must lie at the issuer's own address. */
async function discoverIssuer(
  { issuer, clientId }: OidcSettings,
  transport: ProviderTransport,
): Promise<Issuing> {
  let failure: unknown;
  const told = async <Value>(answer: Promise<Value>): Promise<Value> => {
    try {
      return await answer;
    } catch (error) {
      throw failure ?? new OnboardingError('sign-in-answer-invalid', toSafeCause(error));
    }
  };
  const endpoint = createTokenEndpoint(
    transport,
    (url) => url === configuration.serverMetadata().token_endpoint,
  );
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
  // http is for the sandbox on this machine: the environment's schema accepts it on loopback only.
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
  const base = getIssuerBase(issuer);
  if (!endpoints.every((url) => url !== undefined && isWithin(base, url))) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('endpoints of somebody else'));
  }
  const supported = tolerant(supportedFeatures).safeParse(metadata).data;
  if (supported?.code_challenge_methods_supported?.includes('S256') === false || supported === undefined) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('no PKCE'));
  }
  // Without the list the modes are query and fragment (OpenID Connect Discovery §3). An empty list counts as none (§4.2).
  const listed = supported.response_modes_supported ?? [];
  const modes = listed.length > 0 ? listed : ['query', 'fragment'];
  const responseMode = modes.includes('form_post') ? 'form_post' : 'query';
  if (!modes.includes(responseMode)) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('no response mode that can be received'));
  }
  return { configuration, endpoint, told, responseMode };
}

const answerOf = ({ status, body }: { status: number; body: unknown }) => Response.json(body, { status });
