import { expect } from 'vitest';
import { hardenFetch } from '../../../../main/network/transport.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { clientHeader, withClientHeader } from '../../../../main/platform/client-version.ts';
import { test } from '../../../support/fixtures.ts';

test('the platform gets the client’s name and version', async ({ sandbox }) => {
  const { platform } = sandbox.urls;
  const fetching = withClientHeader(fetch, { platform, version: '1.2.3' });
  await createPlatformCall(platform, hardenFetch(fetching))('getConfiguration', {});
  expect([...sandbox.platform.clients]).toEqual(['econnect-onboarding/1.2.3']);
});

test.each([
  ['https://platform.test/onboarding/v1/me', true],
  ['https://platform.test:8443/', false],
  ['https://platform.test.evil.test/', false],
  ['https://accounts.google.com/token', false],
  ['no address', false],
])('no other host gets them: %s', async (url, isTold) => {
  const told: boolean[] = [];
  const fetching = withClientHeader(
    async (_url, init) => {
      told.push(new Headers(init?.headers).has(clientHeader));
      return new Response();
    },
    { platform: 'https://platform.test/', version: '1.2.3' },
  );
  await fetching(url, { headers: { accept: 'text/html' } });
  expect(told).toEqual([isTold]);
});
