import { expect, test } from 'vitest';
import { failureCodeOf } from '../../../../main/failure/onboarding-error.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { createOrganisationClient } from '../../../../main/platform/organisation-client.ts';

test('a platform without a directory knows no organisation, and is not asked', async () => {
  let asked = 0;
  let hasDirectory = false;
  const call = createPlatformCall('https://platform.test', async () => {
    asked += 1;
    return Response.json({ organisation: 'a document' });
  });
  const { bySlug, byEmailDomain } = createOrganisationClient(call, () => hasDirectory);
  const { signal } = new AbortController();
  expect(await bySlug('molen', signal).catch(failureCodeOf)).toBe('organisation-unknown');
  expect(await byEmailDomain('molen.test', signal).catch(failureCodeOf)).toBe('organisation-unknown');
  expect(asked).toBe(0);
  hasDirectory = true;
  expect(await bySlug('molen', signal)).toBe('a document');
});
