import { expect, test } from 'vitest';
import { policyReader } from '../../../../../main/policy/sources/policy-reader.ts';

const read = (platform: NodeJS.Platform) => policyReader(platform, '..').read();

test.skipIf(process.platform === 'win32')('Windows has its policies in the registry', async () => {
  expect((await read('win32')).map(({ location }) => location)).toEqual([
    'HKLM\\SOFTWARE\\Policies\\eConnect\\Onboarding',
    'HKCU\\SOFTWARE\\Policies\\eConnect\\Onboarding',
  ]);
});

test('macOS has them in its managed preferences, by user', async () => {
  expect((await read('darwin')).filter(({ origin }) => origin === 'user')).toMatchObject([
    { location: '/Library/Managed Preferences', problems: [{ code: 'unreadable' }] },
  ]);
});

test.each(['linux', 'freebsd'] as const)('%s has them in files below /etc', async (platform) => {
  for (const { location } of await read(platform)) expect(location).toMatch(/^\/etc\//);
});
