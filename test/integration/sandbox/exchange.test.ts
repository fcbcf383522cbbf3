import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientId } from '../../../main/platform-contract/contract.ts';
import { googleAccounts, microsoftAccounts } from '../../sandbox/accounts.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import {
  codeOf,
  contractClient,
  exchange,
  type PlatformClient,
  refresh,
} from '../../support/contract-client.ts';
import { idTokenOf } from '../../support/provider-visit.ts';

let sandbox: Sandbox;
let call: PlatformClient;
beforeEach(async () => {
  sandbox = await startSandbox();
  call = contractClient(sandbox);
});
afterEach(() => sandbox.close());
const { anna, bram, carla, dirk, eva } = microsoftAccounts;

test('an identity that is linked is signed in at once, by issuer and subject', async () => {
  const { status, body } = await exchange(call, await idTokenOf(sandbox, 'microsoft', anna.subject));
  expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 300]);
  const { body: me } = await call('getProfile', { bearer: body.access_token });
  expect(me).toMatchObject({ username: 'anna.devries', organisation: 'Bakkerij De Vries' });
});

test('Google: an account with the same verified address is linked and signed in', async () => {
  const idToken = await idTokenOf(sandbox, 'google', googleAccounts.bram.subject);
  expect(sandbox.platform.linksOf(bram.email)).toEqual([]);
  expect((await exchange(call, idToken)).status).toBe(200);
  expect(sandbox.platform.linksOf(bram.email)).toEqual([
    { issuer: sandbox.urls.google, subject: googleAccounts.bram.subject },
  ]);
});

test('Microsoft: the same, where the tenant owns the domain of the address', async () => {
  const idToken = await idTokenOf(sandbox, 'microsoft', bram.subject);
  expect((await exchange(call, idToken)).status).toBe(200);
  expect(sandbox.platform.linksOf(bram.email)).toHaveLength(1);
});

test('Microsoft: where it does not, a mail confirms first, and then the same ID token signs in', async () => {
  const idToken = await idTokenOf(sandbox, 'microsoft', carla.subject);
  const first = await exchange(call, idToken);
  expect(first.body).toMatchObject({ error: 'confirmation_required', sign_up: { email: carla.email } });
  expect(sandbox.platform.linksOf(carla.email)).toEqual([]);
  const { code, subject } = await sandbox.mailbox.next(carla.email);
  expect(subject).toBe('Bevestig je e-mailadres');
  const { id, secret } = first.body.sign_up;
  const confirmed = await call('activateSignUp', { id, bearer: secret, body: { code } });
  expect(confirmed.body).toEqual({ status: 'activated' });
  expect((await exchange(call, idToken)).status).toBe(200);
  expect(sandbox.platform.linksOf(carla.email)).toHaveLength(1);
});

test('a new confirmation of the same identity takes the place of the first', async () => {
  const idToken = await idTokenOf(sandbox, 'microsoft', carla.subject);
  const first = (await exchange(call, idToken)).body.sign_up;
  const second = (await exchange(call, idToken)).body.sign_up;
  expect((await call('getSignUp', { id: first.id, bearer: first.secret })).body.status).toBe('expired');
  expect((await call('getSignUp', { id: second.id, bearer: second.secret })).body.status).toBe('pending');
});

test('an unproven address without an account is confirmed first, and then registered', async () => {
  const idToken = await idTokenOf(sandbox, 'microsoft', dirk.subject);
  const { id, secret } = (await exchange(call, idToken)).body.sign_up;
  const { code } = await sandbox.mailbox.next(dirk.email);
  await call('activateSignUp', { id, bearer: secret, body: { code } });
  expect((await exchange(call, idToken)).body).toMatchObject({ error: 'registration_required' });
});

test('a proven address without an account is registered', async () => {
  const answer = await exchange(call, await idTokenOf(sandbox, 'microsoft', eva.subject));
  expect(answer.body).toEqual({ error: 'registration_required', registration: expect.any(String) });
});

test('Google: an address it does not vouch for is confirmed by mail', async () => {
  const idToken = await idTokenOf(sandbox, 'google', googleAccounts.hanna.subject);
  expect((await exchange(call, idToken)).body.error).toBe('confirmation_required');
});

