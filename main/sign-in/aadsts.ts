import type { FailureCode } from '#contract/failure.ts';

/**
 * Failure codes by AADSTS number, for numbers that say more than the OAuth error name. For example, 90094 comes as
 * `access_denied`, but a person who may not consent cannot change that.
 *
 * Source: "Microsoft Entra authentication and authorization error codes" (entra/identity-platform/reference-error-codes),
 * which warns that numbers change. For a number that is not listed, the name of the error decides.
 */
export const aadstsMeanings: Readonly<Record<string, FailureCode>> = {
  // UserDeclinedConsent
  65004: 'sign-in-denied',
  // DelegationDoesNotExist: a person who may consent is asked on Microsoft's page, so this one may not
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

/** The fields in which Microsoft returns its numbers, unvalidated. */
type NumberedError = {
  error_description?: unknown;
  /** Array of numbers, from a token endpoint only. */
  error_codes?: unknown;
  /** Address of a page about the error; the number is its `code` parameter. */
  error_uri?: unknown;
};

/**
 * Returns the digits of Microsoft's error, or undefined if there are none. Among several, the first one with a meaning
 * above, otherwise the first.
 */
export function findAadstsCode({
  error_codes,
  error_description,
  error_uri,
}: NumberedError): string | undefined {
  const codes = (Array.isArray(error_codes) ? error_codes : []).map(String);
  const described = matchesIn(error_description, /AADSTS(\d+)/g);
  const linked = matchesIn(error_uri, /[?&]code=(\d+)/g);
  const numbers = [...codes, ...described, ...linked].filter((number) => /^\d{5,7}$/.test(number));
  return numbers.find((number) => Object.hasOwn(aadstsMeanings, number)) ?? numbers[0];
}

function matchesIn(text: unknown, pattern: RegExp): string[] {
  return typeof text === 'string' ? [...text.matchAll(pattern)].map(([, digits = '']) => digits) : [];
}
