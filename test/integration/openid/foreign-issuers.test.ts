import { afterEach } from 'vitest';
import { whyImpossible } from '../../../scripts/lib/test-tools.ts';
import { endClients } from '../../support/client.ts';
import { test } from '../../support/fixtures.ts';
import { startGlewlwyd } from './glewlwyd.ts';
import { walk } from './journey.ts';
import { startLemonldap } from './lemonldap.ts';

afterEach(endClients);

test.for([
  ['glewlwyd', startGlewlwyd],
  ['LemonLDAP::NG', startLemonldap],
] as const)(
  'at %s a person signs in, is still signed in at the next start, and signs out',
  { timeout: 60_000 },
  async ([name, start], { skip, folder }) => {
    const missing = whyImpossible(name);
    if (missing !== null) skip(missing);
    await walk((registered) => start(folder, registered));
  },
);
