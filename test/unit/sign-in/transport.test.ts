import { expect, test } from 'vitest';
import type { Fetch } from '../../../main/network/transport.ts';
import { providerTransport } from '../../../main/sign-in/transport.ts';

const ask = (fetch: Fetch) =>
  providerTransport(fetch, new AbortController().signal).get('https://provider.example/keys');

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
  await expect(ask(async () => new Response('', { status: 511 }))).rejects.toMatchObject({
    code: 'captive-portal',
  });
});

test.each([
  ['net::ERR_SSL_PROTOCOL_ERROR', 'provider-unavailable'],
  ['net::ERR_INVALID_HTTP_RESPONSE', 'sign-in-answer-invalid'],
])('%s is the provider’s: %s', async (message, code) => {
  await expect(ask(() => Promise.reject(new Error(message)))).rejects.toMatchObject({ code });
});
