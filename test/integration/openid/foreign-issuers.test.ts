import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'vitest';
import { issuerMissing } from '../../../scripts/lib/test-tools.ts';
import { endClients } from '../../support/client.ts';
import { startGlewlwyd } from './glewlwyd.ts';
import { walk } from './journey.ts';
import { startLemonldap } from './lemonldap.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'issuer-'));
});
afterEach(async () => {
  await endClients();
  await rm(folder, { recursive: true, force: true });
});

test.for([
  ['glewlwyd', startGlewlwyd],
  ['LemonLDAP::NG', startLemonldap],
] as const)(
  'at %s a person signs in, is still signed in at the next start, and signs out',
  { timeout: 60_000 },
  async ([name, start], { skip }) => {
    const missing = issuerMissing(name);
    if (missing !== null) skip(missing);
    await walk((registered) => start(folder, registered));
  },
);
