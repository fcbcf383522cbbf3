import { OnboardingError } from '../failure/onboarding-error.ts';
import { type MailDraft, writeMailAddress } from '../network/mail-address.ts';

/** What opening a mail needs of the desktop. */
export type MailDesktop = {
  openExternal: (url: string) => Promise<void>;
  /** Whether a program on this computer opens mails. */
  hasMailProgram: () => boolean;
  platform: NodeJS.Platform;
};

/** Opens a mail in the person's mail program. @throws {OnboardingError} `mail-not-opened` */
export async function openMail(
  draft: MailDraft,
  { openExternal, hasMailProgram, platform }: MailDesktop,
): Promise<void> {
  const address = writeMailAddress(draft);
  if (address === null) throw new OnboardingError('mail-not-opened', new Error('too long, or not plain'));
  try {
    await openExternal(address);
  } catch (cause) {
    throw new OnboardingError('mail-not-opened', cause);
  }
  // As for a browser, Electron reports no failure there.
  if (platform === 'linux' && !hasMailProgram())
    throw new OnboardingError('mail-not-opened', new Error('nothing opens mails'));
}
