import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SecretStore } from '../../../../main/keychain/secret-store.ts';
import { googleAccounts } from '../../../sandbox/accounts.ts';
import { Client, endClients } from '../../../support/client.ts';
import { ChangingPolicies } from '../../../support/found-policies.ts';
import { answerOf, land, signInWithGoogle, signUpByEmail, submitEmail } from '../../../support/person.ts';
import { memorySecrets } from '../../../support/scripted-ports.ts';
import { shareSandbox } from '../../../support/shared-sandbox.ts';
import { managed } from './managed.ts';

/* The whole client, the sandbox's platform and providers, and an administrator who changes the rules in the middle of it. */

const sandbox = await shareSandbox();
sandbox.platform.resendAfterSeconds = 0;
let policies: ChangingPolicies;
beforeEach(() => {
  policies = new ChangingPolicies();
});
afterEach(async () => {
  await endClients();
  sandbox.platform.available = 'up';
});

/** A machine on which the administrator says what the policies are. */
const machine = () => ({ policies: policies.forApp(import.meta.dirname) });
const start = (secrets: SecretStore = memorySecrets()) =>
  Client.start({ environment: sandbox.environment, secrets, desktop: machine() });

/** The administrator puts rules in place while the app runs. */
async function narrow(client: Client, values: Record<string, unknown>): Promise<void> {
  const { revision } = client.snapshot.management;
  policies.found = [managed(values)];
  policies.tell();
  await expect.poll(() => client.snapshot.management.revision).toBeGreaterThan(revision);
}
/** The platform can be asked again, and what the app would still send has left. */
async function heal(client: Client): Promise<void> {
  sandbox.platform.available = 'up';
  client.send({ type: 'send-now' });
  // Another app's sign-up goes the same way: once its mail is there, that of the first would be.
  const email = `later-${crypto.randomUUID()}@post.test`;
  policies.found = [];
  const other = await start();
  submitEmail(other, email);
  await sandbox.mailbox.next(email);
}

/** Somebody whose sign-up waits for the platform. */
async function queueSignUp(email: string, secrets?: SecretStore): Promise<Client> {
  const client = await start(secrets);
  sandbox.platform.available = 'refuse';
  submitEmail(client, email);
  await client.reach('entering-email', ({ phase }) => phase === 'queued');
  return client;
}

test.each<[string, Record<string, unknown>, 'choosing' | 'entering-email']>([
  ['e-mail', { AllowEmailSignUp: false }, 'choosing'],
  ['its domain', { AllowedEmailDomains: ['molen.test'] }, 'entering-email'],
])('a queued sign-up is not sent after %s was forbidden', async (what, values, step) => {
  const email = `wacht-${what.replace(/\W/g, '')}@smal.test`;
  const client = await queueSignUp(email);
  await narrow(client, values);
  expect(await client.reach(step)).toHaveProperty('failure');
  await heal(client);
  expect(sandbox.mailbox.list(email)).toEqual([]);
});

test('a queued sign-up is not sent after a keychain was demanded, and is once that opens', async () => {
  const email = 'wacht-sleutel@smal.test';
  const secrets = memorySecrets();
  const client = await queueSignUp(email, secrets);
  Object.assign(secrets, { state: 'locked' });
  await narrow(client, { RequireOsKeystore: true });
  sandbox.platform.available = 'up';
  client.send({ type: 'send-now' });
  expect(await client.fails('submit')).toBe('keystore-required');
  expect(sandbox.mailbox.list(email)).toEqual([]);
  Object.assign(secrets, { state: 'ready' });
  client.send({ type: 'submit-email', email });
  await client.reach('waiting-for-activation');
});

test('a queued sign-up is not sent by the next start where e-mail is forbidden by then', async () => {
  const email = 'morgen@smal.test';
  const client = await queueSignUp(email);
  policies.found = [managed({ AllowEmailSignUp: false })];
  sandbox.platform.available = 'up';
  const next = await client.restart({ desktop: machine() });
  expect(await next.reach('choosing')).toMatchObject({ failure: { code: 'not-allowed-here' } });
  await heal(next);
  expect(sandbox.mailbox.list(email)).toEqual([]);
});

test('an account that is confirmed is not exchanged after its domain was shut out', async () => {
  const client = await atTheQuestion();
  await narrow(client, { AllowedEmailDomains: ['molen.test'] });
  expect(await client.reach('checking-account')).toMatchObject({
    concern: 'outside-organisation',
    expected: { name: 'molen.test', domains: ['molen.test'] },
  });
  client.send({ type: 'confirm-account' });
  await heal(client);
  expect(client.countOf('POST /connect/token')).toBe(0);
});

