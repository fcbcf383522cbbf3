import { describe, expect, test } from 'vitest';
import { createRelayClient } from '../../../../main/platform/relay-client.ts';
import { clientId } from '../../../../main/platform-contract/contract.ts';
import { createMicrosoftProvider } from '../../../../main/sign-in/microsoft.ts';
import { oidcProvider } from '../../../../main/sign-in/oidc.ts';
import type { SignInRequest } from '../../../../main/sign-in/provider.ts';
import {
  checkAuthorizationUrl,
  getEntraEndpoints,
  getIssuerBase,
  isWithin,
} from '../../../../main/sign-in/provider-addresses.ts';
import { land, visit } from '../../../support/hostile-browser.ts';
import { begin, failureBeforeBrowser, failureOf, reference } from '../../../support/hostile-flow.ts';
import type { Claims } from '../../../support/hostile-issuer.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

const tenant = '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01';
const entra = `https://login.microsoftonline.com/${tenant}/v2.0`;

describe('R06 an issuer’s own endpoints', () => {
  test.each([
    // Entra: its endpoints lie beside the version in its name.
    [entra, `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`],
    [entra, `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`],
    // Google, which the environment knows by its endpoints: each is its own base.
    ['https://oauth2.googleapis.com/token', 'https://oauth2.googleapis.com/token'],
    // IdentityServer, at a host of its own and beneath a path.
    ['https://identity.econnect.test', 'https://identity.econnect.test/connect/token'],
    ['https://identity.econnect.test/', 'https://identity.econnect.test/connect/token'],
    ['https://id.test/bakkerij', 'https://id.test/bakkerij/connect/token'],
    ['https://id.test/realms/bakkerij', 'https://id.test/realms/bakkerij/protocol/openid-connect/token'],
    ['https://id.test/v2', 'https://id.test/v2/token'],
    ['https://id.test/bakkerij/', 'https://ID.test:443/bakkerij/connect/token'],
  ])('%s has %s', (name, address) => expect(isWithin(getIssuerBase(name), address)).toBe(true));

  test.each([
    ['another tenant', entra, 'https://login.microsoftonline.com/common/oauth2/v2.0/token'],
    ['a tenant that begins alike', entra, `https://login.microsoftonline.com/${tenant}0/oauth2/v2.0/token`],
    ['no tenant', entra, 'https://login.microsoftonline.com/oauth2/v2.0/token'],
    ['another realm', 'https://id.test/realms/bakkerij', 'https://id.test/realms/molen/token'],
    ['a way out of the realm', 'https://id.test/bakkerij', 'https://id.test/bakkerij/../molen/connect/token'],
    ['an escaped way out', 'https://id.test/bakkerij', 'https://id.test/bakkerij/%2e%2e/molen/token'],
    ['an escaped slash', 'https://id.test/bakkerij', 'https://id.test/bakkerij/..%2fmolen/token'],
    ['a way out with a parameter', 'https://id.test/bakkerij', 'https://id.test/bakkerij/..;/molen/token'],
    ['the same in a segment', 'https://id.test/bakkerij', 'https://id.test/bakkerij;x/../molen/token'],
    ['an escape within an escape', 'https://id.test/bakkerij', 'https://id.test/bakkerij/%252e%252e/molen'],
    ['a tenant in other letters', 'https://id.test/bakkerij', 'https://id.test/Bakkerij/connect/token'],
    ['a name and a password', 'https://id.test/bakkerij', 'https://iris:x@id.test/bakkerij/connect/token'],
    ['a host as a name', 'https://id.test/bakkerij', 'https://id.test@evil.test/bakkerij/connect/token'],
    ['a fragment', 'https://id.test/bakkerij', 'https://id.test/bakkerij/connect/token#x'],
    ['a backslash', 'https://id.test/bakkerij', 'https://id.test/bakkerij\\..\\molen/token'],
    ['another host', 'https://id.test', 'https://id.test.evil.test/connect/token'],
    ['another port', 'https://id.test', 'https://id.test:8443/connect/token'],
    ['no TLS', 'https://id.test', 'http://id.test/connect/token'],
    ['a host beside it', 'https://accounts.google.com', 'https://oauth2.googleapis.com/token'],
    ['a place beside the version', 'https://id.test/v2', 'https://id.test/token'],
    ['no address', 'https://id.test', 'connect/token'],
  ])('are not at %s', (_, name, address) => expect(isWithin(getIssuerBase(name), address)).toBe(false));

  test.each(['https://login.microsoftonline.com/common', 'https://Login.MicrosoftOnline.com/Common/'])(
    'at Entra are those of the tenant of the authority %s',
    (authority) =>
      expect(getEntraEndpoints(authority)).toEqual({
        authorization: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
        token: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      }),
  );
});

test.each([
  ['the page of another tenant', `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize?a=b`],
  ['another page of the tenant', 'https://login.microsoftonline.com/common/oauth2/v2.0/logout?a=b'],
])('A06 %s is not opened', (_, url) => {
  const { authorization } = getEntraEndpoints('https://login.microsoftonline.com/common');
  expect(() => checkAuthorizationUrl(url, authorization)).toThrow('sign-in-failed');
  expect(checkAuthorizationUrl(`${authorization}?a=b`, authorization)).toBe(`${authorization}?a=b`);
});

