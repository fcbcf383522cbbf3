import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import {
  appleAccounts,
  googleAccounts,
  logins,
  microsoftAccounts,
  organisationAccounts,
} from '../../sandbox/accounts.ts';
import { contractClient, exchange } from '../../support/contract-client.ts';
import { Browser, choose, idTokenOf, reachChooser, redeem } from '../../support/provider-visit.ts';
import { shareSandbox } from '../../support/shared-sandbox.ts';
import {
  answer,
  appRedirect,
  brokered,
  fieldsOf,
  follow,
  redeemAtBroker,
  requestFor,
  visitBroker,
} from './broker-person.ts';

const sandbox = await shareSandbox();
const call = contractClient(sandbox);
afterEach(() => {
  const { apple, organisation, google, microsoft, broker } = sandbox;
  for (const controls of [apple, organisation, google, microsoft, broker]) controls.tokenEndpoint = 'ok';
});

async function claimsOf(idToken: string) {
  const keys = createRemoteJWKSet(new URL(`${sandbox.urls.platform}/connect/jwks`));
  const options = { issuer: sandbox.urls.platform, audience: 'econnect-onboarding', algorithms: ['ES256'] };
  return (await jwtVerify(idToken, keys, options)).payload;
}

/** The answer to a request says what went wrong, in the place of a code. */
function expectNoCode(answered: URLSearchParams, error: string): void {
  const said = ['error', 'state', 'iss', 'code'].map((name) => answered.get(name));
  expect(said).toEqual([error, 'a-state', sandbox.urls.platform, null]);
}

/** Begins a request in a browser: where it waits at the broker, and the provider's address it is sent to. */
async function sentTo(browser: Browser, scheme: string, more: Record<string, string> = {}) {
  const { parameters } = requestFor(scheme, more);
  const url = `${sandbox.urls.platform}/connect/authorize?${new URLSearchParams(parameters)}`;
  const next = async (from: string) =>
    new URL((await browser.get(from)).headers.get('location') ?? '', from).href;
  const interaction = await next(url);
  return { interaction, upstream: await next(interaction) };
}

const { eva, carla } = microsoftAccounts;
test.each([
  { scheme: 'apple', account: appleAccounts.iris, claims: { email_verified: true } },
  { scheme: 'apple', account: appleAccounts.joost, claims: { email_verified: true, is_private_email: true } },
  { scheme: 'apple', account: appleAccounts.mees, claims: { email_verified: true } },
  {
    scheme: 'bakkerij-devries',
    account: organisationAccounts.karin,
    claims: { email_verified: true, name: 'Karin Smit' },
  },
  {
    scheme: 'google',
    account: googleAccounts.fenna,
    claims: { email_verified: true, hd: 'bakkerij-devries.test' },
  },
  { scheme: 'google', account: googleAccounts.hanna, claims: { email_verified: false } },
  { scheme: 'microsoft', account: eva, claims: { email_verified: true, tid: eva.tenantId } },
  { scheme: 'microsoft', account: carla, claims: { email_verified: false, tid: carla.tenantId } },
])(
  '$scheme: $account.email comes through with what its provider says',
  async ({ scheme, account, claims }) => {
    const idToken = await brokered(sandbox, scheme, { account: account.subject });
    expect(await claimsOf(idToken)).toMatchObject({
      iss: sandbox.urls.platform,
      idp: scheme,
      email: account.email,
      nonce: 'a-nonce',
      ...claims,
    });
  },
);

test('Apple tells a name with the first code only; the broker keeps it', async () => {
  await brokered(sandbox, 'apple', { account: appleAccounts.iris.subject });
  const again = await brokered(sandbox, 'apple', { account: appleAccounts.iris.subject });
  expect(await claimsOf(again)).toMatchObject({ name: 'Iris de Vries' });
});

