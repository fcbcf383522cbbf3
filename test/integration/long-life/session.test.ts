import { expect } from 'vitest';
import { hardenFetch } from '../../../main/network/transport.ts';
import { createPlatformCall } from '../../../main/platform/call.ts';
import type { PlatformSession } from '../../../main/session/session.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { PlatformClient } from '../../support/contract-client.ts';
import { testWithOwnSandbox as test } from '../../support/fixtures.ts';
import { memorySecrets } from '../../support/scripted-ports.ts';
import { memorySessionFile, openSession } from '../../support/sessions.ts';

/* A session that is older than its tokens. */

let sandbox: Sandbox;
let session: PlatformSession;
let id: string;
let secrets: ReturnType<typeof memorySecrets>;
test.beforeEach(async ({ sandbox: started, call: client }) => {
  sandbox = started;
  const call = createPlatformCall(sandbox.urls.platform, hardenFetch(fetch));
  secrets = memorySecrets();
  session = openSession({ call, secrets, file: memorySessionFile() });
  const email = 'oud@molen.test';
  ({ id } = await session.begin(await tokensOf(client, email), {
    account: { username: 'oud', name: 'oud', email },
    isNew: true,
    proof: null,
  }));
});

/** The tokens of somebody who has just registered. */
async function tokensOf(call: PlatformClient, email: string) {
  const { body: signUp } = await call('startSignUp', { body: { email, language: 'nl' } });
  const { code } = await sandbox.mailbox.next(email);
  const answer = await call('activateSignUp', { id: signUp.id, bearer: signUp.secret, body: { code } });
  const { registration = '' } = answer.body;
  const { body } = await call('getRegistration', { bearer: registration });
  const { version, sha256 } = body.terms;
  const details = { username: 'oud', password: 'Ganzenbord-1874', acceptedTerms: { version, sha256 } };
  return (await call('register', { bearer: registration, body: details })).body;
}

const asked = () => [sandbox.platform.calls('getProfile'), sandbox.platform.calls('getTokens')];

test('an access token that is too old costs one refresh and one more try', async () => {
  sandbox.platform.expireAccessTokens();
  const [profiles = 0, tokens = 0] = asked();
  expect((await session.check(id))?.profile.email).toBe('oud@molen.test');
  expect(asked()).toEqual([profiles + 2, tokens + 1]);
});

test('a session that was ended elsewhere is asked about once, and its token is forgotten', async () => {
  sandbox.platform.expireAccessTokens();
  sandbox.platform.revokeSessions();
  const [profiles = 0, tokens = 0] = asked();
  await expect(session.check(id)).rejects.toMatchObject({ code: 'session-ended' });
  expect(asked()).toEqual([profiles + 1, tokens + 1]);
  await session.revoke();
  expect(secrets.kept.size).toBe(0);
  expect(await session.check(id)).toBeNull();
  expect(asked()[1]).toBe(tokens + 1);
});

test('a hundred checks with a token that is too old all get through, and lose no refresh token', async () => {
  sandbox.platform.expireAccessTokens();
  const checked = await Promise.all(Array.from({ length: 100 }, () => session.check(id)));
  expect(new Set(checked.map((answer) => answer?.profile.email))).toEqual(new Set(['oud@molen.test']));
  expect(sandbox.platform.activeRefreshTokens()).toBe(1);
  sandbox.platform.expireAccessTokens();
  expect((await session.check(id))?.profile.email).toBe('oud@molen.test');
});
