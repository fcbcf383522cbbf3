import { expect, test } from 'vitest';
import { land } from '../../../support/hostile-browser.ts';
import { begin, failureBeforeBrowser, failureOf, signIn } from '../../../support/hostile-flow.ts';
import { json, type Misbehaviour } from '../../../support/hostile-issuer.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

test('where the broker takes pushed requests, the address holds a name for the request and nothing of it', async () => {
  issuer.misbehaviour = { pushed: (response, proper) => json(response, proper(), 201) };
  const flow = begin('oidc', issuer);
  await land(await flow.callback);
  expect((await flow.identity).subject).toBe('subject-1');
  const { searchParams } = new URL(flow.urls[0] ?? '');
  expect([...searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri']);
  const pushed = new URLSearchParams(issuer.requests('/par')[0]?.body);
  expect(pushed.get('acr_values')).toBe(`idp:${issuer.scheme}`);
  expect(pushed.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce']) expect(pushed.get(name)).toMatch(/^[\w-]{43}$/);
});

test.each([
  [
    'refuses',
    { pushed: (response) => json(response, { error: 'invalid_request' }, 400) },
    'sign-in-answer-invalid',
  ],
  ['is down', { pushed: (response) => json(response, {}, 503) }, 'provider-unavailable'],
  [
    'redirects',
    { pushed: (response) => response.writeHead(307, { Location: '/stolen' }).end() },
    'sign-in-answer-invalid',
  ],
  ['answers nothing of use', { pushed: (response) => json(response, {}, 201) }, 'sign-in-answer-invalid'],
  [
    'answers HTML',
    { pushed: (response) => response.writeHead(201, { 'Content-Type': 'text/html' }).end('<p>') },
    'sign-in-answer-invalid',
  ],
  ['breaks the connection', { pushed: (response) => response.destroy() }, 'offline'],
] satisfies [string, Misbehaviour, string][])(
  'a broker that %s is told by its code, and no browser is opened',
  async (_, misbehaviour, code) => {
    issuer.misbehaviour = misbehaviour;
    expect(await failureBeforeBrowser('oidc', issuer)).toBe(code);
    expect(issuer.requests('/stolen')).toEqual([]);
  },
);

test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'pushed_authorization_request_endpoint'])(
  'R05 a broker whose %s is somewhere else is not believed, and no browser is opened',
  async (name) => {
    issuer.misbehaviour = {
      pushed: (response, proper) => json(response, proper(), 201),
      discovery: (document) => ({ ...document, [name]: 'https://elsewhere.test/x' }),
    };
    expect(await failureBeforeBrowser('oidc', issuer)).toBe('sign-in-answer-invalid');
  },
);

test('a token with the idp of another provider is refused', async () => {
  issuer.misbehaviour = { claims: (claims) => ({ ...claims, idp: 'another' }) };
  expect(await failureOf(signIn('oidc', issuer))).toBe('sign-in-answer-invalid');
});

test("an organisation's own provider is named in the identity that it vouches for, and no other is", async () => {
  const { clientId, scheme } = issuer;
  const settings = { id: 'organisation', kind: 'oidc', clientId, scheme } as const;
  expect((await signIn('oidc', issuer, { settings })).identity.ownScheme).toBe(scheme);
  expect((await signIn('oidc', issuer)).identity).not.toHaveProperty('ownScheme');
});
