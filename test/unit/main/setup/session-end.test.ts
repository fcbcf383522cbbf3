import { describe, expect, test } from 'vitest';
import type { SetupIntent } from '#contract/setup.ts';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import type { SetupPlatform } from '../../../../main/setup/setup-ports.ts';
import { held } from '../../../support/scripted-ports.ts';
import { scriptedSetup } from '../../../support/scripted-setup.ts';
import { bakery, company, setupWith } from '../../../support/setup-states.ts';

/* A session that ends while its environment is set up, found by whichever request comes next. */

const board = { setup: setupWith(bakery), etag: '"1"', retryAfterMs: 0 };
const finding: SetupIntent[] = [
  { type: 'open', part: 'finding' },
  { type: 'search', query: 'Bakkerij' },
];

/** What leads to each request. The board is watched and invoices are checked without one. */
const leadingTo = {
  watch: [],
  findCompanies: finding,
  addOrganisation: [
    ...finding,
    { type: 'choose-company', company: 'company-1' },
    { type: 'add-organisation' },
  ],
  startVerification: [
    { type: 'open-organisation', part: 'verifying', organisation: 'o1' },
    { type: 'verify', method: 'bank' },
  ],
  setReceiving: [
    { type: 'open-organisation', part: 'receiving', organisation: 'o1' },
    { type: 'set-receiving', scheme: '0106', value: '69599084', on: true },
  ],
  invite: [
    { type: 'open', part: 'inviting' },
    { type: 'invite', addresses: ['anna@molen.test', 'bram@molen.test'] },
  ],
  checkInvoice: [],
} satisfies Record<keyof SetupPlatform, SetupIntent[]>;
// `Object.keys` widens the names to string.
const requests = Object.keys(leadingTo) as (keyof typeof leadingTo)[];

describe.each(['session-ended', 'session-lost', 'session-not-kept', 'account-changed'] as const)(
  'a session that is over by “%s”',
  (code) => {
    test.each(requests)('is told once by %s, with the reason, and not as a network', async (request) => {
      const over = () => Promise.reject(new OnboardingError(code));
      const setup = scriptedSetup({
        platform: {
          watch: async (_session, etag, signal) => (etag === null ? board : await held(signal)),
          findCompanies: async () => [company],
          [request]: over,
        },
      });
      await setup.begin();
      await setup.ask(...leadingTo[request]);
      if (request === 'checkInvoice')
        await setup.controller.checkInvoice('<Invoice/>').catch(() => undefined);
      await setup.clock.run(120_000);
      expect(setup.ended).toEqual([{ session: 's1', code }]);
      expect(setup.view).toMatchObject({ isOffline: false });
      expect(setup.view.failure).toBeUndefined();
    });
  },
);
