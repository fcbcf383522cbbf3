import type { FailureCode } from '#contract/failure.ts';
import type { Failure, Step } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';

/** Where a failure is shown: at which control of which step. */
type Place = { step: Step; at: Failure['at'] };

const at = (step: Step, place: Failure['at'] = 'page'): Place => ({ step, at: place });

/** For each failure a place where a person can meet it. One without a place does not compile. */
const places: Record<FailureCode, Place> = {
  unexpected: at('blocked'),
  'malformed-request': at('choosing'),
  offline: at('entering-email', 'submit'),
  timeout: at('choosing', 'google'),
  'name-not-found': at('choosing', 'google'),
  'captive-portal': at('choosing', 'google'),
  'proxy-unreachable': at('choosing', 'google'),
  'proxy-auth-required': at('choosing', 'google'),
  'certificate-untrusted': at('choosing', 'google'),
  'platform-unavailable': at('entering-email', 'submit'),
  'platform-answer-invalid': at('choosing', 'google'),
  'client-too-old': at('blocked'),
  'too-many-requests': at('entering-email', 'submit'),
  'environment-invalid': at('blocked'),
  'environment-incomplete': at('blocked'),
  'policy-invalid': at('blocked'),
  'nothing-allowed': at('blocked'),
  'not-allowed-here': at('choosing', 'google'),
  'email-outside-organisation': at('entering-email', 'email'),
  'keystore-required': at('blocked'),
  'organisation-unknown': at('confirming-organisation'),
  'organisation-unavailable': at('confirming-organisation'),
  'organisation-answer-invalid': at('confirming-organisation'),
  'organisation-changed': at('confirming-organisation'),
  'profile-unreadable': at('confirming-organisation'),
  'profile-tampered': at('confirming-organisation'),
  'profile-unknown-key': at('confirming-organisation'),
  'profile-expired': at('confirming-organisation'),
  'profile-older': at('confirming-organisation'),
  'browser-not-opened': at('signing-in'),
  'listener-unavailable': at('choosing', 'microsoft'),
  'sign-in-denied': at('choosing', 'microsoft'),
  'sign-in-approval-required': at('choosing', 'microsoft'),
  'sign-in-not-assigned': at('choosing', 'microsoft'),
  'sign-in-app-unknown': at('choosing', 'microsoft'),
  'sign-in-policy-blocked': at('choosing', 'microsoft'),
  'sign-in-timeout': at('choosing', 'microsoft'),
  'sign-in-failed': at('choosing', 'microsoft'),
  'sign-in-answer-invalid': at('choosing', 'microsoft'),
  'provider-unavailable': at('choosing', 'microsoft'),
  'method-unavailable': at('choosing', 'microsoft'),
  'clock-wrong': at('choosing', 'google'),
  'paste-wrong': at('signing-in', 'paste'),
  'address-missing': at('choosing', 'microsoft'),
  'address-missing-at-microsoft': at('choosing', 'microsoft'),
  'organisation-mismatch': at('choosing', 'microsoft'),
  'session-ended': at('choosing'),
  'session-lost': at('choosing'),
  'session-not-kept': at('choosing'),
  'account-changed': at('choosing'),
  'confirmed-sign-in-again': at('choosing'),
  'email-invalid': at('entering-email', 'email'),
  'manual-sign-up-disabled': at('choosing', 'email'),
  'sign-up-expired': at('waiting-for-activation'),
  'code-invalid': at('waiting-for-activation', 'code'),
  'code-wrong': at('waiting-for-activation', 'code'),
  'code-tries-used-up': at('waiting-for-activation', 'code'),
  'resend-too-soon': at('waiting-for-activation', 'resend'),
  'username-taken': at('registering', 'username'),
  'username-invalid': at('registering', 'username'),
  'username-too-long': at('registering', 'username'),
  'password-too-weak': at('registering', 'password'),
  'password-too-long': at('registering', 'password'),
  'password-needed-again': at('registering', 'password'),
  'terms-changed': at('registering', 'terms'),
  'terms-not-accepted': at('registering', 'terms'),
  'registration-expired': at('registering', 'submit'),
  'not-administrator': at('choosing'),
  'organisation-elsewhere': at('choosing'),
  'organisation-limit': at('choosing'),
  'registered-elsewhere': at('choosing'),
  'already-member': at('choosing'),
  'address-elsewhere': at('choosing'),
  'no-longer-there': at('choosing'),
  'invoice-too-large': at('choosing'),
  'invoice-not-xml': at('choosing'),
  'invoice-unreadable': at('choosing'),
  'link-not-allowed': at('choosing'),
  'mail-not-opened': at('choosing'),
};

/**
 * A snapshot for each failure, at the control that can cause it.
 *
 * @param plain A snapshot of each step without a failure.
 */
export function failureVariants(plain: Record<Step, Snapshot>): Record<FailureCode, Snapshot> {
  const rows = Object.entries(places).map(([code, { step, at: place }]) => {
    const failure = { code, at: place, reference: '7KQ2-M9XD' };
    const snapshot = plain[step];
    return [code, { ...snapshot, journey: { ...snapshot.journey, failure } }];
  });
  // Entries widen the codes to string; there is one for each by the type of `places`.
  return Object.fromEntries(rows) as Record<FailureCode, Snapshot>;
}