/** An address of a provider, at the hostile issuer that answers in its name. */
function atTheIssuer(url: string): string {
  const { pathname, search } = new URL(url);
  const last = pathname.split('/').at(-1) ?? '';
  const paths: Record<string, string> = {
    'openid-configuration': '.well-known/openid-configuration',
    keys: 'jwks',
  };
  return `${issuer.origin}/${paths[last] ?? last}${search}`;
}

/** What a provider is asked for, by a browser that goes there at once. */
function asked(opened: string[]): SignInRequest {
  const { signal } = new AbortController();
  return {
    returnPath: 'loopback',
    language: 'nl',
    reference,
    signal,
    stay: signal,
    deliver: async (url) => {
      opened.push(url);
      visit(atTheIssuer(url))
        .then(land)
        .catch(() => undefined);
    },
    onReturn() {},
    onVerified: (conclude) => void conclude('signed-in'),
    onPasteReady() {},
  };
}

test.each([
  ['everybody', undefined, 'common'],
  ['one tenant', tenant, tenant],
])(
  'R06 A06 Microsoft for %s is opened and redeemed at that tenant’s own addresses',
  async (_, only, segment) => {
    issuer.issuer = `https://login.microsoftonline.com/${tenant}/v2.0`;
    issuer.misbehaviour = {
      discovery: (document) => ({ ...document, jwks_uri: 'https://login.microsoftonline.com/common/keys' }),
      claims: (claims) => ({ ...claims, tid: tenant }),
    };
    const posted: string[] = [];
    const opened: string[] = [];
    const authority = 'https://login.microsoftonline.com/common';
    const provider = createMicrosoftProvider(
      { id: 'microsoft', kind: 'microsoft', clientId, authority },
      {
        fetch: (url, init) => {
          if (init?.method === 'POST') posted.push(url);
          return fetch(atTheIssuer(url), init);
        },
      },
      only,
    );
    expect((await provider.signIn(asked(opened))).tenantId).toBe(tenant);
    expect(posted).toEqual([`https://login.microsoftonline.com/${segment}/oauth2/v2.0/token`]);
    expect(opened[0]).toContain(`https://login.microsoftonline.com/${segment}/oauth2/v2.0/authorize?`);
  },
);

describe('an issuer with a path', () => {
  const name = 'https://id.test/bakkerij';
  const endpoints = (base: string) => ({
    issuer: name,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    jwks_uri: `${base}/jwks`,
  });

  /** A sign-in there, answered by the hostile issuer in its name. */
  function beginThere(document: Claims) {
    issuer.issuer = name;
    issuer.misbehaviour = { discovery: (own) => ({ ...own, ...document }) };
    const opened: string[] = [];
    const provider = oidcProvider(
      { method: 'apple', scheme: issuer.scheme, clientId, issuer: name, platform: 'https://platform.test' },
      { fetch: (url, init) => fetch(atTheIssuer(url), init), relays: createRelayClient },
    );
    const identity = provider.signIn(asked(opened));
    return { identity, opened };
  }

  test('R05 is asked at its own endpoints', async () => {
    const { identity, opened } = beginThere(endpoints(name));
    expect((await identity).issuer).toBe(name);
    expect(opened[0]).toContain(`${name}/authorize?`);
  });

  test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri'])(
    'R05 R06 whose %s is another tenant’s is not believed, and no browser is opened',
    async (endpoint) => {
      const strange = { ...endpoints(name), [endpoint]: 'https://id.test/molen/token' };
      const { identity, opened } = beginThere(strange);
      expect(await failureOf(identity)).toBe('sign-in-answer-invalid');
      expect(opened).toEqual([]);
      expect(issuer.requests('/token')).toEqual([]);
    },
  );
});

test.each([['plain'], 'S256', 5, [{}], []])(
  'an issuer that says %j of PKCE is not asked',
  async (methods) => {
    issuer.misbehaviour = { discovery: (own) => ({ ...own, code_challenge_methods_supported: methods }) };
    expect(await failureBeforeBrowser('oidc', issuer)).toBe('sign-in-answer-invalid');
  },
);

describe('the way in which an issuer brings its answer', () => {
  const publishing = (modes: unknown) => {
    issuer.misbehaviour = { discovery: (own) => ({ ...own, response_modes_supported: modes }) };
  };

  test.each([
    ['form_post, where it has it', ['query', 'fragment', 'form_post'], 'form_post', 'POST'],
    ['query, where it has no form_post', ['query', 'fragment'], 'query', 'GET'],
    ['query, where it does not say', undefined, 'query', 'GET'],
    ['query, where it names none', [], 'query', 'GET'],
    ['query, where it says so in a way that is not understood', 'form_post', 'query', 'GET'],
    ['form_post, beside what a later issuer knows', [{ mode: 'x' }, 'jwt', 'form_post'], 'form_post', 'POST'],
  ])('is %s', async (_, modes, mode, method) => {
    publishing(modes);
    const flow = begin('oidc', issuer);
    const callback = await flow.callback;
    expect(new URL(flow.urls[0] ?? '').searchParams.get('response_mode')).toBe(mode);
    expect(callback.method).toBe(method);
    const page = await land(callback);
    expect((await flow.identity).subject).toBe('subject-1');
    // Of what was in the address bar nothing is left at the end.
    expect(new URL(page.url).search).toBe('');
  });

  test.each(['fragment', 'form_post.jwt'])(
    'is none that can be received, %s: no browser is opened',
    async (mode) => {
      publishing([mode]);
      expect(await failureBeforeBrowser('oidc', issuer)).toBe('sign-in-answer-invalid');
    },
  );
});
