import type { SignInMethod } from '#contract/sign-in-method.ts';
import { abortable } from '../async/abortable.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Fetch } from '../network/transport.ts';
import { checkedAuthorizationUrl } from './authorization-url.ts';
import { awaitConclusion } from './conclusion.ts';
import type { IssuerFacts } from './discovery.ts';
import { type IdTokenClaims, verifyIdToken } from './id-token.ts';
import { isNameOf } from './issuer.ts';
import { remoteKeySet } from './key-set.ts';
import type { Bind } from './loopback/binding.ts';
import { defaultLimits, type ListenLimits } from './loopback/listener.ts';
import { createRequestSecrets, type RequestSecrets } from './pkce.ts';
import { prepare } from './preparation.ts';
import { type Identity, type SignInRequest, superseded } from './provider.ts';
import { refusedBy } from './provider-refusal.ts';
import type { Outcome, Receiver } from './receiver.ts';
import type { AuthorizationCode, AuthorizationResponse } from './response-parameters.ts';
import { safeCause } from './safe-cause.ts';
import { type ProviderTransport, providerTransport } from './transport.ts';

export type FlowOptions = {
  fetch: Fetch;
  /** Milliseconds for each request to the provider; 15 s unless told. */
  requestTimeoutMs?: number;
  limits?: Partial<ListenLimits>;
  bind?: Bind;
};

/** What one authorization request is made of. */
type Asked = {
  secrets: RequestSecrets;
  redirectUri: string;
  language: SignInRequest['language'];
  domainHint?: string | undefined;
};

/** One authorization request, as an SDK makes and redeems it. */
type CodeRequest = {
  url: string;
  /** The ID token for a code, unverified. */
  redeem(response: AuthorizationCode): Promise<string>;
};

/** What differs between providers. The rest of the authorization code flow is the same for all. */
export type CodeClient = {
  method: SignInMethod;
  clientId: string;
  /** Opens where the response to a request with this state will be received. */
  receive(request: SignInRequest, state: string, transport: ProviderTransport): Promise<Receiver>;
  /** The one address that may be opened, or the one beneath which it is. */
  authorizationBase: string;
  facts(transport: ProviderTransport): Promise<IssuerFacts>;
  /** Every spelling of the issuer in its ID tokens. */
  issuers(facts: IssuerFacts): readonly string[];
  /** Which provider a broker must have asked, by its `idp` claim. */
  brokered?: string;
  request(asked: Asked, transport: ProviderTransport): Promise<CodeRequest>;
  /** What the claims say of the address and the organisation. */
  identify(
    claims: IdTokenClaims,
  ): Pick<Identity, 'emailVerified' | 'tenantId' | 'hostedDomain' | 'ownScheme' | 'addressHidden'>;
};

/**
 * Signs in by authorization code and PKCE (RFC 8252).
 *
 * Metadata and keys are fetched while the person is in the browser. Once the ID token is verified the browser waits until
 * the request's `onVerified` was told how it ended at the platform. When this rejects nothing is taken any more, and the
 * browser is shown that it failed, for some seconds if it is slow to ask. Superseded by a newer attempt, the receiver stays to tell its tabs so.
 */
export async function signInByCode(
  client: CodeClient,
  request: SignInRequest,
  options: FlowOptions,
): Promise<Identity> {
  const { signal } = request;
  const secrets = createRequestSecrets();
  const transport = providerTransport(options.fetch, signal, options.requestTimeoutMs);
  const facts = prepare(() => client.facts(transport));
  const keys = remoteKeySet(transport, async () => (await facts.take()).jwksUri);
  const receiver = await client.receive(request, secrets.state, transport);
  const { redirectUri } = receiver;

  const prepareAnswer = () => {
    facts.begin();
    keys.begin();
  };

  const run = async (): Promise<Identity> => {
    const { language, domainHint } = request;
    const authorization = await client.request({ secrets, redirectUri, language, domainHint }, transport);
    const url = checkedAuthorizationUrl(authorization.url, client.authorizationBase);
    // Some systems' openers return only when the browser is closed, so the response may come first.
    const opened = request.deliver(url, receiver.phrase).then(prepareAnswer);
    const response = await Promise.race([opened.then(() => receiver.response), receiver.response]);
    request.onReturn();

    const issuer = await facts.take();
    const code = codeFrom(response, issuer);
    const idToken = await authorization.redeem(code).catch((error: unknown) => {
      throw error instanceof OnboardingError
        ? error
        : new OnboardingError('sign-in-answer-invalid', safeCause(error));
    });
    const claims = await verifyIdToken(idToken, {
      issuers: client.issuers(issuer),
      clientId: client.clientId,
      nonce: secrets.nonce,
      brokered: client.brokered,
      keys,
      clockSkewSeconds: () => transport.clockSkewSeconds,
    });
    if (claims.email === undefined) {
      // Microsoft leaves the claim out of accounts without one in its directory: choosing again changes nothing.
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
    const holdMs = options.limits?.hold ?? defaultLimits.hold;
    request.onVerified(awaitConclusion(receiver, holdMs, signal));
    return identity;
  } catch (error) {
    if (signal.aborted) {
      if (signal.reason !== superseded) await receiver.close();
      throw signal.reason;
    }
    // The app says it at once; a slow browser may ask for its last page later.
    void receiver.finish(outcomeOf(error));
    throw error instanceof OnboardingError ? error : new OnboardingError('sign-in-failed', safeCause(error));
  }
}

/** The response with a code, from the issuer that was asked (RFC 9207 §2.4); that is checked of errors too. */
function codeFrom(response: AuthorizationResponse, issuer: IssuerFacts): AuthorizationCode {
  if (response.iss === undefined ? issuer.sendsIss : !isNameOf(issuer.issuer, response.iss)) {
    throw new OnboardingError('sign-in-answer-invalid', new Error('response of another issuer'));
  }
  if (response.kind === 'code') return response;
  throw refusedBy(response);
}

function outcomeOf(error: unknown): Outcome {
  return error instanceof OnboardingError && error.code === 'sign-in-denied' ? 'denied' : 'failed';
}
