import { shell } from 'electron';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import type { MailDraft } from '../network/mail-address.ts';
import { isSecureAddress } from '../network/transport.ts';

type ExternalLinkSettings = {
  /** Allowed origins as `URL` serialises them, port included. Called for each link, because they can change. */
  allowedOrigins: () => readonly string[];
  /** Opens the address with the system; rejects if that fails. Electron's by default. */
  openExternal?: (url: string) => Promise<void>;
  /** Whether a program on this computer opens web addresses; true by default. */
  hasBrowser?: () => boolean;
  /** The same of a mail; true by default. */
  hasMailProgram?: () => boolean;
  log?: Pick<Log, 'warn'>;
  /** This computer's by default. */
  platform?: NodeJS.Platform;
};

type ExternalLinks = {
  /**
   * Opens the address in the person's browser.
   *
   * @throws {OnboardingError} `link-not-allowed`; `browser-not-opened`.
   */
  open(url: string): Promise<void>;
  /**
   * Opens a mail in the person's mail program, from its parts: an address that begins with `mailto:` is opened from nowhere else.
   *
   * @throws {OnboardingError} `mail-not-opened`
   */
  openMail(draft: MailDraft): Promise<void>;
};

const maximumLength = 8 * 1024;
/** The limit of `shell.openExternal` on Windows. A longer address can only be copied. */
const maximumLengthOnWindows = 2_081;

/**
 * Creates the only way in the app to open anything outside of it.
 *
 * An unchecked address from a provider, the platform or a link could start any program that has registered a scheme
 * (CVE-2025-6514). Only origins are logged, because addresses contain `state` and `nonce`.
 */
export function createExternalLinks({
  allowedOrigins,
  openExternal = (url) => shell.openExternal(url),
  hasBrowser = () => true,
  hasMailProgram = () => true,
  log,
  platform = process.platform,
}: ExternalLinkSettings): ExternalLinks {
  return {
    async open(text) {
      const url = parseWebAddress(text);
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
      // On Linux Electron does not wait for the opener and reports no failure (`platform_util_linux.cc`).
      if (platform === 'linux' && !hasBrowser())
        throw new OnboardingError('browser-not-opened', new Error('nothing opens web addresses'));
    },
    async openMail(draft) {
      // Loaded when it is asked for: few people mail a message.
      const { openMail } = await import('./mail-opening.ts');
      await openMail(draft, { openExternal, hasMailProgram, platform });
    },
  };
}

/**
 * Parses an address that is safe to pass to the operating system, or returns null: https, or http on loopback; no
 * credentials; no characters that a shell or a lenient parser could interpret differently; less than 8 KiB.
 */
function parseWebAddress(text: string): URL | null {
  if (text.length >= maximumLength || /[\s\\\p{Cc}]/u.test(text)) return null;
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.href.length >= maximumLength)
    return null;
  return isSecureAddress(url) ? url : null;
}
