import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect } from 'vitest';
import { environment } from '../../../main/environment/environment.ts';
import { googleAccounts, microsoftAccounts } from '../../sandbox/accounts.ts';
import { startIdentityOnly } from '../../sandbox/identity-only.ts';
import { test } from '../../support/fixtures.ts';
import { idTokenOf, settingsOf } from '../../support/provider-visit.ts';
import { startScript } from '../../support/run-script.ts';

let dataFolder: string;
test.beforeEach(({ folder }) => {
  dataFolder = folder;
});

const platform = 'http://127.0.0.1:5123';
const start = () => startIdentityOnly({ ports: 'ephemeral', dataFolder, reset: false, platform });

describe('the providers without a platform', () => {
  test.each([
    ['microsoft', microsoftAccounts.anna],
    ['google', googleAccounts.fenna],
  ] as const)('sign people in at %s, by the same keys at each start', async (name, { subject, email }) => {
    const first = await start();
    const token = await idTokenOf(first, name, subject);
    await first.close();
    const second = await start();
    const { metadata, clientId } = settingsOf(second, name);
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri));
    const { payload } = await jwtVerify(token, keys, { audience: clientId });
    expect(payload).toMatchObject({ email });
    await second.close();
  });

  test('come with an environment of the platform that somebody builds, and with its clients', async () => {
    const identity = await start();
    expect(environment.safeParse(identity.environment).error).toBeUndefined();
    expect(identity.environment).toMatchObject({ platform, issuer: platform });
    expect(identity.environment.providers.map(({ id }) => id)).toEqual(['microsoft', 'google']);
    for (const scheme of ['microsoft', 'google'] as const)
      expect(identity.webClients[scheme].redirectUri).toBe(`${platform}/connect/callback/${scheme}`);
    await identity.close();
  });
});

test.each([
  [['--only', 'platform'], '--only takes identity'],
  [['--platform', platform], '--platform goes with --only identity'],
  [['--only', 'identity', '--platform', `${platform}/base`], 'a host without a path'],
])('npm run sandbox -- %s is refused with the usage', async (args, words) => {
  const ended = await startScript('test/sandbox/run.ts', args);
  expect(ended).toMatchObject({ code: 64, stderr: expect.stringContaining(words) });
});
