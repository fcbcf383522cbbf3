import type { SignInMethod } from '#contract/sign-in-method.ts';
import { abortable } from '../async/abortable.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Fetch } from '../network/transport.ts';
import {
  type AuthorizationCode,
  type AuthorizationResponse,
  createRequestSecrets,
  type Receiver,
  type RequestSecrets,
} from './authorization-request.ts';
import {
  createRemoteKeySet,
  type IdTokenClaims,
  isIssuerName,
  rehearseVerification,
  verifyIdToken,
} from './id-token.ts';
import { defaultListenLimits, type ListenLimits } from './loopback/listener.ts';
import type { Bind } from './loopback/server.ts';
import {
  type Conclude,
  type Identity,
  type SignInOutcome,
  type SignInRequest,
  superseded,
} from './provider.ts';
import { checkAuthorizationUrl } from './provider-addresses.ts';
import { createRefusedError, toSafeCause } from './provider-errors.ts';
import {
  createProviderTransport,
  type IssuerFacts,
  type ProviderTransport,
  prepare,
} from './provider-requests.ts';
import { type RecentDiscovery, withRecentDiscovery } from './recent-discovery.ts';

export type FlowOptions = {
  fetch: Fetch;
  /** Milliseconds for each request to the provider; 15 s by default. */
  requestTimeoutMs?: number;
  limits?: Partial<ListenLimits>;
  bind?: Bind;
  /** Where the check before a sign-in leaves the discovery document that it read. */
  recentDiscovery?: RecentDiscovery;
};

/** Input of one authorization request. */
type AuthorizationInput = {
  secrets: RequestSecrets;
  redirectUri: string;
  language: SignInRequest['language'];
  domainHint?: string | undefined;
  keepTokens?: SignInRequest['keepTokens'];
};

/** One authorization request of an SDK. */
type CodeRequest = {
  url: string;
  /** Exchanges the code for an ID token, which is not verified yet. */
  redeem(response: AuthorizationCode): Promise<string>;
};

/** The parts of the authorization code flow that differ between providers. */
export type CodeClient = {
  method: SignInMethod;
  clientId: string;
  /** Opens the receiver of the response to a request with this state. */
  receive(request: SignInRequest, state: string, transport: ProviderTransport): Promise<Receiver>;
  /** The authorization URL must be this address or beneath it. */
  authorizationBase: string;
  fetchFacts(transport: ProviderTransport): Promise<IssuerFacts>;
  /** Every accepted `iss` of the provider's ID tokens. */
  listIssuers(facts: IssuerFacts): readonly string[];
  /** The provider that a broker was told to ask: where its token has an `idp`, it must name this one. */
  expectedIdp?: string;
  createRequest(input: AuthorizationInput, transport: ProviderTransport): Promise<CodeRequest>;
  /** Reads the facts about the address and the organisation from the claims. */
  identify(
    claims: IdTokenClaims,
  ): Pick<
    Identity,
    'emailVerified' | 'tenantId' | 'hostedDomain' | 'ownScheme' | 'addressHidden' | 'isProviderUnnamed'
  >;
};

/**
 * Signs in by authorization code with PKCE (RFC 8252), and returns the verified identity.
 *
 * Metadata and keys are fetched while the person is in the browser. Once the ID token is verified, the browser waits for
 * the outcome at the platform, which the caller reports through the `conclude` given to `request.onVerified`.
 *
 * When this rejects, no response is accepted any more. The browser then shows the failure; a slow browser has a few seconds
 * to ask for that page. If a newer attempt superseded this one, the receiver stays open to tell its tabs so.
 *
 * @throws {OnboardingError} As listed at `IdentityProvider.signIn`. Rejects with the signal's reason once aborted.
 */
