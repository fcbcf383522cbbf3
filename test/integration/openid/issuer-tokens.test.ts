import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Environment } from '../../../main/environment/environment.ts';
import { Client, endClients } from '../../support/client.ts';
import { type Callback, land, visit } from '../../support/hostile-browser.ts';
import { json } from '../../support/hostile-issuer.ts';
import { shareIssuer } from '../../support/shared-issuer.ts';
import { startPlainPlatform } from './plain-platform.ts';

const issuer = await shareIssuer();
const platform = await startPlainPlatform({
  methods: (['google', 'apple', 'econnect'] as const).map((id) => ({ id, kind: 'oidc', available: true })),
  manualSignUp: true,
  capabilities: [],
});
beforeEach(() => {
  issuer.misbehaviour = {
    discovery: (document) => ({ ...document, revocation_endpoint: `${issuer.origin}/revoke` }),
  };
});
afterEach(endClients);
afterAll(() => platform.stop());

async function start(providers?: Environment['providers'], more: Partial<Environment> = {}): Promise<Client> {
  const client = await startBeforeConfiguration(providers, more);
  await expect.poll(() => client.snapshot.returnPaths).toEqual(['loopback']);
  return client;
}

async function startBeforeConfiguration(
  providers?: Environment['providers'],
  more: Partial<Environment> = {},
): Promise<Client> {
  const { clientId, scheme } = issuer;
  const client = await Client.start({
    environment: {
      name: 'plain',
      platform: platform.url,
      issuer: issuer.origin,
      providers: providers ?? [
        { id: 'apple', kind: 'oidc', clientId, scheme },
        { id: 'econnect', kind: 'oidc', clientId, scheme },
      ],
      organisationKeys: [],
      ...more,
    },
  });
  await client.reach('choosing');
  return client;
}

async function begin(client: Client, method: SignInMethod): Promise<Callback> {
  const before = client.opened.length;
  client.send({ type: 'choose', method });
  return await visit(await client.openedOf(before + 1));
}

/** A client whose person has signed in, and has not said yet whether this is their account. */
async function atTheQuestion(): Promise<Client> {
  const client = await start();
  await land(await begin(client, 'apple'));
  await client.reach('checking-account');
  return client;
}

/** The refresh tokens that the issuer gave, and those that it was asked to revoke. */
const given = () => [...issuer.secrets].filter((secret) => secret.startsWith('refresh-'));
const revoked = () => issuer.requests('/revoke').map(({ body }) => new URLSearchParams(body).get('token'));

test('a session of the issuer’s own asks for a token that outlives the browser, and nothing of the platform', async () => {
  const client = await start();
  await land(await begin(client, 'econnect'));
  await client.reach('finished');
  expect(new URL(client.opened[0] ?? '').searchParams.get('scope')).toBe(
    'openid profile email offline_access',
  );
  expect(client.countOf('POST /connect/token')).toBe(0);
});

test('a person who is faster than the platform’s first configuration is signed in as it then says', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  platform.held = held;
  const client = await startBeforeConfiguration();
  client.send({ type: 'choose', method: 'econnect' });
  await client.reach('signing-in');
  expect(client.opened).toEqual([]);
  release();
  await land(await visit(await client.openedOf(1)));
  await client.reach('finished');
  expect(client.countOf('POST /connect/token')).toBe(0);
});

test('tokens of a person who thinks better of it are revoked', async () => {
  const client = await atTheQuestion();
  expect(revoked()).toEqual([]);
  client.send({ type: 'cancel' });
  await client.reach('choosing');
  await expect.poll(revoked).toEqual(given());
});

test('tokens of a person who quits before they have said yes are revoked', async () => {
  const client = await atTheQuestion();
  await client.stop();
  expect(revoked()).toEqual(given());
});

test('tokens of an answer that turns out to be wrong are revoked', async () => {
  issuer.misbehaviour.claims = (claims) => ({ ...claims, nonce: 'another' });
  const client = await start();
  land(await begin(client, 'econnect')).catch(() => undefined);
  expect(await client.fails('econnect')).toBe('sign-in-answer-invalid');
  await expect.poll(revoked).toEqual(given());
});

test('tokens of an account that gave way to another are revoked, and those of the other are the session', async () => {
  const client = await atTheQuestion();
  client.send({ type: 'use-another-account' });
  await land(await visit(await client.openedOf(2)));
  await client.reach('checking-account', ({ phase }) => phase === 'idle');
  client.send({ type: 'confirm-account' });
  await client.reach('finished');
  const [first = '', second = ''] = given();
  await expect.poll(revoked).toEqual([first]);
  await expect.poll(() => client.secrets).toMatchObject({ sessionTokens: [second] });
});

test('an issuer that gives no token that lasts is told as such, before anybody is signed in', async () => {
  issuer.misbehaviour.tokenEndpoint = async (response, proper) => {
    const { refresh_token: _, ...tokens } = await proper();
    json(response, tokens);
  };
  const client = await start();
  land(await begin(client, 'econnect')).catch(() => undefined);
  expect(await client.fails('econnect')).toBe('sign-in-answer-invalid');
});

test('the session of another person than the one of the ID token ends', async () => {
  issuer.misbehaviour.userinfo = { sub: 'subject-2', email: 'bram@bakkerij.example' };
  const client = await start();
  await land(await begin(client, 'econnect'));
  expect(await client.fails('page')).toBe('account-changed');
  await expect.poll(revoked).toEqual(given());
});

test('Google itself is not offered where nobody exchanges its identity, and is where the issuer asks it', async () => {
  const { clientId, scheme, metadata } = issuer;
  const direct = await start([
    { id: 'google', kind: 'google', clientId: 'at-google', metadata },
    { id: 'econnect', kind: 'oidc', clientId, scheme },
  ]);
  expect(direct.snapshot.methods.filter(({ available }) => available).map(({ id }) => id)).toEqual([
    'econnect',
  ]);
  const behind = await start([{ id: 'google', kind: 'oidc', clientId, scheme }]);
  expect(behind.snapshot.methods).toContainEqual({ id: 'google', available: true });
});

test('where every listed port is taken and there is no relay, the person is told before a browser opens', async () => {
  const client = await start(undefined, { ports: [Number(new URL(platform.url).port)] });
  client.send({ type: 'choose', method: 'econnect' });
  expect(await client.fails('econnect')).toBe('listener-unavailable');
  expect(client.opened).toEqual([]);
});
