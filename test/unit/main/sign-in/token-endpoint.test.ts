import { expect, test } from 'vitest';
import { createTokenEndpoint } from '../../../../main/sign-in/token-endpoint.ts';
import type { ProviderTransport } from '../../../../main/sign-in/transport.ts';
import { failureOf } from '../../../support/hostile-flow.ts';

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
  expect(endpoint.failure).toBe(first);
});

test('R06 an SDK that names another address sends nothing', async () => {
  const { endpoint, posted } = refusing();
  expect(await failureOf(endpoint.redeem('https://evil.test/token', new URLSearchParams()))).toBe(
    'sign-in-failed',
  );
  expect(posted).toEqual([]);
});