export async function signInByCode(
  client: CodeClient,
  request: SignInRequest,
  options: FlowOptions,
): Promise<Identity> {
  const { signal } = request;
  const secrets = createRequestSecrets();
  const { fetch, requestTimeoutMs, recentDiscovery } = options;
  const asking = createProviderTransport(fetch, signal, requestTimeoutMs);
  const transport = recentDiscovery ? withRecentDiscovery(asking, recentDiscovery) : asking;
  const facts = prepare(() => client.fetchFacts(transport));
  const keys = createRemoteKeySet(transport, async () => (await facts.take()).jwksUri);
  const receiver = await client.receive(request, secrets.state, transport);
  const { redirectUri } = receiver;

  const prepareAnswer = () => {
    void facts.begin();
    void rehearseVerification(keys);
  };

  const run = async (): Promise<Identity> => {
    const { language, domainHint, keepTokens } = request;
    const authorization = await client.createRequest(
      { secrets, redirectUri, language, domainHint, keepTokens },
      transport,
    );
    const url = checkAuthorizationUrl(authorization.url, client.authorizationBase);
    // Some systems return from opening a URL only when the browser is closed, so the response can come first.
    const opened = request.deliver(url, receiver.phrase).then(prepareAnswer);
    const response = await Promise.race([opened.then(() => receiver.response), receiver.response]);
    request.onReturn();

    const issuer = await facts.take();
    const code = requireCode(response, issuer);
    const idToken = await authorization.redeem(code).catch((error: unknown) => {
      throw error instanceof OnboardingError
        ? error
        : new OnboardingError('sign-in-answer-invalid', toSafeCause(error));
    });
    const claims = await verifyIdToken(idToken, {
      issuers: client.listIssuers(issuer),
      clientId: client.clientId,
      nonce: secrets.nonce,
      expectedIdp: client.expectedIdp,
      keys,
      clockSkewSeconds: () => transport.clockSkewSeconds,
    });
    if (claims.email === undefined) {
      // Microsoft omits the claim for accounts without a mail attribute in the directory: trying again changes nothing.
      const isMicrosoft = client.method === 'microsoft';
      throw new OnboardingError(isMicrosoft ? 'address-missing-at-microsoft' : 'address-missing');
    }
    return {
      method: client.method,
      issuer: claims.iss,
      subject: claims.sub,
      account: { name: claims.name ?? claims.email, email: claims.email },
      ...client.identify(claims),
      idToken,
    };
  };

  try {
    const identity = await abortable(run(), signal);
    signal.throwIfAborted();
    const holdMs = options.limits?.holdMs ?? defaultListenLimits.holdMs;
    request.onVerified(awaitConclusion(receiver, holdMs, signal));
    return identity;
  } catch (error) {
    if (signal.aborted) {
      if (signal.reason !== superseded) await receiver.close();
      throw signal.reason;
    }
    // Not awaited: the app shows the failure at once, and a slow browser can ask for its last page later.
    void receiver.finish(outcomeOf(error));
    throw error instanceof OnboardingError
      ? error
      : new OnboardingError('sign-in-failed', toSafeCause(error));
  }
}

/** Returns the response with a code. Checks the issuer first, also of an error response (RFC 9207 §2.4). */
function requireCode(response: AuthorizationResponse, issuer: IssuerFacts): AuthorizationCode {
  if (response.iss === undefined ? issuer.sendsIss : !isIssuerName(issuer.issuer, response.iss)) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('response of another issuer'));
  }
  if (response.kind === 'code') return response;
  throw createRefusedError(response);
}

function outcomeOf(error: unknown): SignInOutcome {
  return error instanceof OnboardingError && error.code === 'sign-in-denied' ? 'denied' : 'failed';
}

/**
 * Keeps the browser waiting until the outcome of the sign-in is reported.
 *
 * @param holdMs Milliseconds after which the browser is sent back to the app without an outcome.
 * @param signal Cancels the timer; the receiver closes by itself on the same signal.
 */
function awaitConclusion(receiver: Receiver, holdMs: number, signal: AbortSignal): Conclude {
  let finishing: Promise<void> | null = null;
  const conclude: Conclude = (outcome) => {
    clearTimeout(timer);
    finishing ??= receiver.finish(outcome);
    return finishing;
  };
  const timer = setTimeout(() => void conclude('unfinished'), holdMs);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return conclude;
}
