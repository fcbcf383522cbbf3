import { expect } from '@playwright/test';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { SystemBrowser } from '../support/system-browser.ts';
import { confirmPhrase } from './provider-page.ts';

/** Uses the link of the next mail to an address in the browser, until the page says that this is done. */
export async function activateByLink(
  systemBrowser: SystemBrowser,
  sandbox: Sandbox,
  address: string,
): Promise<void> {
  const page = await systemBrowser.open((await nextMail(sandbox, address)).link);
  await confirmPhrase(page);
  await expect(page.getByRole('button', { name: /^Ja/ })).toBeHidden();
}

/** The next mail to an address that asks for something, with its link and its code. */
export async function nextMail(
  sandbox: Sandbox,
  address: string,
): Promise<{ subject: string; link: string; code: string }> {
  const { subject, link, code } = await sandbox.mailbox.next(address);
  if (link === undefined || code === undefined) throw new Error(`"${subject}" has no link or no code`);
  return { subject, link, code };
}