test('an ID token with a changed claim, or of another sandbox, is refused', async () => {
  const idToken = await idTokenOf(sandbox, 'google', googleAccounts.bram.subject);
  const [header, , signature] = idToken.split('.');
  const claims = { ...decodeJwt(idToken), sub: googleAccounts.fenna.subject };
  const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${idToken.split('.')[1]}.`;
  const other = await startSandbox();
  const foreign = await idTokenOf(other, 'google', googleAccounts.bram.subject);
  await other.close();
  for (const token of [forged, unsigned, foreign, 'rubbish']) {
    const answer = await exchange(call, token);
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_grant']);
  }
  expect(sandbox.platform.activeRefreshTokens()).toBe(0);
});

test('the token endpoint refuses other clients, other grants, and repeated parameters', async () => {
  const ask = async (body: string) => {
    const response = await fetch(`${sandbox.urls.platform}/connect/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    return [response.status, (await response.json()).error];
  };
  const form = `grant_type=refresh_token&refresh_token=x&client_id=`;
  expect(await ask(`${form}somebody`)).toEqual([400, 'invalid_client']);
  expect(await ask(`${form}${clientId}&client_id=${clientId}`)).toEqual([400, 'invalid_request']);
  expect(await ask('grant_type=password')).toEqual([400, 'invalid_request']);
});

test('a refresh token rotates; used again after its grace it ends the whole session', async () => {
  sandbox.platform.configure({ refreshGraceSeconds: 0 });
  const { body } = await exchange(call, await idTokenOf(sandbox, 'microsoft', anna.subject));
  const second = await refresh(call, body.refresh_token);
  expect(second.status).toBe(200);
  expect(second.body.refresh_token).not.toBe(body.refresh_token);
  expect((await refresh(call, body.refresh_token)).body).toEqual({ error: 'invalid_grant' });
  expect((await refresh(call, second.body.refresh_token)).body).toEqual({ error: 'invalid_grant' });
  expect(sandbox.platform.activeRefreshTokens()).toBe(0);
});

describe('a refresh whose answer was lost', () => {
  const begun = async () => (await exchange(call, await idTokenOf(sandbox, 'microsoft', anna.subject))).body;

  test('is answered again within the grace, however often it is lost', async () => {
    const { refresh_token: lost } = await begun();
    await refresh(call, lost);
    await refresh(call, lost);
    const third = await refresh(call, lost);
    expect(third.status).toBe(200);
    expect((await refresh(call, third.body.refresh_token)).status).toBe(200);
  });

  test('whose first answer turns up with somebody after all ends the session', async () => {
    const { refresh_token: lost } = await begun();
    const first = await refresh(call, lost);
    const second = await refresh(call, lost);
    expect((await refresh(call, first.body.refresh_token)).body).toEqual({ error: 'invalid_grant' });
    expect((await refresh(call, second.body.refresh_token)).body).toEqual({ error: 'invalid_grant' });
  });

  test('is not answered again once the new token was used', async () => {
    const { refresh_token: old } = await begun();
    const { body } = await refresh(call, old);
    await refresh(call, body.refresh_token);
    expect((await refresh(call, old)).body).toEqual({ error: 'invalid_grant' });
    expect(sandbox.platform.activeRefreshTokens()).toBe(0);
  });
});

test('a revoked refresh token is gone; revoking what is not there is no fault', async () => {
  const { body } = await exchange(call, await idTokenOf(sandbox, 'microsoft', anna.subject));
  const revoke = (token: string) =>
    call('revoke', { body: { token, token_type_hint: 'refresh_token', client_id: clientId } });
  expect((await revoke(body.refresh_token)).status).toBe(200);
  expect((await revoke('nothing')).status).toBe(200);
  expect((await refresh(call, body.refresh_token)).body.error).toBe('invalid_grant');
});

test('an access token that is made up, belongs to another, or ran out does not count', async () => {
  const idToken = await idTokenOf(sandbox, 'microsoft', anna.subject);
  const { body: session } = await exchange(call, idToken);
  expect((await call('getProfile', { bearer: session.access_token })).status).toBe(200);
  sandbox.platform.expireAccessTokens();
  for (const bearer of [session.access_token, session.refresh_token, idToken, 'a.b.c']) {
    const answer = await call('getProfile', { bearer });
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthorised']);
  }
  const { body: renewed } = await refresh(call, session.refresh_token);
  expect((await call('getProfile', { bearer: renewed.access_token })).status).toBe(200);
});

test('the next steps are three, in the language asked for, with addresses that answer', async () => {
  const { body } = await exchange(call, await idTokenOf(sandbox, 'microsoft', anna.subject));
  const steps = await call('getNextSteps', { bearer: body.access_token, query: { language: 'nl' } });
  expect(steps.body.map(({ id }: { id: string }) => id)).toEqual(['company', 'peppol', 'first-invoice']);
  expect(steps.body[2]?.title).toBe('Verstuur je eerste factuur');
  for (const { url } of steps.body) expect((await fetch(url)).status).toBe(200);
});
