import type { Account, SignInMethod } from '#contract/journey.ts';

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
  /** For the platform's token exchange and nothing else. Never leaves main. */
  idToken: string;
};

export type SignInRequest = {
  /** Takes the authorization URL to the person: opens their browser, or puts it on the clipboard. */
  deliver: (url: string) => Promise<void>;
  /** The person's language, for the page the browser ends on. */
  language: 'nl' | 'en';
  /** Told once the browser has come back, before the code is redeemed. */
  onReturn: () => void;
  signal: AbortSignal;
};

/** Somewhere a person can prove who they are. SDK types stop at this line. */
export interface IdentityProvider {
  /**
   * Binds the listener, hands over the authorization URL and waits for the person to come back.
   *
   * @throws {OnboardingError} `sign-in-denied`, `sign-in-timeout`, `browser-not-opened`, `listener-unavailable`,
   *   `sign-in-answer-invalid`, `provider-unavailable`, `offline`. Rejects with the signal's reason once aborted.
   */
  signIn(request: SignInRequest): Promise<Identity>;
}
