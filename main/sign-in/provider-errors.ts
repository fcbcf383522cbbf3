import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { ProviderRefusedError } from './provider.ts';

/** Returns the error for a provider's refusal: its failure code, and the parts of it that are safe to pass on. */
export function createRefusedError({
  error,
  aadsts,
}: {
  error: string;
  aadsts?: string | undefined;
}): ProviderRefusedError {
  const name = knownErrors.includes(error) ? error : 'other';
  const code = aadstsMeanings[aadsts ?? ''] ?? byName[name] ?? 'sign-in-failed';
  return new ProviderRefusedError(code, { error: name, ...(aadsts === undefined ? {} : { aadsts }) });
}

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
 * in `aadstsMeanings`, otherwise the first.
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

/**
 * Returns an error with only the classes and codes of another error and its causes.
 *
 * The messages and extra fields of SDK errors contain requests and responses: codes, verifiers and whole tokens.
 */
export function toSafeCause(error: unknown): Error {
  if (error instanceof OnboardingError) return new Error([error.code, ...detail(error.cause)].join(': '));
  return new Error(detail(error).join(': ') || 'not an error');
}

function detail(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 3) return [];
  return [...new Set([error.name, ...codeOf(error)]), ...detail(error.cause, depth + 1)];
}

/** The `code` of Node and jose, the `errorCode` of MSAL, or Chromium's error name, if it has the form of one. */
function codeOf(error: Error): string[] {
  if (/^net::ERR_[A-Z0-9_]{1,48}$/.test(error.message)) return [error.message];
  const codes = [
    'code' in error ? error.code : undefined,
    'errorCode' in error ? error.errorCode : undefined,
  ];
  return codes.filter((code) => typeof code === 'string' && /^[A-Za-z_]{1,48}$/.test(code)).map(String);
}

/**
 * Failure codes by AADSTS number, for numbers that say more than the OAuth error name. For example, 90094 comes as
 * `access_denied`, but a person who may not consent cannot change that.
 *
 * Source: "Microsoft Entra authentication and authorization error codes" (entra/identity-platform/reference-error-codes),
 * which warns that numbers change. For a number that is not listed, the name of the error decides.
 */
const aadstsMeanings: Readonly<Record<string, FailureCode>> = {
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

/** Error names that are passed on. Any other becomes `other`, since it could contain anything. */
const knownErrors: readonly string[] = [
  // RFC 6749 §4.1.2.1 and §5.2
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'invalid_client',
  'invalid_grant',
  'unsupported_grant_type',
  // OpenID Connect Core §3.1.2.6
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
  'invalid_request_uri',
  'invalid_request_object',
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
  // Microsoft: "Handling error codes in your application" of its reference
  'invalid_resource',
  // Google Workspace: "Understand and fix error codes" of the help of Google accounts (answer 16668185)
  'org_internal',
  'admin_policy_enforced',
  'access_not_configured',
];

/** Failure codes by the name of the error, for names that say more than that the sign-in failed. */
const byName: Readonly<Record<string, FailureCode>> = {
  access_denied: 'sign-in-denied',
  consent_required: 'sign-in-approval-required',
  access_not_configured: 'sign-in-approval-required',
  unauthorized_client: 'sign-in-app-unknown',
  invalid_client: 'sign-in-app-unknown',
  org_internal: 'sign-in-policy-blocked',
  admin_policy_enforced: 'sign-in-policy-blocked',
  server_error: 'provider-unavailable',
  temporarily_unavailable: 'provider-unavailable',
};
