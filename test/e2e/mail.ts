import type { Sandbox } from '../sandbox/sandbox.ts';

/** The next mail to an address that asks for something, with its link and its code. */
export async function nextMail(
  sandbox: Sandbox,
  address: string,
): Promise<{ subject: string; link: string; code: string }> {
  const { subject, link, code } = await sandbox.mailbox.next(address);
  if (link === undefined || code === undefined) throw new Error(`"${subject}" has no link or no code`);
  return { subject, link, code };
}
