import { describe, expect, test, vi } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { createRelayClient } from '../../../../main/platform/relay-client.ts';
import { checkAuthorizationUrl } from '../../../../main/sign-in/provider-addresses.ts';
import { land } from '../../../support/hostile-browser.ts';
import {
  adapters,
  begin,
  failureBeforeBrowser,
  failureOf,
  reference,
  settingsFor,
  signIn,
} from '../../../support/hostile-flow.ts';
import { json, refusing } from '../../../support/hostile-issuer.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

describe.each(adapters)('%s', (adapter) => {
  const asked = async () => {
    const flow = begin(adapter, issuer);
    await land(await flow.callback);
    await flow.identity;
    return new URL(flow.urls[0] ?? '').searchParams;
  };

  test('gives the account, its subject and the verified token', async () => {
    const { identity } = await signIn(adapter, issuer);
    expect(identity).toMatchObject({
      method: settingsFor(adapter, issuer).id,
      issuer: issuer.issuer,
      subject: 'subject-1',
      account: { name: 'Anna de Vries', email: 'anna@bakkerij.example' },
      emailVerified: false,
    });
    expect(issuer.secrets.has(identity.idToken)).toBe(true);
  });

  test('calls an account without a name by its address', async () => {
    issuer.misbehaviour = { claims: ({ name: _, ...claims }) => claims };
    expect((await signIn(adapter, issuer)).identity.account.name).toBe('anna@bakkerij.example');
  });

  test('tells that the browser has returned, also with a refusal', async () => {
    issuer.misbehaviour = refusing('access_denied');
    const flow = begin(adapter, issuer);
    const page = flow.callback.then((callback) => land(callback));
    expect(await failureOf(flow.identity)).toBe('sign-in-denied');
    expect(flow.returned()).toBe(true);
    await page;
  });

  test('is complete even while the opener of the browser does not return', async () => {
    const opening = Promise.withResolvers<void>();
    const flow = begin(adapter, issuer, {
      deliver: async (url) => {
        const { visit } = await import('../../../support/hostile-browser.ts');
        visit(url).then(land).catch(opening.reject);
        await opening.promise;
      },
    });
    expect((await flow.identity).subject).toBe('subject-1');
    opening.resolve();
  });

  test('A02 A04 asks for a code with S256, a state and a nonce, all fresh', async () => {
    const [first, second] = [await asked(), await asked()];
    expect(first.get('response_type')).toBe('code');
    expect(first.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first.get(name)).toMatch(/^[\w-]{43}$/);
      expect(first.get(name)).not.toBe(second.get(name));
    }
    expect(first.get('prompt')).toBe('select_account');
    expect(first.get('response_mode') ?? 'query').toBe(adapter === 'google' ? 'query' : 'form_post');
  });

  test('A05 asks for the three scopes and nothing that outlives the sign-in', async () => {
    expect((await asked()).get('scope')).toBe('openid profile email');
    const [token] = issuer.requests('/token');
    expect([null, 'openid profile email']).toContain(new URLSearchParams(token?.body).get('scope'));
  });

  test('fails with environment-incomplete without a client id', async () => {
    const settings = { ...settingsFor(adapter, issuer), clientId: '' };
    expect(await failureBeforeBrowser(adapter, issuer, { settings })).toBe('environment-incomplete');
  });

  test('passes on why the address could not be delivered', async () => {
    const error = new OnboardingError('browser-not-opened');
    const flow = begin(adapter, issuer, {
      deliver: async () => {
        throw error;
      },
    });
    await expect(flow.identity).rejects.toBe(error);
  });

  test('fetches the keys while the person is in the browser', async () => {
    const fetched = Promise.withResolvers<void>();
    const flow = begin(adapter, issuer, {
      options: {
        fetch: async (url, init) => {
          const response = await fetch(url, init);
          if (url.endsWith('/jwks')) fetched.resolve();
          return response;
        },
      },
    });
    const callback = await flow.callback;
    await fetched.promise;
    await land(callback);
    await flow.identity;
    expect(issuer.requests('/jwks')).toHaveLength(1);
  });

  test('ignores a key without the required members (RFC 7517 §5)', async () => {
    const keys = [null, 'later', { kid: 'first' }, { kty: 'LATER', kid: 'x' }, { kty: 'RSA', kid: 7 }];
    issuer.misbehaviour = {
      jwks: (response) =>
        json(response, { keys: [...keys, ...issuer.keys.map((key) => key.publicJwk)], later: true }),
    };
    expect((await signIn(adapter, issuer)).identity.subject).toBe('subject-1');
  });

  test('fetches the keys again after a first failure', async () => {
    issuer.misbehaviour = {
      jwks: (response) => {
        issuer.misbehaviour = {};
        response.writeHead(503).end();
      },
    };
    expect((await signIn(adapter, issuer)).identity.subject).toBe('subject-1');
  });
});

