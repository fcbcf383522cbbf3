import type { FailureCode } from './failure.ts';

/** The ways to prove who you are. `econnect` is eConnect's own account, by user name or e-mail and password. */
export type SignInMethod = 'microsoft' | 'google' | 'apple' | 'organisation' | 'econnect';

/** What a window may know about the person who is signing in. */
export type Account = {
  name: string;
  email: string;
};

/** Something went wrong, and which control asked for it: the words are shown beside that control. */
export type Failure = {
  code: FailureCode;
  at: 'page' | SignInMethod | 'email' | 'code' | 'resend' | 'username' | 'password' | 'terms' | 'submit';
};

/** Why a person is asked whether this is the right account, most serious first. */
export type AccountConcern =
  | 'outside-organisation'
  | 'unverified-address'
  | 'consumer-address'
  | 'new-account';

/** The terms that a new account agrees to, in the version the platform offers now. */
export type Terms = {
  version: string;
  sha256: string;
  language: string;
  text: string;
  url: string;
};

/** What a password must be like; absent where the account has none. */
export type PasswordPolicy = { minimumLength: number; maximumLength: number };

/** One thing left to do on the platform after the account is there. Opened by `id`: the address stays in main. */
export type NextStep = { id: string; title: string; done: boolean };

/** Main works at it, or waits for the person. */
export type Progress = 'idle' | 'busy';

/**
 * Where a person is. Main owns it; the window shows it.
 *
 * No arm has a field for a token, code, verifier or password, so none can cross to the window.
 */
export type Journey =
  /** Main reads what it remembers. Lasts milliseconds; shows nothing but the window's frame. */
  | { step: 'starting' }
  /** Nothing can be done here until somebody else acts. Says who, and why. */
  | { step: 'blocked'; failure: Failure }
  /** The ways to begin, with what went wrong last time beside the control that caused it. */
  | { step: 'choosing'; failure?: Failure }
  /**
   * The person's own browser has the floor. `opening` until it was told to, `waiting` for the person,
   * `completing` from their return until the platform has answered. Opening again, copying the link and
   * cancelling stay possible throughout. `link-copied` waits like `waiting`.
   */
  | {
      step: 'signing-in';
      method: SignInMethod;
      attempt: number;
      phase: 'opening' | 'waiting' | 'link-copied' | 'completing';
      failure?: Failure;
    }
  /** Signed in at the provider, and there is something to ask before the platform hears of it. */
  | {
      step: 'checking-account';
      method: SignInMethod;
      attempt: number;
      account: Account;
      concern: AccountConcern;
      progress: Progress;
    }
  /** By e-mail: which address. What was typed is kept. */
  | { step: 'entering-email'; email: string; progress: Progress; failure?: Failure }
  /**
   * A mail is on its way. `activation` for a new account, `confirmation` to link an identity to an account that
   * already has this address. Goes on by itself when the mail's link is used on any device.
   */
  | {
      step: 'waiting-for-activation';
      kind: 'activation' | 'confirmation';
      email: string;
      /** Two words that the activation page shows as well, so that nobody activates somebody else's sign-up. */
      phrase: string;
      /** RFC 3339. */
      expiresAt: string;
      /** RFC 3339; asking for another mail earlier is refused by the platform. */
      resendAt: string;
      doing: 'waiting' | 'resending' | 'activating';
      /** True after another mail was sent, until something else happens. */
      resent: boolean;
      failure?: Failure;
    }
  /** The last details. `identity` accepts the terms only; `email` chooses a user name and a password too. */
  | {
      step: 'registering';
      kind: 'identity' | 'email';
      email: string;
      username: string;
      terms: Terms;
      passwordPolicy?: PasswordPolicy;
      progress: Progress;
      failure?: Failure;
    }
  /** There is an account, and this is it. */
  | {
      step: 'finished';
      account: Account & { username: string };
      nextSteps: NextStep[];
      /** Shown from what was kept, because the platform could not be asked. */
      offline: boolean;
      /** True right after this person registered; false when they signed in to an account that was there. */
      isNew: boolean;
      progress: Progress;
    };

export type Step = Journey['step'];

/** What a person can ask for. The only events that may arrive from the window. */
export type Intent =
  | { type: 'choose'; method: SignInMethod }
  | { type: 'choose-email' }
  /** A fresh attempt in the browser; what is open in older tabs no longer counts. */
  | { type: 'open-again' }
  /** A fresh attempt whose address goes to the clipboard instead of the browser. */
  | { type: 'copy-link' }
  | { type: 'cancel' }
  | { type: 'confirm-account' }
  | { type: 'use-another-account' }
  /** What is being typed, so that it survives a quit. Never a password. */
  | { type: 'draft'; field: 'email' | 'username'; value: string }
  | { type: 'submit-email'; email: string }
  | { type: 'change-email' }
  | { type: 'resend' }
  | { type: 'submit-code'; code: string }
  | {
      type: 'register';
      username?: string;
      password?: string;
      acceptedTerms: { version: string; sha256: string };
    }
  | { type: 'retry' }
  | { type: 'sign-out' };
