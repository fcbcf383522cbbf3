import type { FailureCode } from './failure.ts';
import type { PolicyStop } from './policy.ts';
import type { SignInMethod, Transport } from './sign-in-method.ts';

/** What a window may know about the person who is signing in. */
export type Account = {
  name: string;
  email: string;
};

/** Something went wrong, and which control asked for it: the words are shown beside that control. */
export type Failure = {
  code: FailureCode;
  at:
    | 'page'
    | SignInMethod
    | 'paste'
    | 'email'
    | 'code'
    | 'resend'
    | 'username'
    | 'password'
    | 'terms'
    | 'submit';
  /** Names one attempt to sign in for whoever helps: it is in the log and on the browser's last page too. */
  reference?: string;
  /** Before when another try is of no use, as the platform says; RFC 3339, by this computer's clock. */
  retryAt?: string;
};

/** Why it is not the first transport. */
export type TransportReason =
  /** The browser may be on another machine than the app: RDP, SSH, WSL. */
  | 'remote-session'
  /** Something on this machine keeps connections to the app's listener out. */
  | 'loopback-blocked'
  /** No program here opens web addresses: the link goes to a phone. */
  | 'browser-missing'
  /** The person asked for another way. */
  | 'chosen';

/** A QR code as a drawing: an SVG path of unit squares within `0 0 size size`, quiet zone included. */
export type QrCode = { size: number; path: string };

/** An organisation that a link, an address or a profile leads to, as a person is asked about it. */
export type FoundOrganisation = {
  name: string;
  method: SignInMethod;
  /** The domains of its addresses. */
  domains: string[];
  /** It lets its people in by its own provider alone. */
  restricted: boolean;
  /** SHA-256 of the document that says all this, in hexadecimal. A yes names it, so that it means what was shown. */
  digest: string;
};

/** The organisation whose accounts are expected here. */
export type ExpectedOrganisation = { name: string; domains: string[] };

/** Why a person is asked whether this is the right account, most serious first. */
export type AccountConcern =
  /** Not an account of the organisation that is expected: there is no going on with it. */
  | 'outside-organisation'
  /** Not an account of the organisation that is suggested here. */
  | 'other-organisation'
  | 'unverified-address'
  /** Apple hides the person's address behind one of its own, so that colleagues will not recognise it. */
  | 'hidden-address'
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

/** What a password must be like, in Unicode code points; absent where the account has none. */
export type PasswordPolicy = { minimumLength: number; maximumLength: number };

/** One thing left to do on the platform after the account is there. Opened by `id`: the address stays in main. */
export type NextStep = { id: string; title: string; done: boolean };

/** Main works at it, or waits for the person. */
type Progress = 'idle' | 'busy';

/** `queued`: it could not be sent, and leaves by itself once the platform can be reached. Can be withdrawn until then. */
export type Sending = Progress | 'queued';

/**
 * Where a person is. Main owns it; the window shows it.
 *
 * No arm has a field for a token, code, verifier or password, so none can cross to the window.
 */
export type Journey =
  /** Main reads what it remembers. Lasts milliseconds; shows nothing but the window's frame. */
  | { step: 'starting' }
  /** Nothing can be done here until somebody else acts. Says who, and why; with `stops` where it is the rules. */
  | { step: 'blocked'; failure: Failure; stops?: PolicyStop[] }
  /** The ways to begin, with what went wrong last time beside the control that caused it. */
  | { step: 'choosing'; failure?: Failure }
  /**
   * The person's own browser has the floor. `opening` until it was told to, `waiting` for the person,
   * `completing` from their return until the platform has answered. Opening again, copying the link, another way and
   * cancelling stay possible throughout. `link-copied` and `qr-shown` wait like `waiting`.
   */
  | {
      step: 'signing-in';
      method: SignInMethod;
      attempt: number;
      phase: 'opening' | 'waiting' | 'link-copied' | 'qr-shown' | 'completing';
      /** Absent until the preflight has chosen. */
      transport?: Transport;
      reason?: TransportReason;
      /** By relay: two words that the browser's page shows as well, so that nobody finishes somebody else's sign-in. */
      phrase?: string;
      /** While `qr-shown`. */
      qr?: QrCode;
      failure?: Failure;
    }
  /** Signed in at the provider, and there is something to ask before the platform hears of it. */
  | {
      step: 'checking-account';
      method: SignInMethod;
      attempt: number;
      account: Account;
      concern: AccountConcern;
      /** With `outside-organisation`. */
      expected?: ExpectedOrganisation;
      progress: Progress;
    }
  /**
   * Something from outside names an organisation: a link, the domain of a typed address, a profile that was opened.
   * Nothing changes before the person says yes. Without `organisation` it is being looked up.
   */
  | {
      step: 'confirming-organisation';
      by: 'link' | 'address' | 'profile';
      organisation?: FoundOrganisation;
      progress: Progress;
      failure?: Failure;
    }
  /** By e-mail: which address. What was typed is kept. */
  | { step: 'entering-email'; email: string; progress: Sending; failure?: Failure }
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
      doing: 'waiting' | 'resending' | 'resend-queued' | 'activating';
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
      progress: Sending;
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
  /** A fresh attempt by relay whose address is shown as a QR code, for a phone. */
  | { type: 'show-qr' }
  /** A fresh attempt by the next transport. */
  | { type: 'use-another-way' }
  /** What the browser's page gave to carry over. */
  | { type: 'submit-pasted'; text: string }
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
  /** Tries at once to send what is queued. */
  | { type: 'send-now' }
  /** What is queued is not to be sent after all. What was typed stays. */
  | { type: 'withdraw' }
  /** Asks the keychain once more; the system may ask the person to unlock it. */
  | { type: 'retry-keychain' }
  | { type: 'retry' }
  | { type: 'sign-out' }
  /**
   * Yes, this is my organisation: its rules hold from now on, and its provider is asked at once. `digest`: of the question
   * that was answered. One that is no longer asked is answered by nothing.
   */
  | { type: 'confirm-organisation'; digest: string }
  /** With `by: 'address'` and an organisation that is not restricted: the mail after all. */
  | { type: 'continue-by-email' }
  /** The organisation that the person chose here, and its profile, no longer count. */
  | { type: 'leave-organisation' };
