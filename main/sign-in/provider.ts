import type { Account, SignInMethod, Transport } from '#contract/journey.ts';
import type { Language } from '#contract/snapshot.ts';

/**
 * What the one verifier has checked: signature, issuer, audience, times, nonce.
 *
 * E-mail is what the provider says, not who the person is: the key of an identity is (`issuer`, `subject`).
 */
export type Identity = {
  method: SignInMethod;
  issuer: string;
  subject: string;
  account: Account;
  emailVerified: boolean;
  /** Microsoft's tenant. */
  tenantId?: string;
  /** Google's hosted domain. */
  hostedDomain?: string;
  /** The platform's issuer's name for the organisation's own provider, where it was that one. */
  ownScheme?: string;
  /** Apple's relay address stands in for the person's own. */
  addressHidden?: boolean;
  /** For the platform's token exchange and nothing else. Never leaves main. */
  idToken: string;
};

/** Takes the authorization URL to the person. By relay, `phrase` is what the browser's page shows as well. */
export type Deliver = (url: string, phrase?: string) => Promise<void>;

export type SignInRequest = {
  transport: Transport;
  deliver: Deliver;
  /** The person's language, for the pages the browser ends on. */
  language: Language;
  /** Whose accounts are expected: their provider is asked to offer those first. */
  domainHint?: string;
  /** The one tenant whose accounts may come in, in Microsoft's own words. */
  tenantId?: string;
  /** By which the platform's issuer knows the organisation's own provider. */
  scheme?: string;
  /** Names this attempt on the browser's last page when it fails, and in the log. Nothing can be derived from it. */
  reference: string;
  /** Told once the browser has come back, before the code is redeemed. */
  onReturn: () => void;
  /** By paste: told what takes the texts that a person carries over. It answers whether a text was the response. */
  onPasteReady: (take: (text: string) => boolean) => void;
  /**
   * Ends this attempt. With `superseded` as its reason the person has begun another one: tabs of this one that come
   * back until `stay` aborts are told that they no longer count.
   */
  signal: AbortSignal;
  /** Aborts once the person has left the sign-in, or is through with it. */
  stay: AbortSignal;
};

/** Why a `signal` aborts when a newer attempt takes the place of this one. */
export const superseded = new Error('superseded by a newer attempt');

/** Somewhere a person can prove who they are. SDK types stop at this line. */
export interface IdentityProvider {
  /**
   * Opens where the answer will be received, hands over the authorization URL and waits for the person to come back.
   *
   * @throws {OnboardingError} `sign-in-denied`, `sign-in-timeout`, `browser-not-opened`, `listener-unavailable`,
   *   `sign-in-answer-invalid`, `provider-unavailable`, `offline`. Rejects with the signal's reason once aborted.
   */
  signIn(request: SignInRequest): Promise<Identity>;
}
