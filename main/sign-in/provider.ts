import type { FailureCode } from '#contract/failure.ts';
import type { Account } from '#contract/journey.ts';
import type { ReturnPath, SignInMethod } from '#contract/sign-in-method.ts';
import type { Language } from '#contract/snapshot.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Landing } from './loopback/landing-copy.ts';

/**
 * A verified identity. `verifyIdToken` has checked the signature, issuer, audience, times and nonce.
 *
 * An identity is identified by (`issuer`, `subject`), never by its e-mail address (OpenID Connect Core §5.7).
 */
export type Identity = {
  method: SignInMethod;
  issuer: string;
  subject: string;
  account: Account;
  emailVerified: boolean;
  /** Microsoft's tenant (`tid`). */
  tenantId?: string;
  /** Google's hosted domain (`hd`). */
  hostedDomain?: string;
  /** The platform's name for the organisation's own provider, if the sign-in was there. */
  ownScheme?: string;
  /** The issuer did not say which provider it asked, so that `method` is what was asked for and not what is known. */
  isProviderUnnamed?: true;
  /** The address is one of Apple's relay addresses. */
  addressHidden?: boolean;
  /** Only for the platform's token exchange. Never leaves the main process. */
  idToken: string;
};

/** The issuer's tokens for a redeemed code, as far as a session needs them. */
export type RedeemedTokens = { access_token: string; refresh_token?: string };

/** The outcome that the browser shows at the end. `unfinished`: the app shows it instead. */
export type SignInOutcome = Extract<Landing, 'signed-in' | 'continue' | 'denied' | 'failed' | 'unfinished'>;

/** Reports how a verified sign-in ended at the platform. Only the first call counts. Resolves once the receiver is closed. */
export type Conclude = (outcome: SignInOutcome) => Promise<void>;

export type SignInRequest = {
  returnPath: ReturnPath;
  /** Brings the authorization URL to the person. By relay, the browser's page shows the same `phrase`. */
  deliver: (url: string, phrase?: string) => Promise<void>;
  /** The language of the pages that the browser ends on. */
  language: Language;
  /** The domain of the expected accounts, which the provider offers first. */
  domainHint?: string;
  /** The Microsoft tenant to sign in at, if only one is allowed. */
  tenantId?: string;
  /** The platform's name for the organisation's own provider. */
  scheme?: string;
  /** The support reference of this attempt, shown on the browser's last page after a failure and in the log. Random. */
  reference: string;
  /** Called once the response is received, before the code is redeemed. */
  onReturn: () => void;
  /**
   * Called once the ID token is verified, before `signIn` resolves. The browser's last page waits until `conclude` is called
   * with the outcome at the platform, at most 10 s.
   */
  onVerified: (conclude: Conclude) => void;
  /**
   * Called with the issuer's own tokens as soon as it gave them, before anything is verified: who takes them has to revoke
   * them or keep them. Absent: they are dropped, and none is asked for that would outlive the browser. Providers that are not
   * behind the issuer fail with `method-unavailable` where it is there.
   */
  keepTokens?: ((tokens: RedeemedTokens) => void) | undefined;
  /** By paste: called with the function that takes pasted texts. It returns whether a text was the response. */
  onPasteReady: (take: (text: string) => boolean) => void;
  /**
   * Ends this attempt. The reason `superseded` means that the person has started another one: until `stay` aborts, tabs of
   * this attempt are told that they no longer count.
   */
  signal: AbortSignal;
  /** Aborts once the person has left or finished the sign-in, or has started many attempts since. */
  stay: AbortSignal;
};

/** The reason of an aborted `signal` when a newer attempt replaces this one. */
export const superseded = new Error('superseded by a newer attempt');

/**
 * The parts of a provider's error that are safe to pass on: its name if known, and the digits of Microsoft's number
 * (`AADSTS90094`). The description is dropped, because it can contain addresses and names.
 */
export type ProviderRefusal = { error: string; aadsts?: string };

/** A provider returned an error, in the browser or at its token endpoint. */
export class ProviderRefusedError extends OnboardingError {
  readonly refusal: ProviderRefusal;

  constructor(code: FailureCode, refusal: ProviderRefusal) {
    super(code);
    this.refusal = refusal;
  }
}

/** An identity provider. No type of an SDK appears outside its implementations. */
export interface IdentityProvider {
  /**
   * Opens a receiver, hands over the authorization URL, waits for the response and verifies it.
   *
   * @throws {ProviderRefusedError} `sign-in-denied`, `sign-in-approval-required`, `sign-in-not-assigned`,
   *   `sign-in-app-unknown`, `sign-in-policy-blocked`, `organisation-mismatch`, `provider-unavailable`, `sign-in-failed`.
   * @throws {OnboardingError} `sign-in-timeout`, `browser-not-opened`, `listener-unavailable`, `sign-in-answer-invalid`,
   *   `clock-wrong`, `address-missing`, `address-missing-at-microsoft`, `provider-unavailable`, `offline`. Rejects with the
   *   signal's reason once aborted.
   */
  signIn(request: SignInRequest): Promise<Identity>;
}
