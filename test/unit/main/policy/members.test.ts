import { afterEach, expect, test } from 'vitest';
import { googleAccounts, microsoftAccounts } from '../../../sandbox/accounts.ts';
import { Client, endClients } from '../../../support/client.ts';
import { foundPolicies } from '../../../support/found-policies.ts';
import { answerOf, land, register } from '../../../support/person.ts';
import { shareSandbox } from '../../../support/shared-sandbox.ts';
import { WebBrowser } from '../../../support/web-browser.ts';
import { managed } from './managed.ts';

/* Members of a required organisation whose address is not in its first domain, from the first start to the next. */

const sandbox = await shareSandbox();
afterEach(endClients);

const start = (slug: string) => {
  const found = [managed({ Organization: slug, SignInMode: 'required' })];
  return Client.start({
    environment: sandbox.environment,
    desktop: { policies: foundPolicies(import.meta.dirname, found) },
  });
};

/** Chooses an account at Microsoft, and posts the form that its page sends to the app (`form_post`). */
async function chooseAtMicrosoft(url: string, subject: string): Promise<void> {
  const browser = new WebBrowser();
  const chooser = await browser.next(url);
  const { body } = await browser.go(await browser.post(chooser, { account: subject }));
  const [, action = ''] = /action="([^"]+)"/.exec(body) ?? [];
  const fields = [...body.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  await browser.go(action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Finishes a registration and starts again. Fails unless the person is still signed in. */
async function registerAndRestart(client: Client, email: string): Promise<void> {
  await client.reach('checking-account', ({ concern }) => concern === 'new-account');
  client.send({ type: 'confirm-account' });
  await register(client, '');
  await client.reach('finished', ({ phase }) => phase === 'idle');
  const next = await client.restart();
  const finished = await next.reach('finished', ({ phase }) => phase === 'idle');
  expect([finished.account.email, finished.offline]).toEqual([email, false]);
}

test('a Microsoft account of the tenant with an address of another domain registers, and is signed in after a restart', async () => {
  const { email, subject } = microsoftAccounts.eva;
  const client = await start('nieuw-groep');
  client.send({ type: 'choose', method: 'microsoft' });
  await chooseAtMicrosoft(await client.openedOf(1), subject);
  await registerAndRestart(client, email);
});

test('so does a Google account of the second domain, and the request has no `hd` hint', async () => {
  const { email, subject } = googleAccounts.pim;
  const client = await start('meelfabriek');
  client.send({ type: 'choose', method: 'google' });
  const url = await client.openedOf(1);
  expect(new URL(url).searchParams.get('hd')).toBeNull();
  await land(await answerOf(url, subject));
  await registerAndRestart(client, email);
});

test('a person of another organisation is told before an account is made', async () => {
  const client = await start('meelfabriek');
  client.send({ type: 'choose', method: 'google' });
  await land(await answerOf(await client.openedOf(1), googleAccounts.fenna.subject));
  await client.reach('checking-account', ({ concern }) => concern === 'outside-organisation');
  expect(client.countOf('POST /connect/token')).toBe(0);
});
