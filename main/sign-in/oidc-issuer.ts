import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  buildEndSessionUrl,
  type Configuration,
  type CustomFetch,
  clockTolerance,
  customFetch,
  discovery,
  fetchUserInfo,
  None,
  ResponseBodyError,
  refreshTokenGrant,
  skipSubjectCheck,
  tokenRevocation,
} from 'openid-client';
import { z } from 'zod';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Fetch } from '../network/transport.ts';
import { neverDropped, tolerant } from '../platform-contract/tolerant-reader.ts';
import type { CodeClient } from './code-flow.ts';
import { type IssuerConnection, IssuerRefusedError } from './issuer-connection.ts';
import type { RedeemedTokens } from './provider.ts';
import { getIssuerBase, isWithin } from './provider-addresses.ts';
import { toSafeCause } from './provider-errors.ts';
import { createFailureMemory, createTokenEndpoint, type ProviderTransport } from './provider-requests.ts';

const scopes = 'openid profile email';

/** An issuer, and the id of this client there. */
type IssuerSettings = { issuer: string; clientId: string };

type AskedOfIssuer = Parameters<CodeClient['createRequest']>[0] & { scheme: string } & ResponseMode;

/**
 * Makes one authorization request: pushed where the issuer takes that (RFC 9126), so that its address is short enough for a
 * QR code and holds no state or nonce.
 */
