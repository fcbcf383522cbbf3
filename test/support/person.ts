import { googleAccounts } from '../sandbox/accounts.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Client } from './client.ts';
import { go, type Page } from './hostile-browser.ts';
import { WebBrowser } from './web-browser.ts';

/** The way back to the app, once the person has chosen an account at Google, or has said no. */
export async function answerOf(
  url: string,
  subject: string | 'deny',
  browser = new WebBrowser(),
): Promise<string> {
  const chooser = await browser.next(url);
  const form: Record<string, string> = subject === 'deny' ? { deny: 'yes' } : { account: subject };
  return await browser.next(await browser.post(chooser, form));
}

/** Goes the way back to the app, and stays for the last page. */
export async function land(answer: string): Promise<Page> {
  const taken = await go(answer);
  const { location } = taken.headers;
  return location === undefined ? taken : await go(new URL(location, answer));
}

/** Chooses Google in the app, and an account there. Gives the way back to the app. */
export async function atGoogle(
  client: Client,
  subject: string = googleAccounts.bram.subject,
): Promise<string> {
  const before = client.opened.length;
  client.send({ type: 'choose', method: 'google' });
  return await answerOf(await client.openedOf(before + 1), subject);
}

/** Signs in with Google, as somebody with an account at eConnect. */
export async function signInWithGoogle(client: Client, subject?: string): Promise<void> {
  const page = await land(await atGoogle(client, subject));
  if (page.status !== 200) throw new Error(`not landed (${page.status})`);
}

/** Asks for an activation mail. */
export function submitEmail(client: Client, email: string): void {
  client.send({ type: 'choose-email' });
  client.send({ type: 'submit-email', email });
}

/** Signs up by e-mail, up to the last details. */
export async function signUpByEmail(client: Client, sandbox: Sandbox, email: string) {
  submitEmail(client, email);
  await client.reach('waiting-for-activation');
  const { code } = await sandbox.mailbox.next(email, { subject: 'Activeer' });
  client.send({ type: 'submit-code', code });
  return await client.reach('registering', ({ phase }) => phase === 'idle');
}

export const password = 'een lang en eigen wachtwoord';

/** Sends the last details. */
export async function register(client: Client, username: string): Promise<void> {
  const { terms } = await client.reach('registering', ({ phase }) => phase === 'idle');
  const { version, sha256 } = terms;
  client.send({ type: 'register', username, password, acceptedTerms: { version, sha256 } });
}
