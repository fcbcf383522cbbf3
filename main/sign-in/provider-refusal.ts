import type { FailureCode } from '#contract/failure.ts';
import { aadstsMeanings } from './aadsts.ts';
import { ProviderRefusedError } from './provider.ts';

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
