import { OnboardingError } from '../failure/onboarding-error.ts';
import { isSecureAddress } from '../network/transport.ts';
import { isWithin } from './endpoints.ts';

const maxLength = 8 * 1024;

/**
 * Returns the authorization URL in normalised form, safe to hand to the operating system. An SDK or a metadata document
 * built it, so it is parsed and checked here.
 *
 * @param base The configured authorization endpoint, or the issuer: the URL must be there or beneath it. http is accepted
 *   only on loopback.
 * @throws {OnboardingError} `sign-in-failed`
 */
export function checkAuthorizationUrl(text: string, base: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe =
    url !== null &&
    /^[\x21-\x5b\x5d-\x7e]+$/.test(text) &&
    text.length < maxLength &&
    isSecureAddress(url) &&
    isWithin(base, url.href);
  if (!isSafe) throw new OnboardingError('sign-in-failed', new Error('authorization URL refused'));
  return url.href;
}
