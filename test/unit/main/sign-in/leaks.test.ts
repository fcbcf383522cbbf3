import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { toSafeCause } from '../../../../main/sign-in/provider-errors.ts';
import { test } from '../../../support/fixtures.ts';
import { land } from '../../../support/hostile-browser.ts';
import { adapters, begin, type FlowSetup, signIn } from '../../../support/hostile-flow.ts';
import { json, type Misbehaviour, refusing } from '../../../support/hostile-issuer.ts';
import { createSigningKey } from '../../../support/hostile-keys.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();
let written = '';
beforeEach(() => {
  written = '';
  // Both SDKs' own switches for logging everything.
  vi.stubEnv('GOOGLE_SDK_NODE_LOGGING', '*');
  vi.stubEnv('NODE_DEBUG', '*');
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written += String(chunk);
      return true;
    });
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, method).mockImplementation((...told) => {
      written += inspect(told, { depth: null });
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Everything of a sign-in that is to stay in main: what the issuer handed out, and what our request held. */
function canaries(urls: readonly string[]): string[] {
  const asked = urls.map((url) => new URL(url).searchParams);
  const ours = asked.flatMap((each) =>
    ['state', 'nonce', 'code_challenge'].map((name) => each.get(name) ?? ''),
  );
  return [...issuer.secrets, ...ours, 'anna@bakkerij.example', 'error-canary'].filter((each) => each !== '');
}

const everything = (value: unknown) =>
  inspect(value, {
    depth: null,
    showHidden: true,
    maxStringLength: null,
    maxArrayLength: null,
    getters: true,
  });

const misbehaviours: Record<string, Misbehaviour> = {
  'a refused code': {
    tokenEndpoint: (response) =>
      json(response, { error: 'error-canary', error_description: 'error-canary' }, 400),
  },
  'a 503 that repeats the request': {
    tokenEndpoint: async (response, proper) => json(response, await proper(), 503),
  },
  'tokens of an unknown type': {
    tokenEndpoint: async (response, proper) =>
      json(response, { ...(await proper()), token_type: 'error-canary' }),
  },
  'a page with the tokens in it': {
    tokenEndpoint: async (response, proper) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(JSON.stringify(await proper())),
  },
  'a broken connection': { tokenEndpoint: (response) => response.destroy() },
  'a wrong nonce': { claims: (claims) => ({ ...claims, nonce: 'error-canary' }) },
  'a wrong audience': { claims: (claims) => ({ ...claims, aud: 'error-canary' }) },
  'an expired token': { claims: (claims) => ({ ...claims, exp: 1 }) },
  'a token of a stranger': {
    idToken: async (claims) => await (await createSigningKey('first')).sign(claims),
  },
  'an error response': refusing('error-canary', 'error-canary'),
  'a response of another issuer': {
    response: (parameters) => parameters.set('iss', 'https://error-canary.test'),
  },
};

describe.each(adapters)('%s', (adapter) => {
  const failing = async (misbehaviour: Misbehaviour, setup: FlowSetup = {}) => {
    issuer.misbehaviour = misbehaviour;
    const flow = begin(adapter, issuer, setup);
    const page = flow.callback.then((callback) => land(callback));
    const error: unknown = await flow.identity.catch((reason: unknown) => reason);
    return { error, page: (await page).body, urls: flow.urls };
  };

  test('S01 a sign-in writes no secret to output, to disk or to the last page', async ({ folder }) => {
    // A folder for temporary files that nothing else on this machine writes to.
    vi.stubEnv('TMPDIR', folder);
    const { identity, page } = await signIn(adapter, issuer);
    expect(await readdir(tmpdir())).toEqual([]);
    const urls = issuer.requests('/authorize').map(({ url }) => `${issuer.origin}${url}`);
    const secrets = canaries(urls);
    expect(secrets.length).toBeGreaterThan(6);
    for (const secret of secrets) {
      expect(written).not.toContain(secret);
      expect(page.body).not.toContain(secret);
      expect(process.argv.join(' ')).not.toContain(secret);
      expect(JSON.stringify(process.env)).not.toContain(secret);
    }
    const { idToken, account: _, ...shown } = identity;
    expect(issuer.secrets.has(idToken)).toBe(true);
    for (const secret of secrets) expect(everything(shown)).not.toContain(secret);
  });

  test('S01 the verifier leaves for the token endpoint alone', async () => {
    await signIn(adapter, issuer);
    const [token] = issuer.requests('/token');
    const verifier = new URLSearchParams(token?.body).get('code_verifier') ?? '';
    expect(verifier).toHaveLength(43);
    const others = issuer.seen.filter(({ url }) => url !== '/token');
    expect(JSON.stringify(others)).not.toContain(verifier);
  });

  test.each(Object.keys(misbehaviours))(
    'S02 the error after %s is rebuilt and holds no secret',
    async (name) => {
      const { error, page, urls } = await failing(misbehaviours[name] ?? {});
      expect(error).toBeInstanceOf(OnboardingError);
      const secrets = canaries(urls);
      expect(secrets.length).toBeGreaterThan(3);
      for (const secret of secrets) {
        expect(everything(error)).not.toContain(secret);
        expect(written).not.toContain(secret);
        expect(page).not.toContain(secret);
      }
    },
  );
});

test('S02 of a foreign error its class and code remain, never its words', () => {
  const inner = Object.assign(new TypeError('code=secret'), { code: 'ECONNREFUSED' });
  const outer = Object.assign(new Error('id_token secret', { cause: inner }), {
    config: { data: 'secret' },
    errorCode: 'nonce_mismatch',
    code: 'a code with secret words',
  });
  const safe = toSafeCause(outer);
  expect(safe.message).toBe('Error: nonce_mismatch: TypeError: ECONNREFUSED');
  expect(inspect(safe, { showHidden: true, depth: null })).not.toContain('secret');
  expect(toSafeCause('secret').message).toBe('not an error');
});
