import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failureCodeOf } from '../../../../main/failure/onboarding-error.ts';
import { hardenFetch } from '../../../../main/network/transport.ts';
import { createIssuerCalls } from '../../../../main/session/issuer-calls.ts';
import type { PlatformSession } from '../../../../main/session/session.ts';
import { connectIssuer } from '../../../../main/sign-in/oidc-issuer.ts';
import { listen } from '../../../sandbox/network/ports.ts';
import { json } from '../../../support/hostile-issuer.ts';
import { memorySecrets } from '../../../support/scripted-ports.ts';
import { anna, idOf, memorySessionFile, openSession } from '../../../support/sessions.ts';

type Reply = (response: ServerResponse) => unknown;

let server: Server;
let issuer: string;
let metadata: Record<string, unknown>;
let replies: Record<string, Reply>;
let asked: string[];
let secrets: ReturnType<typeof memorySecrets>;
let file: ReturnType<typeof memorySessionFile>;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const { url = '', headers } = request;
    if (url.includes('/.well-known/')) return json(response, metadata);
    const token = form.get('refresh_token') ?? form.get('token') ?? headers.authorization ?? '';
    asked.push(`${url} ${form.get('client_id') ?? ''} ${token}`);
    await (replies[url] ?? ((to: ServerResponse) => to.writeHead(404).end()))(response);
  });
  issuer = `http://127.0.0.1:${await listen(server, 0, 'a test')}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  asked = [];
  secrets = memorySecrets();
  file = memorySessionFile();
  metadata = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    revocation_endpoint: `${issuer}/revoke`,
    jwks_uri: `${issuer}/jwks`,
  };
  replies = {
    '/token': (to) =>
      json(to, { access_token: 'access-2', token_type: 'Bearer', refresh_token: 'refresh-2' }),
    '/userinfo': (to) => json(to, { sub: 'subject-1', email: 'anna@molen.test', preferred_username: 'anna' }),
    '/revoke': (to) => to.writeHead(200).end(),
  };
});

const status =
  (code: number, body = ''): Reply =>
  (to) =>
    to.writeHead(code, { 'Content-Type': 'application/json' }).end(body);
const refusal = (error: string, code = 400) => status(code, JSON.stringify({ error }));

/** The session of a run of the app. Every call to the platform fails. */
function newRun(): PlatformSession {
  return openSession({
    call: () => Promise.reject(new Error('the platform was asked')),
    issuer: createIssuerCalls(() => connectIssuer({ issuer, clientId: 'desktop' }, hardenFetch(fetch))),
    secrets,
    file,
  });
}

async function beginSession(session: PlatformSession): Promise<string> {
  const { id } = await session.begin(
    { access_token: 'access-1', refresh_token: 'refresh-1' },
    {
      account: anna,
      isNew: false,
      proof: null,
      atIssuer: { subject: 'subject-1' },
    },
  );
  return id;
}

/** The session in the next run of the app. */
async function resumeSession() {
  await beginSession(newRun());
  const session = newRun();
  return { session, id: idOf(await session.restore(null)) };
}

describe('the account', () => {
  test('is what the issuer’s userinfo says, and has no next steps', async () => {
    const session = newRun();
    const answer = await session.check(await beginSession(session));
    expect(answer?.profile).toMatchObject({ id: 'subject-1', username: 'anna', email: 'anna@molen.test' });
    expect(answer?.nextSteps).toEqual([]);
    expect(asked).toEqual(['/userinfo  Bearer access-1']);
  });

  test.each<[string, Reply, string]>([
    [
      'is of another subject',
      (to) => json(to, { sub: 'subject-2', email: 'x@molen.test' }),
      'account-changed',
    ],
    ['has no address', (to) => json(to, { sub: 'subject-1' }), 'platform-answer-invalid'],
    ['is refused for another reason than the token', status(403), 'platform-answer-invalid'],
    ['is not there', status(404), 'platform-answer-invalid'],
    ['is unavailable', status(503), 'platform-unavailable'],
    ['is rate-limited', status(429), 'platform-unavailable'],
    [
      'is an HTML page',
      (to) => to.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>'),
      'captive-portal',
    ],
  ])('fails with a code if it %s', async (_what, reply, code) => {
    replies['/userinfo'] = reply;
    const session = newRun();
    expect(await session.check(await beginSession(session)).catch(failureCodeOf)).toBe(code);
  });
});

describe('the tokens', () => {
  test('are renewed at the issuer, also in the next run', async () => {
    const { session, id } = await resumeSession();
    await session.check(id);
    expect(asked).toEqual(['/token desktop refresh-1', '/userinfo  Bearer access-2']);
    expect(secrets.sessionTokens).toEqual(['refresh-2']);
  });

  test('stay the same if the issuer does not rotate the refresh token', async () => {
    replies['/token'] = (to) => json(to, { access_token: 'access-2', token_type: 'Bearer' });
    const { session, id } = await resumeSession();
    await session.check(id);
    expect(secrets.sessionTokens).toEqual(['refresh-1']);
  });

  test.each<[string, Reply, string, number]>([
    ['are no longer valid', refusal('invalid_grant'), 'session-ended', 0],
    ['are refused for this client', refusal('invalid_client', 401), 'platform-answer-invalid', 1],
    ['are refused without an error code', status(401), 'platform-answer-invalid', 1],
    ['cannot be renewed now', status(503), 'platform-unavailable', 1],
    ['are refused as temporarily unavailable', refusal('temporarily_unavailable'), 'platform-unavailable', 1],
  ])('end the session only if the refusal is final: they %s', async (_what, reply, code, kept) => {
    replies['/token'] = reply;
    const { session, id } = await resumeSession();
    expect(await session.check(id).catch(failureCodeOf)).toBe(code);
    await session.revoke();
    expect(secrets.sessionTokens).toHaveLength(kept);
  });

  test.each(['token_endpoint', 'userinfo_endpoint', 'revocation_endpoint'])(
    'are sent to no %s of another host',
    async (name) => {
      metadata[name] = 'https://elsewhere.test/x';
      const { session, id } = await resumeSession();
      expect(await session.check(id).catch(failureCodeOf)).toBe('sign-in-answer-invalid');
      expect(asked).toEqual([]);
      expect(secrets.sessionTokens).toEqual(['refresh-1']);
    },
  );
});

describe('signing out', () => {
  test.each<[string, Reply | null, string[] | null, string, number]>([
    ['revokes at the issuer', status(200), null, 'done', 0],
    ['deletes the tokens here if the issuer has no revocation endpoint', null, null, 'done', 0],
    [
      'deletes them here if the endpoint serves confidential clients only',
      status(401),
      ['client_secret_basic'],
      'done',
      0,
    ],
    [
      'keeps them if the client is registered wrongly',
      refusal('invalid_client', 401),
      ['none'],
      'platform-refused',
      1,
    ],
    [
      'tries the revocation even if only methods with a secret are listed',
      status(200),
      ['client_secret_basic'],
      'done',
      0,
    ],
    ['keeps them for a later try if the issuer is unavailable', status(503), null, 'platform-unreachable', 1],
  ])('%s', async (_what, reply, methods, outcome, kept) => {
    if (reply === null) delete metadata.revocation_endpoint;
    else replies['/revoke'] = reply;
    if (methods !== null) metadata.revocation_endpoint_auth_methods_supported = methods;
    const session = newRun();
    await session.end(await beginSession(session));
    expect(await session.revoke()).toBe(outcome);
    expect(secrets.sessionTokens).toHaveLength(kept);
    expect(asked).toEqual(reply === null ? [] : ['/revoke desktop refresh-1']);
  });
});

describe('the page for ending the session in the browser', () => {
  const find = async () =>
    (await connectIssuer({ issuer, clientId: 'desktop' }, hardenFetch(fetch))).signOutPage('nl');

  test('is the issuer’s own, and its address holds no token', async () => {
    metadata.end_session_endpoint = `${issuer}/logout`;
    expect(await find()).toBe(`${issuer}/logout?ui_locales=nl&client_id=desktop`);
  });

  test.each([undefined, 'https://elsewhere.test/logout', 'file:///etc/passwd', 'nothing'])(
    'is absent if the metadata says %s',
    async (page) => {
      if (page !== undefined) metadata.end_session_endpoint = page;
      expect(await find()).toBeNull();
    },
  );
});
