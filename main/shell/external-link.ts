import { shell } from 'electron';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { isSecureAddress } from '../network/secure-address.ts';

type ExternalLinkSettings = {
  /** Origins as `URL` serialises them, port included. Asked at every opening, since the platform may name others. */
  allowedOrigins: () => readonly string[];
  /** Hands the address to the desktop; rejects when no browser took it. Electron's unless given. */
  openExternal?: (url: string) => Promise<void>;
  /** Whether some program here opens web addresses; taken to be so unless given. */
  hasBrowser?: () => boolean;
  log?: Pick<Log, 'warn'>;
  /** This computer's unless given. */
  platform?: NodeJS.Platform;
};

type ExternalLinks = {
  /**
   * Opens the address in the person's own browser.
   *
   * @throws {OnboardingError} `link-not-allowed`; `browser-not-opened`.
   */
  open(url: string): Promise<void>;
};

const maximumLength = 8 * 1024;
/** Windows hands over no longer address (`shell.openExternal`): one that is longer can only be copied. */
const maximumLengthOnWindows = 2_081;

/**
 * The one place in the app from where anything outside it is opened.
 *
 * An address from a provider, the platform or a link could otherwise start any program that has claimed a scheme
 * (CVE-2025-6514). Addresses hold `state` and `nonce`, so that the log names origins only.
 */
export function createExternalLinks({
  allowedOrigins,
  openExternal = (url) => shell.openExternal(url),
  hasBrowser = () => true,
  log,
  platform = process.platform,
}: ExternalLinkSettings): ExternalLinks {
  return {
    async open(text) {
      const url = webAddress(text);
      if (url === null || !allowedOrigins().includes(url.origin)) {
        log?.warn('link refused', { origin: url?.origin ?? 'none' });
        throw new OnboardingError('link-not-allowed');
      }
      if (platform === 'win32' && url.href.length > maximumLengthOnWindows)
        throw new OnboardingError('browser-not-opened', new Error(`${url.href.length} characters`));
      try {
        await openExternal(url.href);
      } catch (cause) {
        throw new OnboardingError('browser-not-opened', cause);
      }
      // There Electron waits for nothing and learns of no failure (`platform_util_linux.cc`), so that it is told here.
      if (platform === 'linux' && !hasBrowser())
        throw new OnboardingError('browser-not-opened', new Error('nothing opens web addresses'));
    },
  };
}

/**
 * The text as an address that may be shown to an operating system at all, or null: https, or http on this machine;
 * no credentials; nothing that a shell or a lenient parser could read differently; under 8 KiB as it will be opened.
 */
function webAddress(text: string): URL | null {
  if (text.length >= maximumLength || /[\s\\\p{Cc}]/u.test(text)) return null;
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.href.length >= maximumLength)
    return null;
  return isSecureAddress(url) ? url : null;
}
