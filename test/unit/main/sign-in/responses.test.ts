import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { discover } from '../../../../main/sign-in/provider-requests.ts';
import { land } from '../../../support/hostile-browser.ts';
import { adapters, begin, failureOf, signIn } from '../../../support/hostile-flow.ts';
import { json, type Misbehaviour, refusing } from '../../../support/hostile-issuer.ts';
import { createSigningKey } from '../../../support/hostile-keys.ts';
import { originOf } from '../../../support/listening.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

describe.each(adapters)('%s', (adapter) => {
  /** The code a misbehaving issuer ends a sign-in with, and what the browser was told. */
  const fail = async (misbehaviour: Misbehaviour, options = {}) => {
    issuer.misbehaviour = misbehaviour;
    const flow = begin(adapter, issuer, { language: 'en', options });
    const page = flow.callback.then(land);
    const code = await failureOf(flow.identity);
    return { code, page: await page };
  };
  const answering = (status: number, type: string, body: string): Misbehaviour => ({
    tokenEndpoint: (response) => response.writeHead(status, { 'Content-Type': type }).end(body),
  });

  test.each([
    ['a code', (parameters: URLSearchParams) => parameters.set('iss', 'https://evil.test')],
    [
      'a code, one character off',
      (parameters: URLSearchParams) => parameters.set('iss', `${issuer.issuer}/`),
    ],
    [
      'an error',
      (parameters: URLSearchParams) => {
        refusing('access_denied').response?.(parameters);
        parameters.set('iss', 'https://evil.test');
      },
    ],
  ])('R01 R03 %s of another issuer is refused, with no token request', async (_, response) => {
    expect((await fail({ response })).code).toBe('sign-in-answer-invalid');
    expect(issuer.requests('/token')).toEqual([]);
  });

  test('R03 a response that names the right issuer is taken', async () => {
    issuer.misbehaviour = { response: (parameters) => parameters.set('iss', issuer.issuer) };
    expect((await signIn(adapter, issuer)).identity.issuer).toBe(issuer.issuer);
  });

  test.each([301, 302, 303, 307, 308])('R06 a %i from the token endpoint is not followed', async (status) => {
    let visits = 0;
    const elsewhere = createServer((_, response) => {
      visits += 1;
      response.end();
    });
    const location = `${await originOf(elsewhere)}/`;
    const { code } = await fail({
      tokenEndpoint: (response) => response.writeHead(status, { Location: location }).end(),
    });
    expect(code).toBe('sign-in-answer-invalid');
    expect(visits).toBe(0);
  });

  test('R06 the code goes to the token endpoint alone', async () => {
    await signIn(adapter, issuer);
    const withCode = issuer.seen.filter(({ url, body }) => `${url}${body}`.includes('code-canary'));
    expect(withCode.map(({ method, url }) => [method, url])).toEqual([['POST', '/token']]);
  });

  test.each([
    ['a 503', answering(503, 'application/json', '{}'), 'provider-unavailable'],
    ['a 429', answering(429, 'application/json', '{}'), 'provider-unavailable'],
    ['a 500', answering(500, 'text/html', ''), 'provider-unavailable'],
    ['a refusal', answering(400, 'application/json', '{"error":"invalid_grant"}'), 'sign-in-failed'],
    ['a broken connection', { tokenEndpoint: (response) => response.destroy() }, 'offline'],
  ] satisfies [string, Misbehaviour, string][])(
    'R07 after %s the code is not sent again',
    async (_, misbehaviour, expected) => {
      expect((await fail(misbehaviour)).code).toBe(expected);
      expect(issuer.requests('/token')).toHaveLength(1);
    },
  );

  test('R07 a token endpoint that does not answer is given up in time, after one request', async () => {
    const { code } = await fail({ tokenEndpoint: () => undefined }, { requestTimeoutMs: 200 });
    expect(code).toBe('timeout');
    expect(issuer.requests('/token')).toHaveLength(1);
  });

  test.each(['bearer', 'BEARER', 'Bearer'])('R08 token_type %s is taken', async (token_type) => {
    issuer.misbehaviour = {
      tokenEndpoint: async (response, proper) => json(response, { ...(await proper()), token_type }),
    };
    expect((await signIn(adapter, issuer)).identity.subject).toBe('subject-1');
  });

  test.each([
    ['an unknown token_type', { token_type: 'mac' }],
    ['no token_type', { token_type: undefined }],
    ['no access token', { access_token: undefined }],
    ['an empty access token', { access_token: '' }],
    ['no ID token', { id_token: undefined }],
    ['an empty ID token', { id_token: '' }],
    ['no JWT for an ID token', { id_token: 'x.y.z' }],
  ])('R08 %s is no answer', async (_, wrong) => {
    const { code } = await fail({
      tokenEndpoint: async (response, proper) => json(response, { ...(await proper()), ...wrong }),
    });
    expect(code).toBe('sign-in-answer-invalid');
  });

  test.each([
    ['an empty object', answering(200, 'application/json', '{}')],
    ['an HTML page', answering(200, 'text/html', '<html></html>')],
    ['JSON that breaks off', answering(200, 'application/json', '{"access_token":')],
    ['a list', answering(200, 'application/json', '[]')],
    ['over 1 MiB', answering(200, 'application/json', `{"x":"${'x'.repeat(1024 * 1024)}"}`)],
    [
      'tokens that do not say that they are JSON',
      {
        tokenEndpoint: async (response, proper) =>
          response.writeHead(200, { 'Content-Type': 'text/plain' }).end(JSON.stringify(await proper())),
      },
    ],
  ] satisfies [string, Misbehaviour][])('R08 %s is no answer', async (_, misbehaviour) => {
    const { code, page } = await fail(misbehaviour);
    expect(code).toBe('sign-in-answer-invalid');
    expect(page.body).toContain('Sign-in failed');
  });

  test('R09 a defective ID token is refused, though its code was good', async () => {
    const { code, page } = await fail({ claims: (claims) => ({ ...claims, nonce: 'another' }) });
    expect(code).toBe('sign-in-answer-invalid');
    expect(page.body).not.toContain('You’re signed in');
  });

  test('R09 an ID token signed with an unknown key is refused', async () => {
    const stranger = await createSigningKey('first');
    expect((await fail({ idToken: (claims) => stranger.sign(claims) })).code).toBe('sign-in-answer-invalid');
  });

  test('R10 a key that rotated while the person was away is fetched', async () => {
    const rotated = await createSigningKey('second');
    const flow = begin(adapter, issuer);
    const callback = await flow.callback;
    issuer.keys = [rotated];
    await land(callback);
    expect((await flow.identity).subject).toBe('subject-1');
  });

  test('R15 the access token is used for nothing and goes nowhere', async () => {
    const { identity } = await signIn(adapter, issuer);
    const sent = JSON.stringify(issuer.seen);
    const tokens = [...issuer.secrets].filter((secret) => /^(access|refresh)-/.test(secret));
    expect(tokens).toHaveLength(2);
    for (const token of [...tokens, identity.idToken]) {
      expect(sent).not.toContain(token);
      expect(JSON.stringify({ ...identity, idToken: '' })).not.toContain(token);
    }
    expect(sent).not.toContain('"authorization"');
  });

  test('R16 the identity is the issuer and the subject, regardless of the address', async () => {
    issuer.misbehaviour = { claims: (claims) => ({ ...claims, email: 'ceo@victim.example' }) };
    const { identity } = await signIn(adapter, issuer);
    expect([identity.issuer, identity.subject]).toEqual([issuer.issuer, 'subject-1']);
    expect(identity.emailVerified).toBe(false);
  });
});