test("takes Microsoft's word for an address only where the tenant owns its domain", async () => {
  for (const [xms_edov, expected] of [
    [true, true],
    ['1', true],
    [1, true],
    [false, false],
    ['0', false],
    [undefined, false],
  ]) {
    issuer.misbehaviour = { claims: (claims) => ({ ...claims, email_verified: true, xms_edov }) };
    expect((await signIn('microsoft', issuer)).identity.emailVerified).toBe(expected);
  }
});

test("knows Microsoft's tenant, by an issuer that has it in its name", async () => {
  issuer.issuer = `${issuer.origin}/{tenantid}/v2.0`;
  issuer.misbehaviour = {
    response: (parameters) => parameters.set('iss', `${issuer.origin}/${issuer.tenantId}/v2.0`),
  };
  const { identity } = await signIn('microsoft', issuer);
  expect(identity.tenantId).toBe(issuer.tenantId);
  expect(identity.issuer).toBe(`${issuer.origin}/${issuer.tenantId}/v2.0`);
});

test("knows Google's hosted domain and whether the address is verified", async () => {
  issuer.misbehaviour = { claims: (claims) => ({ ...claims, email_verified: true, hd: 'bakkerij.example' }) };
  const { identity } = await signIn('google', issuer);
  expect(identity).toMatchObject({ emailVerified: true, hostedDomain: 'bakkerij.example' });
});

test('Q19 each provider sends its answer to a path of its own', async () => {
  const paths = adapters.map(async (adapter) => {
    const flow = begin(adapter, issuer);
    const callback = await flow.callback;
    await land(callback);
    await flow.identity;
    return new URL(callback.redirectUri).pathname;
  });
  const [microsoft, google] = await Promise.all(paths);
  expect(microsoft).toBe('/microsoft');
  expect(google).toMatch(/^\/google\/[\w-]{43}$/);
});

test('loads no SDK before a sign-in begins', async () => {
  const loaded: string[] = [];
  vi.resetModules();
  for (const name of ['@azure/msal-node', 'google-auth-library', 'openid-client', 'jose'] as const) {
    vi.doMock(name, async (original) => {
      loaded.push(name);
      return await original();
    });
  }
  const { createProviders } = await import('../../../../main/sign-in/providers.ts');
  const providers = createProviders(
    {
      name: 'test',
      platform: issuer.origin,
      issuer: issuer.origin,
      providers: adapters.map((adapter) => settingsFor(adapter, issuer)),
      organisationKeys: [],
    },
    { fetch, relays: createRelayClient },
  );
  expect([...providers.keys()]).toEqual(['microsoft', 'google', 'apple']);
  expect(loaded).toEqual([]);
  const enough = new AbortController();
  const google = providers.get('google')?.signIn({
    signal: enough.signal,
    stay: enough.signal,
    returnPath: 'loopback',
    reference,
    onPasteReady: () => {},
    onVerified: () => {},
    language: 'nl',
    onReturn: () => undefined,
    deliver: async () => enough.abort('enough'),
  });
  await expect(google).rejects.toBe('enough');
  expect(loaded.toSorted()).toEqual(['google-auth-library', 'jose']);
  for (const name of ['@azure/msal-node', 'google-auth-library', 'jose']) vi.doUnmock(name);
});

test.each([
  ['another scheme', 'javascript:alert(1)'],
  ['http', 'http://login.test/authorize'],
  ['another host', 'https://evil.test/authorize'],
  ['another port', 'https://login.test:8443/authorize'],
  ['a host that begins alike', 'https://login.test.evil.test/authorize'],
  ['credentials', 'https://user:password@login.test/authorize'],
  ['a space', 'https://login.test/authorize?a= b'],
  ['a backslash', 'https://login.test\\@evil.test/'],
  ['a line break', 'https://login.test/authorize\n--flag'],
  ['8 KiB', `https://login.test/${'x'.repeat(8 * 1024)}`],
  ['no address', 'authorize'],
])('A06 an authorization URL with %s is not opened', (_, url) => {
  expect(() => checkAuthorizationUrl(url, 'https://login.test/authorize')).toThrow('sign-in-failed');
});

test('A06 http is opened on loopback only, and only where it is configured', () => {
  const sandbox = 'http://127.0.0.1:4402/authorize';
  expect(checkAuthorizationUrl(`${sandbox}?a=b`, sandbox)).toBe(`${sandbox}?a=b`);
  expect(() => checkAuthorizationUrl(sandbox, 'https://127.0.0.1:4402/authorize')).toThrow('sign-in-failed');
  expect(() => checkAuthorizationUrl('http://login.test/', 'http://login.test/')).toThrow('sign-in-failed');
});
