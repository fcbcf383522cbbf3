import type { FailureCode } from '#contract/failure.ts';

/**
 * Microsoft's numbers that say more than the name that comes with them: 90094 comes as `access_denied`, which a person who
 * may not consent cannot undo.
 *
 * From "Microsoft Entra authentication and authorization error codes" (entra/identity-platform/reference-error-codes), which warns that numbers change. One that
 * is not here loses nothing but that: the name of the error decides.
 */
export const aadstsMeanings: Readonly<Record<string, FailureCode>> = {
  // UserDeclinedConsent
  65004: 'sign-in-denied',
  // DelegationDoesNotExist: who may consent was asked to on the page, so this person may not
  65001: 'sign-in-approval-required',
  // Misconfigured application, or the admin has not consented in the tenant
  650056: 'sign-in-approval-required',
  // TokenForItselfRequiresGraphPermission, AdminConsentRequired, AdminConsentRequiredRequestAccess
  90008: 'sign-in-approval-required',
  90094: 'sign-in-approval-required',
  90095: 'sign-in-approval-required',
  // Not authorised in the tenant
  90099: 'sign-in-approval-required',
  // EntitlementGrantsNotFound
  50105: 'sign-in-not-assigned',
  // Not found in the directory, by three names; disabled
  70001: 'sign-in-app-unknown',
  700011: 'sign-in-app-unknown',
  700016: 'sign-in-app-unknown',
  7000112: 'sign-in-app-unknown',
  // Tenant restrictions, and access between tenants
  50002: 'sign-in-policy-blocked',
  500021: 'sign-in-policy-blocked',
  500022: 'sign-in-policy-blocked',
  500212: 'sign-in-policy-blocked',
  500213: 'sign-in-policy-blocked',
  // DevicePolicyError, DeviceAuthenticationRequired, ConditionalAccessFailed, DeviceAuthenticationFailed
  50005: 'sign-in-policy-blocked',
  50097: 'sign-in-policy-blocked',
  50131: 'sign-in-policy-blocked',
  50155: 'sign-in-policy-blocked',
  // ExternalSecurityChallenge
  50158: 'sign-in-policy-blocked',
  // Conditional Access: the device, the app, the policy itself, the risk
  53000: 'sign-in-policy-blocked',
  53001: 'sign-in-policy-blocked',
  53002: 'sign-in-policy-blocked',
  53003: 'sign-in-policy-blocked',
  53004: 'sign-in-policy-blocked',
  53010: 'sign-in-policy-blocked',
  53011: 'sign-in-policy-blocked',
  530032: 'sign-in-policy-blocked',
  530034: 'sign-in-policy-blocked',
  530035: 'sign-in-policy-blocked',
  // The account is not in the tenant that was asked
  16000: 'organisation-mismatch',
  16003: 'organisation-mismatch',
  50020: 'organisation-mismatch',
  50034: 'organisation-mismatch',
  51004: 'organisation-mismatch',
  90072: 'organisation-mismatch',
};

/** The places in which Microsoft gives its numbers, whatever stands there. */
type NumberedError = {
  error_description?: unknown;
  /** Of a token endpoint: the numbers as data. */
  error_codes?: unknown;
  /** A page about the number, which is its `code`. */
  error_uri?: unknown;
};

/**
 * The digits of Microsoft's error; undefined where there are none. Of several the first that says something to a person,
 * else the first: one that says what was asked for may come before the one that says why not.
 */
export function aadstsIn({ error_codes, error_description, error_uri }: NumberedError): string | undefined {
  const codes = (Array.isArray(error_codes) ? error_codes : []).map(String);
  const described = matchesIn(error_description, /AADSTS(\d+)/g);
  const linked = matchesIn(error_uri, /[?&]code=(\d+)/g);
  const numbers = [...codes, ...described, ...linked].filter((one) => /^\d{5,7}$/.test(one));
  return numbers.find((one) => Object.hasOwn(aadstsMeanings, one)) ?? numbers[0];
}

function matchesIn(text: unknown, pattern: RegExp): string[] {
  return typeof text === 'string' ? [...text.matchAll(pattern)].map(([, digits = '']) => digits) : [];
}
