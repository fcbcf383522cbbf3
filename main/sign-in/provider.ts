import type { FailureCode } from '#contract/failure.ts';
import type { Account } from '#contract/journey.ts';
import type { SignInMethod, Transport } from '#contract/sign-in-method.ts';
import type { Language } from '#contract/snapshot.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Conclude } from './conclusion.ts';

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
type Deliver = (url: string, phrase?: string) => Promise<void>;

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
  /**
   * Told once the ID token is verified, before `signIn` resolves: the browser's last page waits until `conclude` was called
   * with how it ended at the platform, at most 10 s.
   */
  onVerified: (conclude: Conclude) => void;
  /** By paste: told what takes the texts that a person carries over. It answers whether a text was the response. */
  onPasteReady: (take: (text: string) => boolean) => void;
  /**
   * Ends this attempt. With `superseded` as its reason the person has begun another one: tabs of this one that come
   * back until `stay` aborts are told that they no longer count.
   */
  signal: AbortSignal;
  /** Aborts once the person has left the sign-in, is through with it, or has begun many attempts since. */
  stay: AbortSignal;
};

/** Why a `signal` aborts when a newer attempt takes the place of this one. */
export const superseded = new Error('superseded by a newer attempt');

/**
 * Why a provider said no, as far as it is safe to pass on: the name of its error where that is a known one, and the number
 * of Microsoft's (`AADSTS90094`), digits alone. Its free text can hold addresses and names, and goes nowhere.
 */
export type ProviderRefusal = { error: string; aadsts?: string };

/** A provider answered with an error, in the browser or at its token endpoint. */
export class ProviderRefusedError extends OnboardingError {
  readonly refusal: ProviderRefusal;

  constructor(code: FailureCode, refusal: ProviderRefusal) {
    super(code);
    this.refusal = refusal;
  }
}

/** Somewhere a person can prove who they are. SDK types stop at this line. */
export interface IdentityProvider {
  /**
   * Opens where the answer will be received, hands over the authorization URL and waits for the person to come back.
   *
   * @throws {ProviderRefusedError} `sign-in-denied`, `sign-in-approval-required`, `sign-in-not-assigned`,
   *   `sign-in-app-unknown`, `sign-in-policy-blocked`, `organisation-mismatch`, `provider-unavailable`, `sign-in-failed`.
   * @throws {OnboardingError} `sign-in-timeout`, `browser-not-opened`, `listener-unavailable`, `sign-in-answer-invalid`,
   *   `clock-wrong`, `address-missing`, `address-missing-at-microsoft`, `provider-unavailable`, `offline`. Rejects with the
   *   signal's reason once aborted.
   */
  signIn(request: SignInRequest): Promise<Identity>;
}
