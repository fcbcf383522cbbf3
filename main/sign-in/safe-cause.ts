import { OnboardingError } from '../failure/onboarding-error.ts';

/**
 * What may be told of an error that an SDK, a server or the network raised: its class and its code.
 *
 * Their messages, causes and extra fields hold requests and responses: codes, verifiers, whole tokens.
 */
export function safeCause(error: unknown): Error {
  if (error instanceof OnboardingError) return new Error([error.code, ...detail(error.cause)].join(': '));
  return new Error(detail(error).join(': ') || 'not an error');
}

function detail(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 3) return [];
  return [...new Set([error.name, ...codeOf(error)]), ...detail(error.cause, depth + 1)];
}

/** Node's `code`, jose's `code`, MSAL's `errorCode`, Chromium's name of an error; only where it looks like one. */
function codeOf(error: Error): string[] {
  if (/^net::ERR_[A-Z0-9_]{1,48}$/.test(error.message)) return [error.message];
  const codes = [
    'code' in error ? error.code : undefined,
    'errorCode' in error ? error.errorCode : undefined,
  ];
  return codes.filter((code) => typeof code === 'string' && /^[A-Za-z_]{1,48}$/.test(code)).map(String);
}
