import { OnboardingError } from '../failure.ts';
import { isSecureAddress } from '../network/secure-address.ts';

const longest = 8 * 1024;

/**
 * The address to open, parsed again: what an SDK or a metadata document made of it goes to the operating system.
 *
 * @param endpoint The authorization endpoint or authority that is configured; it decides the host. http passes only
 *   where that is http itself, on loopback.
 * @throws {OnboardingError} `sign-in-failed`
 */
export function checkedAuthorizationUrl(text: string, endpoint: string): string {
  const configured = new URL(endpoint);
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe =
    url !== null &&
    /^[\x21-\x5b\x5d-\x7e]+$/.test(text) &&
    text.length < longest &&
    isSecureAddress(url) &&
    url.protocol === configured.protocol &&
    url.host === configured.host &&
    url.username === '' &&
    url.password === '';
  if (!isSafe) throw new OnboardingError('sign-in-failed', new Error('authorization URL refused'));
  return url.href;
}
