import type { GoogleAccount } from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { HeadlessClient } from '../../support/headless-client.ts';
import { answerOf } from '../../support/person.ts';
import { WebBrowser } from '../../support/web-browser.ts';

/** Where one person ended. */
export type Finished = {
  address: string;
  /** Whose account the app shows. */
  shown: string;
  refreshToken: string;
  /** Of the app, and of the browser beside it. */
  requests: number;
  /** Requests of the app alone. */
  appRequests: number;
  /** Snapshots that the app sent to its window. */
  snapshots: number;
  milliseconds: number;
};

/** By e-mail: sign-up, a real mail, its link or its code, registration. */
export async function byEmail(
  sandbox: Sandbox,
  { address, username, uses }: { address: string; username: string; uses: 'link' | 'code' },
): Promise<Finished> {
  const begun = performance.now();
  const browser = new WebBrowser();
  const client = await HeadlessClient.start(sandbox);
  try {
    client.send({ type: 'choose-email' });
    client.send({ type: 'submit-email', email: address });
    const { phrase } = await client.reach('waiting-for-activation');
    const { link, code } = await sandbox.mailbox.next(address, { subject: 'Activeer je omgeving' });
    if (uses === 'code') client.send({ type: 'submit-code', code });
    else await activate(browser, link, phrase);
    const { terms } = await client.reach('registering', ({ phase }) => phase === 'idle');
    const { version, sha256 } = terms;
    const password = `Ganzenbord-${username}`;
    client.send({ type: 'register', username, password, acceptedTerms: { version, sha256 } });
    return await finish(client, { address, begun, browser });
  } finally {
    await client.stop();
  }
}

/** What the mail's page does once its person has compared the words and clicked. */
async function activate(browser: WebBrowser, link: string, phrase: string): Promise<void> {
  const { origin, hash } = new URL(link);
  const body = JSON.stringify({ token: hash.slice(1) });
  const visit = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
  const looked = await browser.go(`${origin}/activate/look`, visit);
  if (!looked.body.includes(JSON.stringify(phrase))) throw new Error('another phrase');
  const { status } = await browser.go(`${origin}/activate/confirm`, visit);
  if (status !== 204) throw new Error(`not activated (${status})`);
}

/** By Google: its account chooser, the listener of the app, exchange, terms. */
export async function byGoogle(sandbox: Sandbox, person: GoogleAccount): Promise<Finished> {
  const begun = performance.now();
  const browser = new WebBrowser();
  const landed = Promise.withResolvers<void>();
  const client = await HeadlessClient.start(sandbox, async (url) => {
    choose(browser, url, person.subject).then(landed.resolve, landed.reject);
  });
  try {
    client.send({ type: 'choose', method: 'google' });
    await Promise.all([landed.promise, client.reach('checking-account', ({ phase }) => phase === 'idle')]);
    client.send({ type: 'confirm-account' });
    const { terms } = await client.reach('registering', ({ phase }) => phase === 'idle');
    const { version, sha256 } = terms;
    client.send({ type: 'register', acceptedTerms: { version, sha256 } });
    return await finish(client, { address: person.email, begun, browser });
  } finally {
    await client.stop();
  }
}

/** What a person does in the browser, as far as the page that says it may be closed. */
async function choose(browser: WebBrowser, url: string, subject: string): Promise<void> {
  const listener = await answerOf(url, subject, browser);
  const { status } = await browser.go(await browser.next(listener));
  if (status !== 200) throw new Error(`not landed (${status})`);
}

async function finish(
  client: HeadlessClient,
  { address, begun, browser }: { address: string; begun: number; browser: WebBrowser },
): Promise<Finished> {
  const { account } = await client.reach('finished', ({ phase }) => phase === 'idle');
  return {
    address,
    shown: account.email,
    refreshToken: client.refreshToken ?? '',
    requests: client.requests + browser.requests,
    appRequests: client.requests,
    snapshots: client.snapshots,
    milliseconds: performance.now() - begun,
  };
}
