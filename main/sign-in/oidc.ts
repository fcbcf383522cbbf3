import type { SignInMethod } from '#contract/sign-in-method.ts';
import { redirectPaths } from '../platform-contract/contract.ts';
import { type CodeClient, type FlowOptions, signInByCode } from './code-flow.ts';
import type { IdTokenClaims } from './id-token.ts';
import { receiveOnLoopback } from './loopback/listener.ts';
import { discoverIssuer, type Issuing, requestCode } from './oidc-issuer.ts';
import { receiveByPaste } from './paste.ts';
import type { Identity, IdentityProvider, SignInRequest } from './provider.ts';
import { getIssuerBase } from './provider-addresses.ts';
import { createProviderTransport, type ProviderTransport } from './provider-requests.ts';
import { byRelay, type Relays } from './relay.ts';

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
  return { signIn: (request) => signInByCode(oidcClient(settings, options, request), request, options) };
}

/** Reads the issuer's metadata as a sign-in does, and drops it. Never rejects: a sign-in tells what is wrong. */
export async function readIssuer(
  settings: Pick<OidcSettings, 'issuer' | 'clientId'>,
  { fetch, signal }: Pick<OidcOptions, 'fetch'> & { signal: AbortSignal },
): Promise<void> {
  await discoverIssuer(settings, createProviderTransport(fetch, signal)).catch(() => undefined);
}

/** The client of one sign-in. It reads the metadata itself, so that a change of the issuer counts at once. */
function oidcClient(
  settings: OidcSettings,
  options: OidcOptions,
  { keepTokens }: Pick<SignInRequest, 'keepTokens'>,
): CodeClient {
  const { method, scheme, clientId, issuer, platform, ports } = settings;
  const loopback = (method: 'GET' | 'POST') =>
    receiveOnLoopback({ host: '127.0.0.1', ports, method, path: () => '/econnect' }, options);
  const held = (path: string, state: string) => ({ redirectUri: new URL(path, platform).href, state });
  let issuing: Promise<Issuing> | null = null;
  let responseMode: Issuing['responseMode'] = 'form_post';
  const ask = (transport: ProviderTransport) => {
    issuing ??= discoverIssuer(settings, transport, keepTokens);
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
