import { expect } from 'vitest';
import { clientId } from '../../../main/platform-contract/contract.ts';
import { operations } from '../../../main/platform-contract/operations.ts';
import { googleAccounts } from '../../sandbox/accounts.ts';
import { exchange, type PlatformClient, refresh, seen } from '../../support/contract-client.ts';
import { test } from '../../support/fixtures.ts';
import { idTokenOf } from '../../support/provider-visit.ts';

/** Goes from an account to an organisation that may send, by every operation of the setup. */
async function setUp(call: PlatformClient, bearer: string): Promise<void> {
  const { headers } = await call('getSetup', { bearer });
  await call('getSetup', { bearer, headers: { 'if-none-match': headers.get('etag') ?? '' } });
  const { body: companies } = await call('findCompanies', { bearer, query: { query: '69599084' } });
  const [company] = companies;
  const { body: added } = await call('addOrganisation', { bearer, body: { companyId: company?.id } });
  const own = { id: String(added.id), bearer };
  const { body: page } = await call('startVerification', {
    ...own,
    body: { method: 'bank', language: 'nl' },
  });
  const payment = new URLSearchParams({ payment: 'right-account' });
  await fetch(String(page.url), { method: 'POST', body: payment });
  await call('setReceiving', { ...own, body: { scheme: '0106', value: '69599084', on: true } });
  const organisations = [{ id: own.id, role: 'member' }];
  const email = 'nieuw@bakkerij-devries.test';
  await call('invite', { bearer, body: { email, role: 'basic', organisations, language: 'nl' } });
  await call('checkInvoice', { bearer, body: '<Invoice/>' });
  const { body } = await call('getSetup', { bearer });
  expect(body.organisations[0]).toMatchObject({ state: 'active' });
}

test('every answer of the contract is given over the wire, and each is what the OpenAPI file says', async ({
  sandbox,
  call,
}) => {
  const { headers } = await call('getConfiguration');
  await call('getConfiguration', { headers: { 'if-none-match': headers.get('etag') ?? '' } });

  sandbox.platform.resendAfterSeconds = 0;
  const { body } = await call('startSignUp', { body: { email: 'a@traffic.test', language: 'en' } });
  const signUp = { id: String(body.id), bearer: String(body.secret) };
  await call('resendSignUp', signUp);
  await sandbox.mailbox.next('a@traffic.test');
  const { code } = await sandbox.mailbox.next('a@traffic.test');
  await call('activateSignUp', { ...signUp, body: { code } });
  await call('getSignUp', signUp);
  await call('withdrawSignUp', signUp);

  const refused = await exchange(call, await idTokenOf(sandbox, 'google', googleAccounts.fenna.subject));
  const ticket = String(refused.body.registration);
  const { body: needs } = await call('getRegistration', { bearer: ticket });
  const acceptedTerms = { version: needs.terms.version, sha256: needs.terms.sha256 };
  const made = await call('register', { bearer: ticket, body: { acceptedTerms } });
  const renewed = await refresh(call, made.body.refresh_token);
  const bearer = String(renewed.body.access_token);
  await call('getProfile', { bearer });
  await call('getNextSteps', { bearer });
  await setUp(call, bearer);
  const token = String(renewed.body.refresh_token);
  await call('revoke', { body: { token, token_type_hint: 'refresh_token', client_id: clientId } });
  await call('revoke', { body: { token, token_type_hint: 'refresh_token', client_id: 'another' } });
  await call('revoke', { body: { token_type_hint: 'refresh_token', client_id: clientId } });

  const stateHash = 'x'.repeat(43);
  const { body: relay } = await call('openRelay', { body: { stateHash, language: 'nl' } });
  const held = { id: String(relay.id), bearer: String(relay.secret) };
  await call('getRelay', held);
  await call('withdrawRelay', held);

  await call('getOrganisation', { id: 'molen' });
  await call('findOrganisation', { query: { emailDomain: 'molen.test' } });

  const all = Object.entries(operations).flatMap(([name, { answers }]) =>
    Object.keys(answers).map((status) => `${name} ${status}`),
  );
  expect([...seen].toSorted()).toEqual(all.toSorted());
});

test('the configuration names each way in, and answers 304 until it changes', async ({ sandbox, call }) => {
  const first = await call('getConfiguration');
  expect(first.body).toMatchObject({
    methods: [
      { id: 'microsoft', available: true },
      { id: 'google', available: true },
      { id: 'apple', available: false },
      { id: 'organisation', available: true },
      { id: 'econnect', available: true },
    ],
    manualSignUp: true,
  });
  const etag = first.headers.get('etag') ?? '';
  sandbox.platform.configure({ manualSignUp: false });
  const changed = await call('getConfiguration', { headers: { 'if-none-match': etag } });
  expect(changed).toMatchObject({ status: 200, body: { manualSignUp: false } });
});

test('no link of the configuration is dead', async ({ call }) => {
  const { body } = await call('getConfiguration');
  const links = Object.values({ ...body.links }).map(String);
  expect(links).toHaveLength(6);
  for (const link of links) {
    const page = await fetch(link);
    expect([link, page.status, page.headers.get('content-type')]).toEqual([
      link,
      200,
      'text/html; charset=utf-8',
    ]);
  }
});

test('the issuer publishes its metadata and the key that signs access tokens', async ({ sandbox }) => {
  const metadata = await (await fetch(`${sandbox.urls.platform}/.well-known/openid-configuration`)).json();
  expect(metadata).toMatchObject({
    issuer: sandbox.environment.issuer,
    token_endpoint: `${sandbox.urls.platform}/connect/token`,
  });
  const { keys } = await (await fetch(metadata.jwks_uri)).json();
  expect(keys).toEqual([expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })]);
  expect(keys[0]).not.toHaveProperty('d');
});

test('made unavailable, the platform answers 503 or closes the connection, and comes back', async ({
  sandbox,
  call,
}) => {
  sandbox.platform.available = '503';
  expect((await call('getConfiguration')).status).toBe(503);
  sandbox.platform.available = 'refuse';
  await expect(call('getConfiguration')).rejects.toThrow('fetch failed');
  sandbox.platform.available = 'up';
  expect((await call('getConfiguration')).status).toBe(200);
});
