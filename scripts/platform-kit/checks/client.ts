import type { Intent } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { HeadlessClient } from '../../../test/support/headless-client.ts';
import { go } from '../../../test/support/hostile-browser.ts';
import { type Check, check, type Kit } from '../check.ts';
import { expectThat } from '../expectation.ts';
import type { AuthorizationResponse, Person } from '../implementation.ts';
import { mailedIdentityCheck, personCheck } from '../issuer-steps.ts';
import { accountCheck, newAddress, newName, newPassword, nextMail } from '../sign-up-steps.ts';

type Open = (url: string) => Promise<void>;

/** Starts the real client without a window, does something once it knows what the platform has, and stops it. */
async function withClient<Value>(
  kit: Kit,
  act: (client: HeadlessClient) => Promise<Value>,
  { openLink, returnPath }: { openLink?: Open; returnPath?: 'loopback' | 'relay' } = {},
): Promise<Value> {
  const [hasRelay, hasSignUp] = [await kit.has('relay'), await kit.has('sign-up')];
  // Before it has read the configuration, a client takes every platform for one that has everything.
  const isReady = ({ returnPaths, manualSignUp }: Snapshot) =>
    (hasRelay || !returnPaths.includes('relay')) && (hasSignUp || !manualSignUp);
  const client = await HeadlessClient.start(kit, openLink, returnPath, isReady);
  try {
    return await act(client);
  } finally {
    await client.stop();
  }
}

/** Registers with the client, where it is asked to, and reads whose account it then shows. */
async function registerAs(client: HeadlessClient, byEmail: boolean): Promise<string> {
  const { terms, passwordPolicy } = await client.reach('registering', ({ phase }) => phase === 'idle');
  const acceptedTerms = { version: terms.version, sha256: terms.sha256 };
  const details = byEmail
    ? { username: newName(), password: newPassword(passwordPolicy?.minimumLength ?? 0) }
    : {};
  client.send({ type: 'register', ...details, acceptedTerms } satisfies Intent);
  return await shownAccount(client);
}

/** Takes the client to the account of a person whom the platform does not know: without `exchange` the issuer's is the account. */
const registerOnce = async (kit: Kit, client: HeadlessClient) =>
  (await kit.has('exchange')) ? await registerAs(client, false) : await shownAccount(client);

const shownAccount = async (client: HeadlessClient) =>
  (await client.reach('finished', ({ phase }) => phase === 'idle')).account.email;

const expectShown = (shown: string, email: string) =>
  expectThat(shown === email, 'the account of that address', 'another');

/** Takes an authorization response to the client's listener, as a browser does. */
async function deliver({ redirectUri, method, parameters }: AuthorizationResponse): Promise<void> {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const { status } =
    method === 'POST'
      ? await go(redirectUri, { method, headers: form, body: parameters.toString() })
      : await go(`${redirectUri}?${parameters}`);
  if (status < 400) return;
  throw new Error(`the client's listener answered ${status}`);
}

/** Signs a person in with the client, and confirms the account where it asks about it. */
async function signInAs(
  kit: Kit<'signIn'>,
  person: Person,
  client: HeadlessClient,
  opened: Promise<string>,
  takeBack: (response: AuthorizationResponse, client: HeadlessClient) => Promise<void>,
): Promise<void> {
  client.send({ type: 'choose', method: person.method });
  await takeBack(await kit.port.signIn(await opened, person), client);
  // Somebody whom this computer has seen before may not be asked. What goes wrong is told to the one who waits for the end.
  client
    .reach('checking-account', ({ phase }) => phase === 'idle')
    .then(
      () => client.send({ type: 'confirm-account' }),
      () => undefined,
    );
}

/** Runs a journey of a person who signs in at the issuer. */
async function journeyOf(
  kit: Kit<'signIn'>,
  person: Person,
  end: (client: HeadlessClient) => Promise<string>,
  takeBack: (response: AuthorizationResponse, client: HeadlessClient) => Promise<void> = deliver,
  returnPath: 'loopback' | 'relay' = 'loopback',
): Promise<void> {
  const opened = Promise.withResolvers<string>();
  const openLink: Open = async (url) => opened.resolve(url);
  const act = async (client: HeadlessClient) => {
    await signInAs(kit, person, client, opened.promise, takeBack);
    return await end(client);
  };
  expectShown(await withClient(kit, act, { openLink, returnPath }), person.email);
}

/** Asks for an account by e-mail with the client. */
async function submitAddress(client: HeadlessClient, email: string): Promise<string> {
  client.send({ type: 'choose-email' });
  client.send({ type: 'submit-email', email });
  return (await client.reach('waiting-for-activation')).phrase;
}

/** The section "Check your platform": the real client, without a window. */
export const clientChecks: readonly Check[] = [
  accountCheck('P-120', 'by e-mail, with the code of the mail', async (kit) => {
    const email = newAddress(kit);
    const shown = await withClient(kit, async (client) => {
      await submitAddress(client, email);
      client.send({ type: 'submit-code', code: (await nextMail(kit, email)).code });
      return await registerAs(client, true);
    });
    expectShown(shown, email);
  }),
  check(
    'P-120',
    'by e-mail, with the link of the mail',
    ['exchange', 'sign-up', 'nextMail', 'openMail'],
    async (kit) => {
      const email = newAddress(kit);
      const shown = await withClient(kit, async (client) => {
        const phrase = await submitAddress(client, email);
        const page = await kit.port.openMail(await nextMail(kit, email));
        expectThat(page.text.includes(phrase), 'the phrase of the client on the page', 'another');
        await page.confirm();
        return await registerAs(client, true);
      });
      expectShown(shown, email);
    },
  ),
  personCheck('P-120', 'by a provider, to the account, to sign-out and back', async (kit) => {
    const person = await kit.port.newPerson('vouched');
    await journeyOf(kit, person, async (client) => {
      const shown = await registerOnce(kit, client);
      client.send({ type: 'sign-out' });
      await client.reach('choosing');
      return shown;
    });
    await journeyOf(kit, person, shownAccount);
  }),
  mailedIdentityCheck(
    'P-120',
    'by a provider that does not vouch, with the code of the mail',
    async (kit) => {
      const person = await kit.port.newPerson('unvouched');
      await journeyOf(kit, person, async (client) => {
        await client.reach('waiting-for-activation');
        client.send({ type: 'submit-code', code: (await nextMail(kit, person.email)).code });
        return await registerAs(client, false);
      });
    },
  ),
  check(
    'P-120',
    'by a provider, with an answer that the relay holds',
    ['relay', 'newPerson', 'signIn', 'openRelay'],
    async (kit) => {
      const person = await kit.port.newPerson('vouched');
      const release = async (response: AuthorizationResponse, client: HeadlessClient) => {
        const { phrase } = await client.reach('signing-in', (journey) => journey.phrase !== undefined);
        const page = await kit.port.openRelay(response);
        expectThat(page.text.includes(String(phrase)), 'the phrase of the client on the page', 'another');
        await page.confirm();
      };
      await journeyOf(kit, person, (client) => registerOnce(kit, client), release, 'relay');
    },
  ),
];
