import { describe, expect, test } from 'vitest';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Environment } from '../../../../main/environment/environment.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';
import { createPreflight, prepareSignIn } from '../../../../main/preflight/preflight.ts';
import { createRecentDiscovery } from '../../../../main/sign-in/recent-discovery.ts';
import { Client } from '../../../support/client.ts';
import { foundPolicies } from '../../../support/found-policies.ts';
import { land } from '../../../support/hostile-browser.ts';
import { adapters, begin, settingsFor } from '../../../support/hostile-flow.ts';
import { memorySecrets, silentLog } from '../../../support/scripted-ports.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const discovery = '/.well-known/openid-configuration';
const issuer = await shareIssuer();

const signal = new AbortController().signal;
const environmentOf = (): Environment => ({
  name: 'test',
  platform: issuer.origin,
  issuer: issuer.origin,
  providers: adapters.map((adapter) => settingsFor(adapter, issuer)),
  organisationKeys: [],
});

describe('a click', () => {
  const recentDiscovery = createRecentDiscovery();

  /** The check, and the sign-in that follows it, as far as a verified identity. */
  async function click() {
    const preflight = createPreflight({
      environment: environmentOf(),
      fetch,
      secrets: memorySecrets(),
      hasBrowser: () => true,
      log: silentLog,
      session: { env: {}, platform: 'linux' },
      recentDiscovery,
    });
    await preflight('apple', signal);
    const flow = begin('oidc', issuer, { options: { recentDiscovery } });
    await land(await flow.callback);
    return await flow.identity;
  }

  test('reads the metadata of the issuer once: the check before it hands over what it read', async () => {
    expect((await click()).subject).toBe('subject-1');
    expect(issuer.requests(discovery)).toHaveLength(1);
  });

  test('reads it again the next time, so that a change of the issuer counts at once', async () => {
    await click();
    const moved = '/moved-keys';
    issuer.misbehaviour = { discovery: (document) => ({ ...document, jwks_uri: issuer.origin + moved }) };
    const failed = click();
    await expect(failed).rejects.toThrow();
    expect(issuer.requests(discovery)).toHaveLength(2);
    expect(issuer.requests(moved)).not.toEqual([]);
  });
});

describe('what the check read', () => {
  const url = `https://issuer.test${discovery}`;
  const answer = { status: 200, body: { issuer: 'https://issuer.test' } };

  test.each([
    ['at once', 0, answer],
    ['after 5 s', 5_000, answer],
    ['later than that, not at all', 5_001, undefined],
  ])('is handed over %s', (_, waitedMs, expected) => {
    let nowMs = 1_000;
    const recent = createRecentDiscovery(() => nowMs);
    recent.keep(url, answer);
    nowMs += waitedMs;
    expect(recent.take(url)).toEqual(expected);
  });

  test('is handed over once', () => {
    const recent = createRecentDiscovery();
    recent.keep(url, answer);
    recent.take(url);
    expect(recent.take(url)).toBeUndefined();
  });

  test('is not handed over where it is another document, such as keys, which an issuer changes while they are used', () => {
    const recent = createRecentDiscovery();
    recent.keep('https://issuer.test/jwks', answer);
    expect(recent.take('https://issuer.test/jwks')).toBeUndefined();
  });
});

describe('the preparation for a sign-in', () => {
  test.each<[SignInMethod[], number]>([
    [['microsoft', 'google', 'apple'], 1],
    [['apple'], 1],
    [['microsoft', 'google'], 0],
    [[], 0],
  ])('by %j asks the issuer %i times, and nobody else', async (methods, times) => {
    const asked: string[] = [];
    const counting: typeof fetch = (input, init) => {
      asked.push(String(input));
      return fetch(input, init);
    };
    await prepareSignIn(environmentOf(), methods, { fetch: counting, signal });
    expect(asked).toEqual(Array(times).fill(issuer.origin + discovery));
  });

  test('is no failure where the issuer does not answer', async () => {
    const broken = () => Promise.reject(new TypeError('fetch failed'));
    await expect(
      prepareSignIn(environmentOf(), ['apple'], { fetch: broken, signal }),
    ).resolves.toBeUndefined();
  });
});

describe('the application prepares for a sign-in', () => {
  async function preparedMethods({
    values = {},
    isSafe = false,
  }: {
    values?: Record<string, unknown>;
    isSafe?: boolean;
  } = {}) {
    const prepared: (readonly SignInMethod[])[] = [];
    const found: PolicySource[] = [{ origin: 'machine', location: 'here', values, problems: [] }];
    const client = await Client.start({
      environment: environmentOf(),
      desktop: {
        isSafe,
        policies: foundPolicies(import.meta.dirname, found),
        prepareSignIn: async (methods) => {
          prepared.push(methods);
        },
      },
    });
    await client.application.prepareSignIn();
    await client.stop();
    return prepared;
  }

  test('by the methods that the first screen offers', async () => {
    expect(await preparedMethods()).toEqual([['microsoft', 'google']]);
  });

  test('by none that the rules of this machine leave out', async () => {
    expect(await preparedMethods({ values: { AllowedIdentityProviders: ['google'] } })).toEqual([['google']]);
  });

  test('not at all where a policy stops the app', async () => {
    expect(await preparedMethods({ values: { AllowedIdentityProviders: 'not a list' } })).toEqual([]);
  });

  test('not at all after failed starts', async () => {
    expect(await preparedMethods({ isSafe: true })).toEqual([]);
  });
});
