import { OnboardingError } from '../failure/onboarding-error.ts';
import { isSecureAddress } from '../network/secure-address.ts';
import { isWithin } from './endpoints.ts';

const longest = 8 * 1024;

/**
 * The address to open, parsed again: what an SDK or a metadata document made of it goes to the operating system.
 *
 * @param base The authorization endpoint that is configured, or the address of the issuer: what is opened is there or
 *   beneath it. http passes only where that is http itself, on loopback.
 * @throws {OnboardingError} `sign-in-failed`
 */
export function checkedAuthorizationUrl(text: string, base: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe =
    url !== null &&
    /^[\x21-\x5b\x5d-\x7e]+$/.test(text) &&
    text.length < longest &&
    isSecureAddress(url) &&
    isWithin(base, url.href);
  if (!isSafe) throw new OnboardingError('sign-in-failed', new Error('authorization URL refused'));
  return url.href;
}
