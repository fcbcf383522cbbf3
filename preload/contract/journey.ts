import type { FailureCode } from './failure.ts';
import type { PolicyStop } from './policy.ts';
import type { ReturnPath, SignInMethod } from './sign-in-method.ts';

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
  /** The reference of an attempt to sign in, for a support desk: it is in the log and on the browser's last page too. */
  reference?: string;
  /** From when another try is of use, as the platform says; RFC 3339, by this computer's clock. */
  retryAt?: string;
};

/** Why another return path than the first is used. */
export type ReturnPathReason =
  /** The browser may be on another machine than the app: RDP, SSH, WSL. */
  | 'remote-session'
  /** Something on this machine blocks connections to the app's listener. */
  | 'loopback-blocked'
  /** No program on this machine opens web addresses: the link goes to a phone. */
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
  /** Its people can sign in only by its own provider. */
  restricted: boolean;
  /** SHA-256 of the organisation's document, in hexadecimal. The confirmation names it, so that it is about what was shown. */
  digest: string;
};

/** The organisation whose accounts are expected here. */
export type ExpectedOrganisation = { name: string; domains: string[] };

/** Why a person is asked whether this is the right account, most serious first. */
export type AccountConcern =
  /** Not an account of the organisation that is required, so that it cannot be used. */
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

/** Terms to read in advance. The person accepts those that the platform gives when they register. */
export type ReadableTerms = Pick<Terms, 'version' | 'language' | 'text'>;

/** What a password must be like, in Unicode code points; absent where the account has none. */
export type PasswordPolicy = { minimumLength: number; maximumLength: number };

/** One thing left to do on the platform after the account is there. Opened by `id`: the address stays in main. */
export type NextStep = { id: string; title: string; done: boolean };

/** Whether main waits for the person or works on a request. */
type WorkPhase = 'idle' | 'busy';

/** `queued`: the request waits until the platform can be reached, is then sent by itself, and can be withdrawn until then. */
export type RequestPhase = WorkPhase | 'queued';

/**
 * Where a person is. Main owns it; the window shows it.
 *
 * No arm has a field for a token, code, verifier or password, so none can cross to the window.
 */
export type Journey =
  /** Main reads what it has saved. This takes milliseconds, and shows only the window's frame. */
  | { step: 'starting' }
  /** Nothing can be done here until the failure is resolved. With `stops` where the policy is the cause. */
  | { step: 'blocked'; failure: Failure; stops?: PolicyStop[] }
  /** The choice of a sign-in method, with the last failure beside the control that caused it. */
  | { step: 'choosing'; failure?: Failure }
  /**
   * The person signs in in their own browser. `opening` until the browser was opened, `waiting` for the person, `completing`
   * from their return until the platform has answered. Opening again, copying the link, another way and cancelling stay
   * possible throughout. `link-copied` and `qr-shown` wait like `waiting`.
   */
  | {
      step: 'signing-in';
      method: SignInMethod;
      attempt: number;
      phase: 'opening' | 'waiting' | 'link-copied' | 'qr-shown' | 'completing';
      /** Absent until the preflight has chosen. */
      returnPath?: ReturnPath;
      reason?: ReturnPathReason;
      /** By relay: two words that the browser's page shows as well, so that a person completes only their own sign-in. */
      phrase?: string;
      /** While `qr-shown`. */
      qr?: QrCode;
      failure?: Failure;
    }
  /** Signed in at the provider. The person confirms the account before the platform is told of it. */
  | {
      step: 'checking-account';
      method: SignInMethod;
      attempt: number;
      account: Account;
      concern: AccountConcern;
      /** With `outside-organisation`. */
      expected?: ExpectedOrganisation;
      phase: WorkPhase;
    }
  /**
   * A link, the domain of a typed address or an opened profile names an organisation. Nothing changes before the person
   * confirms it. Without `organisation` it is being looked up.
   */
  | {
      step: 'confirming-organisation';
      by: 'link' | 'address' | 'profile';
      organisation?: FoundOrganisation;
      phase: WorkPhase;
      failure?: Failure;
    }
  /** Asks for the address of a new account. What was typed is kept. */
  | { step: 'entering-email'; email: string; phase: RequestPhase; failure?: Failure }
  /**
   * Waits for the link or the code of a mail. `activation` for a new account, `confirmation` to link an identity to an account that
   * already has this address. The journey goes on when the link is used on any device.
   */
  | {
      step: 'waiting-for-activation';
      kind: 'activation' | 'confirmation';
      email: string;
      /** Two words that the activation page shows as well, so that a person activates only their own sign-up. */
      phrase: string;
      /** RFC 3339. */
      expiresAt: string;
      /** RFC 3339; asking for another mail earlier is refused by the platform. */
      resendAt: string;
      phase: 'waiting' | 'resending' | 'resend-queued' | 'activating';
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
      phase: RequestPhase;
      failure?: Failure;
    }
  /** The person has an account. */
  | {
      step: 'finished';
      account: Account & { username: string };
      nextSteps: NextStep[];
      /** Shown as saved, because the platform could not be reached. */
      offline: boolean;
      /** True right after this person registered; false when they signed in to an account that was there. */
      isNew: boolean;
      phase: WorkPhase;
    };

export type Step = Journey['step'];

/** What a person can ask for. The only events that may arrive from the window. */
export type Intent =
  | { type: 'choose'; method: SignInMethod }
  | { type: 'choose-email' }
  /** A new attempt in the browser. Pages of earlier attempts are no longer accepted. */
  | { type: 'open-again' }
  /** A new attempt whose address goes to the clipboard instead of the browser. */
  | { type: 'copy-link' }
  /** A new attempt by relay whose address is shown as a QR code, for a phone. */
  | { type: 'show-qr' }
  /** A new attempt by the next return path. */
  | { type: 'use-another-way' }
  /** The text that the browser's page gave to paste. */
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
  /** Sends the queued request now. */
  | { type: 'send-now' }
  /** Withdraws the queued request. What was typed stays. */
  | { type: 'withdraw' }
  /** Asks the keychain once more; the system may ask the person to unlock it. */
  | { type: 'retry-keychain' }
  | { type: 'retry' }
  | { type: 'sign-out' }
  /**
   * Joins the organisation: its rules apply from now on, and sign-in at its provider begins. `digest` is that of the question
   * that was answered; an answer to an earlier question is ignored.
   */
  | { type: 'confirm-organisation'; digest: string }
  /** With `by: 'address'` and an organisation that is not restricted: signs up by e-mail instead. */
  | { type: 'continue-by-email' }
  /** Leaves the organisation that the person joined here, and removes its profile. */
  | { type: 'leave-organisation' };
