/**
 * Everything that can go wrong, as stable codes.
 *
 * The words for each live in `renderer/copy`; the cause goes to the log. A code without words does not compile.
 */
export const failureCodes = [
  // anywhere
  'unexpected',
  'malformed-request',
  // the network and the platform
  'offline',
  'timeout',
  /** The name of a server is not known here: DNS, a VPN, a network of one's own. */
  'name-not-found',
  /** A network that wants somebody to sign in on a page of its own first. */
  'captive-portal',
  'proxy-unreachable',
  'proxy-auth-required',
  /** Somebody between here and the server shows a certificate that this computer does not trust. */
  'certificate-untrusted',
  'platform-unavailable',
  'platform-answer-invalid',
  'client-too-old',
  'too-many-requests',
  // starting
  'environment-invalid',
  'environment-incomplete',
  // the rules of this machine
  'policy-invalid',
  'nothing-allowed',
  'not-allowed-here',
  'email-outside-organisation',
  'keystore-required',
  // the organisation
  'organisation-unknown',
  'organisation-unavailable',
  'organisation-answer-invalid',
  /** Since a person was asked about it. */
  'organisation-changed',
  'profile-unreadable',
  'profile-tampered',
  'profile-unknown-key',
  'profile-expired',
  'profile-older',
  // the browser
  'browser-not-opened',
  'listener-unavailable',
  // signing in
  'sign-in-denied',
  /** The person may not let this app in; their administrator may. */
  'sign-in-approval-required',
  /** The organisation lets in only whom it has assigned to this app. */
  'sign-in-not-assigned',
  /** The provider, or the organisation's part of it, does not know this app or has switched it off. */
  'sign-in-app-unknown',
  /** A rule of the organisation about signing in: the device, the place, the network, the app. */
  'sign-in-policy-blocked',
  'sign-in-timeout',
  'sign-in-failed',
  'sign-in-answer-invalid',
  'provider-unavailable',
  'method-unavailable',
  'clock-wrong',
  'paste-wrong',
  'address-missing',
  /** Microsoft names an address only where IT has filled one in. */
  'address-missing-at-microsoft',
  'organisation-mismatch',
  'session-ended',
  /** The answer to a renewal of the session was lost, and the platform does not take the old token again. */
  'session-lost',
  /** The rules demand a keychain by now, and the session is in the app's memory alone. */
  'session-not-kept',
  /** The platform answered for another account than the one that signed in here. */
  'account-changed',
  'confirmed-sign-in-again',
  // by e-mail
  'email-invalid',
  'manual-sign-up-disabled',
  'sign-up-expired',
  /** What cannot be a code at all. It is not asked about, so that it uses no try. */
  'code-invalid',
  'code-wrong',
  'code-tries-used-up',
  'resend-too-soon',
  // registering
  'username-taken',
  'username-invalid',
  'username-too-long',
  'password-too-weak',
  'password-too-long',
  /** A registration waited for the network, and the app was restarted: passwords are never kept. */
  'password-needed-again',
  'terms-changed',
  'terms-not-accepted',
  'registration-expired',
  // opening things
  'link-not-allowed',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** What passes by itself: something between here and a server that is not there now, so that a request may wait for it. */
export const passingFailures: readonly FailureCode[] = [
  'offline',
  'timeout',
  'name-not-found',
  'captive-portal',
  'proxy-unreachable',
  'platform-unavailable',
];

/** What only an IT department can end. Main has a text about it to pass on. */
export const failuresForIt: readonly FailureCode[] = [
  'sign-in-approval-required',
  'sign-in-not-assigned',
  'sign-in-app-unknown',
  'sign-in-policy-blocked',
  'address-missing-at-microsoft',
];