export async function requestCode(
  { configuration, unwrap }: Issuing,
  { secrets, redirectUri, language, domainHint, scheme, responseMode, keepTokens }: AskedOfIssuer,
): ReturnType<CodeClient['createRequest']> {
  const parameters = {
    redirect_uri: redirectUri,
    response_type: 'code',
    response_mode: responseMode,
    // A session of the issuer's own has to outlive the browser's (OpenID Connect Core §11). Asked for whether or not its metadata
    // lists it: issuers leave scopes out of that list (OpenID Connect Discovery §3).
    scope: keepTokens === undefined ? scopes : `${scopes} offline_access`,
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
    ? await unwrap(buildAuthorizationUrlWithPAR(configuration, parameters))
    : buildAuthorizationUrl(configuration, parameters);
  return {
    url: url.href,
    async redeem({ code, iss }) {
      // The library sends this address without its query as the redirect URI: it comes from us, not from a request.
      const response = new URL(redirectUri);
      response.search = new URLSearchParams({ code, state: secrets.state, ...(iss && { iss }) }).toString();
      const asked = authorizationCodeGrant(configuration, response, {
        pkceCodeVerifier: secrets.verifier,
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        idTokenExpected: true,
      });
      return (await unwrap(asked)).id_token ?? '';
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
export type Issuing = ResponseMode & {
  configuration: Configuration;
  /** The library's answer. Rejects with what our transport threw, or else with `sign-in-answer-invalid`. */
  unwrap<Value>(answer: Promise<Value>): Promise<Value>;
};

/** Metadata that the library passes on unchecked. What is malformed about PKCE counts as no PKCE, because PKCE protects. */
const supportedFeatures = z.object({
  response_modes_supported: z.array(z.string()).optional(),
  code_challenge_methods_supported: neverDropped(z.array(z.string()).optional()),
});

/**
 * Reads the issuer's metadata. All endpoints must lie at the issuer's own address.
 *
 * @param keepTokens takes the tokens as soon as they are there; without it they are dropped
 * @throws {OnboardingError} `sign-in-answer-invalid`, or a failure of the transport
 */
export async function discoverIssuer(
  settings: IssuerSettings,
  transport: ProviderTransport,
  keepTokens?: (tokens: RedeemedTokens) => void,
): Promise<Issuing> {
  const failures = createFailureMemory();
  const unwrap = <Value>(answer: Promise<Value>): Promise<Value> =>
    failures.unwrap(answer, (error) => new OnboardingError('sign-in-answer-invalid', toSafeCause(error)));
  const endpoint = createTokenEndpoint(
    transport,
    (url) => url === configuration.serverMetadata().token_endpoint,
    keepTokens,
  );
  const fetch: CustomFetch = async (url, { method, body }) => {
    if (method === 'GET') return answerOf(await transport.get(url));
    const form = new URLSearchParams(String(body));
    if (form.has('code')) return Response.json(await endpoint.redeem(url, form));
    return answerOf(await transport.post(url, form));
  };
  const configuration = await unwrap(configure(settings, failures.remember(fetch)));

  const metadata = configuration.serverMetadata();
  requireOwn(settings.issuer, [
    metadata.authorization_endpoint,
    metadata.token_endpoint,
    metadata.jwks_uri,
    metadata.pushed_authorization_request_endpoint ?? settings.issuer,
  ]);
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
  return { configuration, unwrap, responseMode };
}

const answerOf = ({ status, body }: { status: number; body: unknown }) => Response.json(body, { status });

function configure({ issuer, clientId }: IssuerSettings, fetch: CustomFetch): Promise<Configuration> {
  // http is for the sandbox on this machine: the environment's schema accepts it on loopback only.
  const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  const options = { execute, [customFetch]: fetch };
  return discovery(new URL(issuer), clientId, { [clockTolerance]: unlimitedSeconds }, None(), options);
}

/** @throws {OnboardingError} `sign-in-answer-invalid` unless each endpoint is there, at the issuer's own address */
function requireOwn(issuer: string, endpoints: readonly (string | undefined)[]): void {
  const base = getIssuerBase(issuer);
  if (!endpoints.every((url) => url !== undefined && isWithin(base, url))) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('endpoints of somebody else'));
  }
}

/**
 * Opens the issuer for the requests of a session whose tokens are the issuer's own. Reads its metadata, so that a change of
 * the issuer counts at once.
 *
 * @param fetch Bounded and without redirects (`hardenFetch`).
 * @throws {OnboardingError} From this call and from those of the connection: what `fetch` throws, or
 *   `platform-answer-invalid`.
 */
export async function connectIssuer(settings: IssuerSettings, fetch: Fetch): Promise<IssuerConnection> {
  const ask = async <Value>(send: (remembering: CustomFetch) => Promise<Value>): Promise<Value> => {
    const failures = createFailureMemory();
    let status = 0;
    const remembering: CustomFetch = async (url, { method, headers, body }) => {
      const response = await fetch(url, { method, headers, ...(body ? { body: String(body) } : {}) });
      status = response.status;
      return response;
    };
    return await failures.unwrap(send(failures.remember(remembering)), (error) => toFailure(error, status));
  };
  const configuration = await ask((remembering) => configure(settings, remembering));
  const askWith = async <Value>(send: () => Promise<Value>): Promise<Value> =>
    await ask(async (remembering) => {
      configuration[customFetch] = remembering;
      return await send();
    });
  const metadata = configuration.serverMetadata();
  requireOwn(settings.issuer, [
    metadata.token_endpoint,
    metadata.userinfo_endpoint,
    metadata.revocation_endpoint ?? settings.issuer,
  ]);
  // Some issuers name methods with a secret alone and take public clients all the same, so that the list is no reason not to ask.
  const takesPublicClients = metadata.revocation_endpoint_auth_methods_supported?.includes('none') ?? true;
  return {
    refresh: async (refreshToken) => {
      const { access_token, refresh_token } = await askWith(() =>
        refreshTokenGrant(configuration, refreshToken),
      );
      return { access_token, ...(refresh_token === undefined ? {} : { refresh_token }) };
    },
    revoke: async (refreshToken) => {
      if (metadata.revocation_endpoint === undefined) return;
      try {
        await askWith(() =>
          tokenRevocation(configuration, refreshToken, { token_type_hint: 'refresh_token' }),
        );
      } catch (error) {
        const isRefused = error instanceof IssuerRefusedError && [401, 403].includes(error.status);
        if (takesPublicClients || !isRefused) throw error;
      }
    },
    signOutPage: (language) => {
      const { end_session_endpoint: page } = metadata;
      if (page === undefined || !isWithin(getIssuerBase(settings.issuer), page)) return null;
      // The library adds the client id.
      return buildEndSessionUrl(configuration, { ui_locales: language }).href;
    },
    // The session compares the subject with that of the ID token (OpenID Connect Core §5.3.2).
    loadUser: (accessToken) => askWith(() => fetchUserInfo(configuration, accessToken, skipSubjectCheck)),
  };
}

/** What an error of the library is to a session. `status` is that of the last answer; 0 where there was none. */
function toFailure(error: unknown, status: number): Error {
  if (error instanceof OnboardingError) return error;
  if (error instanceof ResponseBodyError) return new IssuerRefusedError(error.error, status);
  // Some refuse without the body that OAuth prescribes (RFC 6749 §5.2, RFC 6750 §3).
  if (status >= 400) return new IssuerRefusedError('', status);
  return new OnboardingError('platform-answer-invalid', toSafeCause(error));
}
