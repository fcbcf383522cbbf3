import { expect, test } from 'vitest';
import { checkProvider } from '../../../../main/preflight/provider-check.ts';
import { sandboxEnvironment } from '../../../sandbox/environment.ts';

const environment = sandboxEnvironment({
  platform: 'https://platform.example',
  microsoft: 'https://microsoft.example',
  google: 'https://google.example',
});

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', { kind: 'unreachable', code: 'name-not-found' }],
  ['net::ERR_PROXY_CONNECTION_FAILED', { kind: 'unreachable', code: 'proxy-unreachable' }],
  ['net::ERR_PROXY_AUTH_UNSUPPORTED', { kind: 'unreachable', code: 'proxy-auth-required' }],
  ['net::ERR_CERT_AUTHORITY_INVALID', { kind: 'unreachable', code: 'certificate-untrusted' }],
  ['net::ERR_TIMED_OUT', { kind: 'unknown' }],
  ['net::ERR_INVALID_HTTP_RESPONSE', { kind: 'unknown' }],
])('%s, before a browser is opened: %j', async (message, finding) => {
  const fetch = () => Promise.reject(new Error(message));
  const { signal } = new AbortController();
  expect(await checkProvider('google', environment, { fetch, signal })).toEqual(finding);
});