test('nor after an organisation was required of which nothing was known yet', async () => {
  const client = await atTheQuestion();
  await narrow(client, { Organization: 'molen', SignInMode: 'required' });
  client.send({ type: 'confirm-account' });
  await client.reach('choosing');
  expect(client.snapshot.management.organisation?.name).toBe('Molen B.V.');
  await heal(client);
  expect(client.countOf('POST /connect/token')).toBe(0);
});

/** Somebody with a private address, who is asked whether it is their work account. */
async function atTheQuestion(): Promise<Client> {
  const client = await start();
  client.send({ type: 'choose', method: 'google' });
  await land(await answerOf(await client.openedOf(1), googleAccounts.gerrit.subject));
  await client.reach('checking-account', ({ phase }) => phase === 'idle');
  return client;
}

test('a registration by e-mail is not sent after e-mail was forbidden and a keychain demanded', async () => {
  const email = 'laatste@smal.test';
  const client = await start();
  await signUpByEmail(client, sandbox, email);
  await narrow(client, { AllowEmailSignUp: false, RequireOsKeystore: true });
  expect(await client.reach('choosing')).toMatchObject({ failure: { code: 'not-allowed-here' } });
  expect(client.countOf('POST /onboarding/v1/registration')).toBe(0);
});

test('another mail, and a code, are not sent after the domain was forbidden', async () => {
  const email = 'nogmaals@smal.test';
  const client = await start();
  submitEmail(client, email);
  await client.reach('waiting-for-activation');
  const { code } = await sandbox.mailbox.next(email, { subject: 'Activeer' });
  await narrow(client, { AllowedEmailDomains: ['molen.test'] });
  expect(await client.reach('entering-email')).toMatchObject({
    email,
    failure: { code: 'email-outside-organisation', at: 'email' },
  });
  client.send({ type: 'resend' });
  client.send({ type: 'submit-code', code });
  await heal(client);
  expect(client.asked.filter((asked) => /\/(resend|activate)$/.test(asked))).toEqual([]);
});

test.each(['open-again', 'copy-link'] as const)('"%s" goes no way back that was forbidden', async (type) => {
  const client = await start();
  client.send({ type: 'choose', method: 'google' });
  await client.openedOf(1);
  await client.reach('signing-in', ({ phase }) => phase === 'waiting');
  await narrow(client, { AllowedTransports: ['relay'] });
  expect(await client.reach('choosing')).toMatchObject({ failure: { code: 'not-allowed-here' } });
  client.send({ type });
  client.send({ type: 'choose', method: 'google' });
  const { returnPath } = await client.reach('signing-in', ({ phase }) => phase === 'waiting');
  expect([returnPath, client.copied, client.opened.length]).toEqual(['relay', [], 2]);
});

test('who is signed in is signed out, with words, once the rules no longer let them in', async () => {
  const client = await start();
  await signInWithGoogle(client);
  await client.reach('finished', ({ phase }) => phase === 'idle');
  await narrow(client, { AllowedEmailDomains: ['molen.test'] });
  expect(await client.reach('choosing')).toMatchObject({ failure: { code: 'organisation-mismatch' } });
});

test('who is signed in stays so where the rules change and still let them in', async () => {
  const client = await start();
  await signInWithGoogle(client);
  await client.reach('finished', ({ phase }) => phase === 'idle');
  await narrow(client, { Organization: 'bakkerij-devries', SignInMode: 'required' });
  await client.reach('finished', ({ phase }) => phase === 'idle');
});

describe('a keychain is demanded of somebody who is signed in without one', () => {
  /** Somebody who is signed in, and a keychain that took nothing; `opens`: it does when it is asked once more. */
  async function signedInWithout(opens: boolean) {
    const secrets = memorySecrets();
    let isOpen = false;
    Object.assign(secrets, {
      unsaved: () => (isOpen ? [] : [...secrets.kept.keys()]),
      retry: async () => {
        isOpen = opens;
      },
    });
    const client = await start(secrets);
    await signInWithGoogle(client);
    await client.reach('finished', ({ phase }) => phase === 'idle');
    return { client, secrets };
  }

  test.each(['up', 'refuse'] as const)('they are signed out, with the platform %s', async (available) => {
    const others = sandbox.platform.activeRefreshTokens();
    const { client } = await signedInWithout(false);
    sandbox.platform.available = available;
    await narrow(client, { RequireOsKeystore: true });
    expect(await client.fails('page')).toBe('session-not-kept');
    expect(client.journey.step).toBe('choosing');
    sandbox.platform.available = 'up';
    await expect.poll(() => sandbox.platform.activeRefreshTokens()).toBe(others);
  });

  test('they stay where it opens', async () => {
    const { client } = await signedInWithout(true);
    await narrow(client, { RequireOsKeystore: true });
    await client.reach('finished', ({ phase }) => phase === 'idle');
    client.send({ type: 'sign-out' });
    await client.reach('choosing');
  });
});
