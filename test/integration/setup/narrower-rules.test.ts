import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { PolicySource } from '../../../main/policy/policy-source.ts';
import type { Client } from '../../support/client.ts';
import { foundPolicies } from '../../support/found-policies.ts';
import { test } from './setup-person.ts';

/* What an earlier run left of the setup, where the rules of this machine are others by now. */

const invitations = 'POST /onboarding/v1/invitations';

/** Types colleagues into the setup, and has them on disk. */
async function typeColleagues(client: Client): Promise<void> {
  client.setUp({ type: 'open', part: 'inviting' });
  client.setUp({ type: 'draft', field: 'addresses', value: 'nieuw@bakkerij-devries.test' });
  await client.reachSetup('typed', ({ place }) => place.at === 'inviting' && place.addresses !== '');
}

/** The rules of this machine, as its administrator put them in place. */
const ruled = (values: PolicySource['values']) => {
  const found: PolicySource[] = [{ origin: 'machine', location: '/etc/policies', values, problems: [] }];
  return { desktop: { policies: foundPolicies('/', found) } };
};

test('an invitation that waited is not sent for a person whom the rules keep out by now', async ({
  sandbox,
  signedIn,
}) => {
  const client = await signedIn();
  await typeColleagues(client);
  sandbox.platform.available = 'refuse';
  client.setUp({ type: 'invite', addresses: ['nieuw@bakkerij-devries.test'] });
  await client.reachSetup('queued', ({ phase }) => phase === 'queued');
  const before = client.asked.length;
  await client.stop();
  sandbox.platform.available = 'up';
  const next = await client.restart(ruled({ AllowedEmailDomains: ['elders.test'] }));
  await next.reach('choosing');
  expect(before).toBeGreaterThan(0);
  expect(next.countOf(invitations)).toBe(0);
});

test('signing out removes what an earlier run saved, also where the setup is switched off by now', async ({
  signedIn,
}) => {
  const client = await signedIn();
  await typeColleagues(client);
  const file = join(client.folder, 'setup.json');
  await expect.poll(() => existsSync(file)).toBe(true);
  const next = await client.restart(ruled({ AllowEnvironmentSetup: false }));
  await next.reach('finished', ({ phase }) => phase === 'idle');
  expect(existsSync(file)).toBe(true);
  next.send({ type: 'sign-out' });
  await next.reach('choosing');
  await expect.poll(() => existsSync(file)).toBe(false);
});
