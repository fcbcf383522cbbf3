import { describe, expect, test } from 'vitest';
import { failureCodeOf } from '../../../../main/failure/onboarding-error.ts';
import type { Fetch } from '../../../../main/network/transport.ts';
import {
  createProviderTransport,
  createTokenEndpoint,
  type ProviderTransport,
} from '../../../../main/sign-in/provider-requests.ts';
import { failureOf } from '../../../support/hostile-flow.ts';

const ask = (fetch: Fetch) =>
  createProviderTransport(fetch, new AbortController().signal).get('https://provider.example/keys');

test.each([
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate-untrusted'],
  ['net::ERR_NAME_NOT_RESOLVED', 'name-not-found'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy-unreachable'],
  ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-auth-required'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_TIMED_OUT', 'timeout'],
])('%s is the network’s trouble and not the provider’s: %s', async (message, code) => {
  await expect(ask(() => Promise.reject(new Error(message)))).rejects.toMatchObject({ code });
});

test('511 is a network that wants a sign-in first, and not a provider that is down', async () => {
  expect(await ask(async () => new Response('', { status: 511 })).catch(failureCodeOf)).toBe(
    'captive-portal',
  );
});

test.each([
  ['net::ERR_SSL_PROTOCOL_ERROR', 'provider-unavailable'],
  ['net::ERR_INVALID_HTTP_RESPONSE', 'sign-in-answer-invalid'],
])('%s is the provider’s: %s', async (message, code) => {
  await expect(ask(() => Promise.reject(new Error(message)))).rejects.toMatchObject({ code });
});

describe('the clock of a provider', () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toUTCString();

  /** What is known of the clocks after answers with these headers. */
  async function skewAfter(...answers: Record<string, string>[]): Promise<number | null> {
    const transport = createProviderTransport(
      async () => Response.json({}, { headers: answers.shift() ?? {} }),
      new AbortController().signal,
    );
    while (answers.length > 0) await transport.get('https://provider.example/keys');
    return transport.clockSkewSeconds;
  }

  test.each([
    ['behind ours', [{ Date: minutesAgo(10) }], 600],
    ['ahead of ours', [{ Date: minutesAgo(-10) }], -600],
    ['the same, though a cache has kept the answer for an hour', [{ Date: minutesAgo(60), Age: '3600' }], 0],
    ['behind ours, with an age that means nothing', [{ Date: minutesAgo(10), Age: '-1' }], 600],
    ['what the latest answer says', [{ Date: minutesAgo(10) }, { Date: minutesAgo(20) }], 1_200],
    ['what it was, after an answer without a date', [{ Date: minutesAgo(10) }, {}], 600],
  ])('is %s', async (_, answers, expected) => {
    const skew = await skewAfter(...answers);
    expect(Math.abs((skew ?? Number.NaN) - expected)).toBeLessThanOrEqual(2);
  });

  test('is not known where no answer has a date that can be read', async () => {
    expect(await skewAfter({}, { Date: 'yesterday' })).toBeNull();
  });
});

const url = 'https://issuer.test/token';

/** An endpoint that refuses every code, and what was posted to it. */
function refusing() {
  const posted: string[] = [];
  const transport: ProviderTransport = {
    clockSkewSeconds: null,
    get: async () => ({ status: 404, body: {} }),
    post: async (address) => {
      posted.push(address);
      return { status: 400, body: { error: 'invalid_grant' } };
    },
  };
  return { endpoint: createTokenEndpoint(transport, (address) => address === url), posted };
}

test('R07 an SDK that asks again gets no second request, and the first failure stays the reason', async () => {
  const { endpoint, posted } = refusing();
  const first: unknown = await endpoint.redeem(url, new URLSearchParams()).catch((error: unknown) => error);
  expect(await failureOf(endpoint.redeem(url, new URLSearchParams()))).toBe('sign-in-failed');
  expect(posted).toEqual([url]);
  await expect(endpoint.unwrap(Promise.reject(new Error('of the SDK')))).rejects.toBe(first);
});

test('R06 an SDK that names another address sends nothing', async () => {
  const { endpoint, posted } = refusing();
  expect(await failureOf(endpoint.redeem('https://evil.test/token', new URLSearchParams()))).toBe(
    'sign-in-failed',
  );
  expect(posted).toEqual([]);
});
