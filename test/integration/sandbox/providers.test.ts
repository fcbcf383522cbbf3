import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { consumerTenant, googleAccounts, microsoftAccounts } from '../../sandbox/accounts.ts';
import {
  choose,
  idTokenOf,
  type ProviderName,
  reachChooser,
  redeem,
  settingsOf,
} from '../../support/provider-visit.ts';
import { shareSandbox } from '../../support/shared-sandbox.ts';

const sandbox = await shareSandbox();

const { anna, carla, dirk } = microsoftAccounts;
const { fenna, gerrit, hanna } = googleAccounts;

const signatureOf = (name: ProviderName, token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(settingsOf(sandbox, name).metadata.jwks_uri)), {
    audience: settingsOf(sandbox, name).clientId,
  });

test('Microsoft: the issuer of an ID token is that of the tenant of the account', async () => {
  for (const account of [anna, dirk]) {
    const { payload } = await signatureOf(
      'microsoft',
      await idTokenOf(sandbox, 'microsoft', account.subject),
    );
    expect(payload).toMatchObject({
      iss: `${sandbox.urls.microsoft}/${account.tenantId}/v2.0`,
      tid: account.tenantId,
      oid: account.objectId,
      email: account.email,
      preferred_username: account.email,
      name: account.name,
      nonce: 'a-nonce',
    });
  }
  expect(dirk.tenantId).toBe(consumerTenant);
  expect(settingsOf(sandbox, 'microsoft').metadata.issuer).toBe(`${sandbox.urls.microsoft}/{tenantid}/v2.0`);
});

test('Microsoft: xms_edov is there only where the tenant owns the domain', async () => {
  const claimsOf = async (subject: string) => decodeJwt(await idTokenOf(sandbox, 'microsoft', subject));
  expect(await claimsOf(anna.subject)).toMatchObject({ xms_edov: true });
  expect(await claimsOf(carla.subject)).not.toHaveProperty('xms_edov');
});

test('Microsoft: the answer comes by form_post, without iss, with what MSAL adds tolerated', async () => {
  const { browser, verifier, chooser } = await reachChooser(sandbox, 'microsoft', {
    response_mode: 'form_post',
    scope: 'openid profile email offline_access',
    prompt: 'select_account',
    client_info: '1',
    clidata: '1',
    claims: '{"id_token":{"xms_edov":null}}',
    'x-client-SKU': 'msal.js.node',
  });
  const back = await choose(browser, chooser, anna.subject);
  expect([...back.keys()].toSorted()).toEqual(['code', 'state']);
  const answer = await redeem(sandbox, 'microsoft', back.get('code') ?? '', verifier, { client_info: '1' });
  const { client_info: clientInfo, id_token: idToken } = await answer.json();
  expect(JSON.parse(Buffer.from(clientInfo, 'base64url').toString())).toEqual({
    uid: anna.objectId,
    utid: anna.tenantId,
  });
  expect(decodeProtectedHeader(idToken)).toMatchObject({ alg: 'RS256', typ: 'JWT' });
});

test('Microsoft: client_info comes only to who asks for it', async () => {
  const { browser, verifier, chooser } = await reachChooser(sandbox, 'microsoft');
  const back = await choose(browser, chooser, anna.subject);
  const answer = await redeem(sandbox, 'microsoft', back.get('code') ?? '', verifier);
  expect(await answer.json()).not.toHaveProperty('client_info');
});

test('Google: the answer comes by query with iss, which its metadata announces', async () => {
  const { browser, verifier, chooser } = await reachChooser(sandbox, 'google');
  const back = await choose(browser, chooser, fenna.subject);
  expect(back.get('iss')).toBe(sandbox.urls.google);
  const discovered = await fetch(`${sandbox.urls.google}/.well-known/openid-configuration`);
  expect(await discovered.json()).toMatchObject({
    ...settingsOf(sandbox, 'google').metadata,
    authorization_response_iss_parameter_supported: true,
  });
  // A desktop client's secret comes along without being needed.
  const answer = await redeem(sandbox, 'google', back.get('code') ?? '', verifier, { client_secret: 'any' });
  expect(answer.status).toBe(200);
});

test('Google: hd for Workspace accounts only, email_verified as it is', async () => {
  const claimsOf = async (subject: string) => decodeJwt(await idTokenOf(sandbox, 'google', subject));
  expect(await claimsOf(fenna.subject)).toMatchObject({
    iss: sandbox.urls.google,
    hd: fenna.hostedDomain,
    email: fenna.email,
    email_verified: true,
  });
  expect(await claimsOf(gerrit.subject)).not.toHaveProperty('hd');
  expect(await claimsOf(hanna.subject)).toMatchObject({ email_verified: false });
});