test('Apple sends nobody to an app: it takes servers it knows, with their secret, by form_post', async () => {
  const { parameters } = requestFor('apple', { client_id: 'eu.econnect.broker' });
  const ask = async (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...parameters, ...more });
    return (await fetch(`${sandbox.urls.apple}/auth/authorize?${query}`, { redirect: 'manual' })).status;
  };
  const known = `${sandbox.urls.platform}/connect/callback/apple`;
  expect(await ask({ redirect_uri: appRedirect })).toBe(400);
  expect(await ask({ redirect_uri: known, response_mode: 'query' })).toBe(400);
  expect(await ask({ redirect_uri: known })).toBe(303);
  const noSecret = await fetch(`${sandbox.urls.apple}/auth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'eu.econnect.broker',
      code: 'x',
    }),
  });
  expect(noSecret.status).toBe(401);
});

test.each(['apple', 'bakkerij-devries', 'google', 'microsoft'])(
  '%s: who denies comes back with access_denied',
  async (scheme) => {
    const back = fieldsOf((await answer(await visitBroker(sandbox, scheme), { deny: 'yes' })).text);
    expectNoCode(back, 'access_denied');
  },
);

test.each([
  ['an unknown scheme', { acr_values: 'idp:facebook' }],
  ['no scheme', { acr_values: '' }],
])('%s is refused, at the app, as nothing that a person did', async (_, more) => {
  const back = fieldsOf((await visitBroker(sandbox, 'apple', more)).page.text);
  expectNoCode(back, 'invalid_request');
});

test.each([
  ['apple', 'apple', appleAccounts.iris],
  ['bakkerij-devries', 'organisation', organisationAccounts.karin],
  ['google', 'google', googleAccounts.fenna],
  ['microsoft', 'microsoft', eva],
] as const)('%s: when it fails, the app is told', async (scheme, name, account) => {
  const controls = sandbox[name];
  const before = controls.tokenRequests;
  for (const mode of ['503', 'html', 'redirect'] as const) {
    controls.tokenEndpoint = mode;
    const visit = await visitBroker(sandbox, scheme);
    const back = fieldsOf((await answer(visit, { account: account.subject })).text);
    expectNoCode(back, 'server_error');
  }
  expect(controls.tokenRequests).toBe(before + 3);
});

test("the broker's own token endpoint fails as it is told to, and counts; exchange does not", async () => {
  const { broker } = sandbox;
  const before = broker.tokenRequests;
  broker.tokenEndpoint = '503';
  expect((await redeemAtBroker(sandbox, 'any', 'v'.repeat(43))).status).toBe(503);
  expect((await exchange(call, 'no token')).status).toBe(400);
  broker.tokenEndpoint = 'ok';
  expect((await redeemAtBroker(sandbox, 'any', 'v'.repeat(43))).status).toBe(400);
  expect(broker.tokenRequests).toBe(before + 2);
});

test('who sends somebody else to the provider does not become that person', async () => {
  const begins = new Browser({ 'accept-language': 'nl' });
  const sent = new Browser({ 'accept-language': 'nl' });
  const { interaction, upstream } = await sentTo(begins, 'bakkerij-devries');
  const page = await follow(sent, await sent.get(upstream), upstream);
  const last = await answer({ browser: sent, page }, { account: organisationAccounts.karin.subject });
  expect(last.text).toContain('Deze inlogpoging is verlopen');
  const finish = `${interaction}/finish`;
  const stolen = await follow(begins, await begins.get(finish), finish);
  expect([stolen.status, fieldsOf(stolen.text).get('code')]).toEqual([400, null]);
});

test("an answer at another provider's address counts for nothing", async () => {
  const browser = new Browser({ 'accept-language': 'nl' });
  const { upstream } = await sentTo(browser, 'google');
  const state = new URL(upstream).searchParams.get('state') ?? '';
  const query = new URLSearchParams({ state, code: 'a-code' });
  const before = sandbox.google.tokenRequests;
  const response = await browser.get(`${sandbox.urls.platform}/connect/callback/microsoft?${query}`);
  expect([response.status, sandbox.google.tokenRequests]).toEqual([400, before]);
});

test.each([
  ['microsoft', { domain_hint: 'bakkerij-devries.test' }],
  ['google', { hd: 'bakkerij-devries.test' }],
])('%s is told whose accounts are expected, who is, and the language', async (scheme, domain) => {
  const more = { domain_hint: 'bakkerij-devries.test', login_hint: 'bram@bakkerij-devries.test' };
  const { upstream } = await sentTo(new Browser(), scheme, more);
  expect(Object.fromEntries(new URL(upstream).searchParams)).toMatchObject({
    ...domain,
    login_hint: 'bram@bakkerij-devries.test',
    ui_locales: 'nl',
    prompt: 'select_account',
    code_challenge_method: 'S256',
  });
});

test.each([
  ['microsoft', eva.subject],
  ['google', googleAccounts.fenna.subject],
] as const)('%s gives the broker no tokens without its secret', async (name, subject) => {
  const broker = {
    client_id: 'econnect-broker',
    redirect_uri: `${sandbox.urls.platform}/connect/callback/${name}`,
  };
  const { browser, verifier, chooser } = await reachChooser(sandbox, name, broker);
  const code = (await choose(browser, chooser, subject)).get('code') ?? '';
  const response = await redeem(sandbox, name, code, verifier, { ...broker, client_secret: 'a guess' });
  expect([response.status, await response.json()]).toEqual([401, { error: 'invalid_client' }]);
});

test.each([
  ['another path on this machine', { redirect_uri: 'http://127.0.0.1:5555/elsewhere' }],
  ['another host', { redirect_uri: 'https://evil.test/econnect' }],
  ['localhost', { redirect_uri: 'http://localhost:5555/econnect' }],
])('%s is no redirect URI: a page says so, in words', async (_, more) => {
  const { page } = await visitBroker(sandbox, 'apple', more);
  expect(page.status).toBe(400);
  expect(page.text).toContain('Deze inlogpoging is verlopen');
});

test('a page that says so loads nothing but its style', async () => {
  const { parameters } = requestFor('apple', { redirect_uri: 'https://evil.test/econnect' });
  const response = await fetch(
    `${sandbox.urls.platform}/connect/authorize?${new URLSearchParams(parameters)}`,
  );
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'; style-src 'self'"),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

test('PKCE is asked for, and checked', async () => {
  const without = await visitBroker(sandbox, 'apple', { code_challenge: '' });
  expect(fieldsOf(without.page.text).get('error')).toBe('invalid_request');
  const visit = await visitBroker(sandbox, 'apple');
  const back = fieldsOf((await answer(visit, { account: appleAccounts.iris.subject })).text);
  const stolen = await redeemAtBroker(sandbox, back.get('code') ?? '', 'x'.repeat(43));
  expect([stolen.status, (await stolen.json()).error]).toEqual([400, 'invalid_grant']);
});

test('a pushed request has a short address without state or nonce, which works once', async () => {
  const { parameters, verifier } = requestFor('apple');
  const pushed = await fetch(`${sandbox.urls.platform}/connect/par`, {
    method: 'POST',
    body: new URLSearchParams(parameters),
  });
  const { request_uri: requestUri } = z.object({ request_uri: z.string() }).parse(await pushed.json());
  const query = new URLSearchParams({ client_id: 'econnect-onboarding', request_uri: requestUri });
  const url = `${sandbox.urls.platform}/connect/authorize?${query}`;
  expect(url.length).toBeLessThan(200);
  const open = async () => {
    const browser = new Browser({ 'accept-language': 'en' });
    return { browser, verifier, page: await follow(browser, await browser.get(url), url) };
  };
  const first = await open();
  const back = fieldsOf((await answer(first, { account: appleAccounts.iris.subject })).text);
  expect((await redeemAtBroker(sandbox, back.get('code') ?? '', verifier)).status).toBe(200);
  const second = await open();
  expect(second.page.text).toContain('This sign-in has expired');
});

test('the metadata says what our client relies on', async () => {
  const response = await fetch(`${sandbox.urls.platform}/.well-known/openid-configuration`);
  expect(await response.json()).toMatchObject({
    issuer: sandbox.urls.platform,
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: expect.arrayContaining(['urn:ietf:params:oauth:grant-type:token-exchange']),
    pushed_authorization_request_endpoint: `${sandbox.urls.platform}/connect/par`,
    revocation_endpoint: `${sandbox.urls.platform}/connect/revocation`,
  });
});

test('who comes directly and who comes through the broker is one person', async () => {
  const { bram } = googleAccounts;
  const direct = await exchange(call, await idTokenOf(sandbox, 'google', bram.subject));
  expect(direct.status).toBe(200);
  expect(sandbox.platform.linksOf(bram.email)).toHaveLength(1);
  expect((await exchange(call, await brokered(sandbox, 'google', { account: bram.subject }))).status).toBe(
    200,
  );
  expect(sandbox.platform.linksOf(bram.email)).toHaveLength(1);
});

test('what a provider does not vouch for is confirmed by mail, through the broker as well', async () => {
  const { body } = await exchange(
    call,
    await brokered(sandbox, 'google', { account: googleAccounts.hanna.subject }),
  );
  expect(body.error).toBe('confirmation_required');
});

test('an account at the platform itself is signed in at once', async () => {
  const idToken = await brokered(sandbox, 'econnect', logins.bram);
  expect(await claimsOf(idToken)).toMatchObject({ idp: 'econnect', email: 'bram@bakkerij-devries.test' });
  expect((await exchange(call, idToken)).status).toBe(200);
});

test('a request that waits belongs to one browser', async () => {
  const visit = await visitBroker(sandbox, 'econnect');
  const stranger = new Browser({ 'accept-language': 'nl' });
  const page = await follow(stranger, await stranger.get(visit.page.url), visit.page.url);
  expect(page.text).toContain('Deze inlogpoging is verlopen');
});