describe('with the published metadata of Google', () => {
  const published = 'https://accounts.google.com';
  /** Google's addresses, answered by the hostile issuer. */
  const fetchGoogle: typeof fetch = async (input, init) => {
    const url = String(input).replace(published, issuer.origin).replace('https://keys.test', issuer.origin);
    return await fetch(url, init);
  };
  /** A browser that brings a code to the app at once, and when it has. */
  const bringingACode = () => {
    const { promise: carried, resolve, reject } = Promise.withResolvers<void>();
    const deliver = async (url: string) => {
      const asked = new URL(url).searchParams;
      const parameters = new URLSearchParams({ code: 'x', state: asked.get('state') ?? '' });
      const redirectUri = asked.get('redirect_uri') ?? '';
      land({ method: 'GET', redirectUri, parameters }).then(() => resolve(), reject);
    };
    return { deliver, carried };
  };
  const settings = () => {
    const { clientId } = issuer;
    return { id: 'google', kind: 'google', clientId } as const;
  };

  test.each([
    ['is refused where Google says that it always does', true, 'sign-in-answer-invalid'],
    ['is taken where it does not', false, 'sign-in-failed'],
  ])('R02 a response that does not name its issuer %s', async (_, advertised, expected) => {
    issuer.misbehaviour = {
      discovery: () => ({
        issuer: published,
        jwks_uri: 'https://keys.test/jwks',
        authorization_response_iss_parameter_supported: advertised,
      }),
    };
    const { deliver, carried } = bringingACode();
    const flow = begin('google', issuer, {
      settings: settings(),
      options: {
        fetch: async (url, init) =>
          url.startsWith('https://oauth2.googleapis.com')
            ? Response.json({ error: 'invalid_grant' }, { status: 400 })
            : await fetchGoogle(url, init),
      },
      deliver,
    });
    expect(await failureOf(flow.identity)).toBe(expected);
    await carried;
    expect(new URL(flow.urls[0] ?? '').origin).toBe(published);
  });

  test.each([
    ['a promise that is not understood', { authorization_response_iss_parameter_supported: 'always' }],
    ['challenges that are not understood', { code_challenge_methods_supported: 'S256' }],
  ])('%s is not taken for none', async (_, more) => {
    const about = { issuer: published, jwks_uri: 'https://keys.test/jwks' };
    const get = async () => ({ status: 200, date: null, body: { ...about, ...more } });
    const transport = {
      get,
      post: () => Promise.reject(new Error('nothing is sent')),
      clockSkewSeconds: null,
    };
    const discovered = discover(transport, `${published}/x`, (found) => found === published);
    await expect(discovered).rejects.toMatchObject({ code: 'sign-in-answer-invalid' });
  });

  test('R05 metadata of another issuer is refused', async () => {
    issuer.misbehaviour = {
      discovery: () => ({ issuer: 'https://evil.test', jwks_uri: 'https://evil.test/jwks' }),
    };
    const { deliver, carried } = bringingACode();
    const flow = begin('google', issuer, {
      settings: settings(),
      options: { fetch: fetchGoogle },
      deliver,
    });
    expect(await failureOf(flow.identity)).toBe('sign-in-answer-invalid');
    await carried;
  });
});