test('Google: the keys come in PEM by key id as well, for its own library', async () => {
  const token = await idTokenOf(sandbox, 'google', fenna.subject);
  const pems = await (await fetch(`${sandbox.urls.google}/oauth2/v1/certs`)).json();
  const key = await importSPKI(pems[decodeProtectedHeader(token).kid ?? ''], 'RS256');
  expect((await jwtVerify(token, key)).payload.sub).toBe(fenna.subject);
});

test.each(['microsoft', 'google'] as const)('%s: who denies goes back with access_denied', async (name) => {
  const { browser, chooser } = await reachChooser(sandbox, name);
  const back = await choose(browser, chooser, 'deny');
  expect([back.get('error'), back.get('state'), back.get('code')]).toEqual([
    'access_denied',
    'a-state',
    null,
  ]);
});

test.each(['microsoft', 'google'] as const)(
  '%s: any port and path of this machine is a redirect URI, and nothing else',
  async (name) => {
    for (const uri of ['http://127.0.0.1:1/x', 'http://localhost:65000/y/z', 'http://[::1]:8/']) {
      const { first } = await reachChooser(sandbox, name, { redirect_uri: uri });
      expect(first.status).toBe(303);
    }
    for (const uri of ['https://127.0.0.1:1/', 'http://127.0.0.1.evil.test/', 'http://evil.test/']) {
      const { first } = await reachChooser(sandbox, name, { redirect_uri: uri });
      expect([first.status, first.headers.get('location')]).toEqual([400, null]);
    }
  },
);

test.each(['microsoft', 'google'] as const)(
  '%s: PKCE is required, by S256 and with its verifier',
  async (name) => {
    const plain = await reachChooser(sandbox, name, { code_challenge_method: 'plain' });
    expect(plain.first.headers.get('location')).toContain('error=invalid_request');
    const { browser, chooser } = await reachChooser(sandbox, name);
    const back = await choose(browser, chooser, name === 'google' ? fenna.subject : anna.subject);
    const answer = await redeem(sandbox, name, back.get('code') ?? '', 'w'.repeat(43));
    expect(await answer.json()).toMatchObject({ error: 'invalid_grant' });
  },
);

test('two attempts in one browser do not disturb each other, and nobody stays signed in', async () => {
  const older = await reachChooser(sandbox, 'google');
  const page = await older.browser.get(older.chooser);
  expect(await page.text()).toContain(gerrit.email);
  const newer = await reachChooser(sandbox, 'google');
  expect((await choose(newer.browser, newer.chooser, gerrit.subject)).get('code')).not.toBeNull();
  expect((await choose(older.browser, older.chooser, fenna.subject)).get('code')).not.toBeNull();
  expect((await reachChooser(sandbox, 'google')).chooser).toContain('/choose/');
});

test('a choice that comes twice gets a page that says so', async () => {
  const { browser, chooser } = await reachChooser(sandbox, 'google');
  await choose(browser, chooser, gerrit.subject);
  const again = await browser.post(chooser, { account: fenna.subject });
  expect(again.status).toBe(400);
  expect(await again.text()).toContain('verlopen');
});

test.each([
  ['ui_locales', { ui_locales: 'en' }, {}, 'Choose an account'],
  ['the browser', {}, { 'accept-language': 'en-GB,en;q=0.9' }, 'Choose an account'],
  ['nobody', {}, {}, 'Kies een account'],
])('the chooser speaks the language that %s asks for', async (_who, parameters, headers, title) => {
  const { browser, chooser } = await reachChooser(sandbox, 'microsoft', parameters, headers);
  expect(await (await browser.get(chooser)).text()).toContain(title);
});

test('the token endpoint fails as it is told to, and counts', async () => {
  const { google } = sandbox;
  const before = google.tokenRequests;
  const ask = () => redeem(sandbox, 'google', 'no-code', 'v'.repeat(43));
  google.tokenEndpoint = '503';
  expect((await ask()).status).toBe(503);
  google.tokenEndpoint = 'html';
  expect((await ask()).headers.get('content-type')).toContain('text/html');
  google.tokenEndpoint = 'redirect';
  const redirected = await ask();
  expect([redirected.status, redirected.headers.get('location')]).toEqual([307, google.redirectTarget]);
  google.tokenEndpoint = 'hang';
  const aborting = new AbortController();
  const hanging = fetch(settingsOf(sandbox, 'google').metadata.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code' }),
    signal: aborting.signal,
  });
  await expect.poll(() => google.tokenRequests).toBe(before + 4);
  aborting.abort();
  await expect(hanging).rejects.toThrow();
  google.tokenEndpoint = 'ok';
  expect((await ask()).status).toBe(400);
});
