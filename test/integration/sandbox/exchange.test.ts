import { describe, expect } from 'vitest';
import { clientId } from '../../../main/platform-contract/contract.ts';
import { microsoftAccounts } from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { exchange, type PlatformClient, refresh } from '../../support/contract-client.ts';
import { testWithOwnSandbox as test } from '../../support/fixtures.ts';
import { idTokenOf } from '../../support/provider-visit.ts';

let sandbox: Sandbox;
let call: PlatformClient;
test.beforeEach(({ sandbox: started, call: client }) => {
  [sandbox, call] = [started, client];
});
const { anna, bram, carla } = microsoftAccounts;

test('an identity that is linked is signed in at once, by issuer and subject', async () => {
  const { status, body } = await exchange(call, await idTokenOf(sandbox, 'microsoft', anna.subject));
  expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 300]);
  const { body: me } = await call('getProfile', { bearer: body.access_token });
  expect(me).toMatchObject({ username: 'anna.devries', organisation: 'Bakkerij De Vries' });
});

test('Microsoft: an account with the same address is signed in, where the tenant owns the domain', async () => {
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
});

test('the next steps are three, in the language asked for, with addresses that answer', async () => {
  const { body } = await exchange(call, await idTokenOf(sandbox, 'microsoft', anna.subject));
  const steps = await call('getNextSteps', { bearer: body.access_token, query: { language: 'nl' } });
  expect(steps.body.map(({ id }: { id: string }) => id)).toEqual(['company', 'peppol', 'first-invoice']);
  expect(steps.body[2]?.title).toBe('Verstuur je eerste factuur');
  for (const { url } of steps.body) expect((await fetch(url)).status).toBe(200);
});
