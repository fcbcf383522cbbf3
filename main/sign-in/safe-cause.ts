import { OnboardingError } from '../failure/onboarding-error.ts';

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
