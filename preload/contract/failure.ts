/** What is known of a failure besides its words. */
type FailureFacts = {
  /** The one who can do most about it. */
  resolvedBy: 'person' | 'it' | 'econnect';
  /** Passes by itself: a server cannot be reached now, so that a request may wait for it. */
  isTransient?: true;
  /** Comes from the network, or from what stands between the app and the browser: the doctor may find out more. */
  doctorHelps?: true;
  /** Only an IT department can end it, and main has a text about it to pass on to them. */
  hasReportForIt?: true;
};

/**
 * Everything that can go wrong: one row for each stable code.
 *
 * The words for each are in `renderer/copy`, and a code without words does not compile. The cause goes to the log.
 */
const failures = {
  // anywhere
  unexpected: { resolvedBy: 'econnect' },
  'malformed-request': { resolvedBy: 'econnect' },
  // the network and the platform
  offline: { resolvedBy: 'person', isTransient: true, doctorHelps: true },
  timeout: { resolvedBy: 'person', isTransient: true, doctorHelps: true },
  /** DNS here does not know the name of the server, as without the VPN of a private network. */
  'name-not-found': { resolvedBy: 'person', isTransient: true, doctorHelps: true },
  /** The network wants the person to sign in on a page of its own first, such as a hotel's Wi-Fi. */
  'captive-portal': { resolvedBy: 'person', isTransient: true, doctorHelps: true },
  'proxy-unreachable': { resolvedBy: 'it', isTransient: true, doctorHelps: true },
  'proxy-auth-required': { resolvedBy: 'it', doctorHelps: true },
  /** This computer does not trust the server's certificate, often that of a product that inspects TLS. */
  'certificate-untrusted': { resolvedBy: 'it', doctorHelps: true },
  'platform-unavailable': { resolvedBy: 'econnect', isTransient: true, doctorHelps: true },
  'platform-answer-invalid': { resolvedBy: 'it' },
  'client-too-old': { resolvedBy: 'person' },
  'too-many-requests': { resolvedBy: 'person' },
  // starting
  'environment-invalid': { resolvedBy: 'it' },
  'environment-incomplete': { resolvedBy: 'it' },
  // the rules of this machine
  'policy-invalid': { resolvedBy: 'it' },
  'nothing-allowed': { resolvedBy: 'it' },
  'not-allowed-here': { resolvedBy: 'person' },
  'email-outside-organisation': { resolvedBy: 'person' },
  'keystore-required': { resolvedBy: 'person' },
  // the organisation
  'organisation-unknown': { resolvedBy: 'it' },
  'organisation-unavailable': { resolvedBy: 'person' },
  'organisation-answer-invalid': { resolvedBy: 'econnect' },
  /** Its document is another one than the person was asked about. */
  'organisation-changed': { resolvedBy: 'person' },
  'profile-unreadable': { resolvedBy: 'it' },
  'profile-tampered': { resolvedBy: 'it' },
  'profile-unknown-key': { resolvedBy: 'it' },
  'profile-expired': { resolvedBy: 'it' },
  'profile-older': { resolvedBy: 'it' },
  // the browser
  'browser-not-opened': { resolvedBy: 'person', doctorHelps: true },
  'listener-unavailable': { resolvedBy: 'it', doctorHelps: true },
  // signing in
  'sign-in-denied': { resolvedBy: 'person' },
  /** An administrator has to consent to this app; the person cannot. */
  'sign-in-approval-required': { resolvedBy: 'it', hasReportForIt: true },
  /** The organisation has assigned this app to some people, and this person is not among them. */
  'sign-in-not-assigned': { resolvedBy: 'it', hasReportForIt: true },
  /** The provider or the organisation's tenant does not know this app, or has switched it off. */
  'sign-in-app-unknown': { resolvedBy: 'it', hasReportForIt: true },
  /** Conditional access: a rule of the organisation about the device, the place, the network or the app. */
  'sign-in-policy-blocked': { resolvedBy: 'it', hasReportForIt: true },
  'sign-in-timeout': { resolvedBy: 'person' },
  'sign-in-failed': { resolvedBy: 'person' },
  'sign-in-answer-invalid': { resolvedBy: 'person' },
  'provider-unavailable': { resolvedBy: 'person', doctorHelps: true },
  'method-unavailable': { resolvedBy: 'person' },
  'clock-wrong': { resolvedBy: 'person' },
  'paste-wrong': { resolvedBy: 'person' },
  'address-missing': { resolvedBy: 'person' },
  /** Microsoft tells an address only where IT has filled one in. */
  'address-missing-at-microsoft': { resolvedBy: 'it', hasReportForIt: true },
  'organisation-mismatch': { resolvedBy: 'person' },
  'session-ended': { resolvedBy: 'person' },
  /** The answer to a refresh of the session was lost, and the platform does not take the old token again. */
  'session-lost': { resolvedBy: 'person', doctorHelps: true },
  /** The policy has come to require a keychain, and the session is in the app's memory alone. */
  'session-not-kept': { resolvedBy: 'person' },
  /** The platform answered for another account than the one that signed in here. */
  'account-changed': { resolvedBy: 'econnect' },
  'confirmed-sign-in-again': { resolvedBy: 'person' },
  // by e-mail
  'email-invalid': { resolvedBy: 'person' },
  'manual-sign-up-disabled': { resolvedBy: 'person' },
  'sign-up-expired': { resolvedBy: 'person' },
  /** Cannot be a code by its form. The platform is not asked, so that no try is used. */
  'code-invalid': { resolvedBy: 'person' },
  'code-wrong': { resolvedBy: 'person' },
  'code-tries-used-up': { resolvedBy: 'person' },
  'resend-too-soon': { resolvedBy: 'person' },
  // registering
  'username-taken': { resolvedBy: 'person' },
  'username-invalid': { resolvedBy: 'person' },
  'username-too-long': { resolvedBy: 'person' },
  'password-too-weak': { resolvedBy: 'person' },
  'password-too-long': { resolvedBy: 'person' },
  /** The app was restarted while a registration waited for the network: passwords are never kept. */
  'password-needed-again': { resolvedBy: 'person' },
  'terms-changed': { resolvedBy: 'person' },
  'terms-not-accepted': { resolvedBy: 'person' },
  'registration-expired': { resolvedBy: 'person' },
  // setting up the environment
  'not-administrator': { resolvedBy: 'person' },
  /** The company belongs to another environment. */
  'organisation-elsewhere': { resolvedBy: 'person' },
  /** The environment has as many organisations as its plan allows. */
  'organisation-limit': { resolvedBy: 'person' },
  /** Another provider receives for this identifier on Peppol. */
  'registered-elsewhere': { resolvedBy: 'person' },
  'already-member': { resolvedBy: 'person' },
  /** The address is of a domain whose people have an environment of their own. */
  'address-elsewhere': { resolvedBy: 'person' },
  /** What the person works on was removed meanwhile, by a colleague or by the platform. */
  'no-longer-there': { resolvedBy: 'person' },
  'invoice-too-large': { resolvedBy: 'person' },
  'invoice-not-xml': { resolvedBy: 'person' },
  /** The file cannot be read, or its bytes are not those of the encoding that it names. */
  'invoice-unreadable': { resolvedBy: 'person' },
  // opening things
  'link-not-allowed': { resolvedBy: 'econnect' },
  /** No mail program took the mail. Its text can be copied. */
  'mail-not-opened': { resolvedBy: 'person' },
} as const satisfies Record<string, FailureFacts>;

export type FailureCode = keyof typeof failures;

/** The facts of each failure, by its code. */
export const failureFacts: Readonly<Record<FailureCode, FailureFacts>> = failures;

/** Every failure code, in the order of the table. `Object.keys` widens the names to string. */
export const failureCodes = Object.keys(failures) as FailureCode[];

/** The failures that pass by themselves. */
export const transientFailures = failureCodes.filter((code) => failureFacts[code].isTransient);

/** The failures with a text for IT. */
export const failuresForIt = failureCodes.filter((code) => failureFacts[code].hasReportForIt);
