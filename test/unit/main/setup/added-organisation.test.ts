import { expect, test } from 'vitest';
import type { SeenSetup } from '../../../../main/setup/setup-ports.ts';
import { scriptedSetup } from '../../../support/scripted-setup.ts';
import { bakery, company, setupWith } from '../../../support/setup-states.ts';

test('a board that was on its way while an organisation was added is not taken for one without it', async () => {
  const held: ((seen: SeenSetup) => void)[] = [];
  const empty = { setup: setupWith(), etag: '"1"', retryAfterMs: 0 };
  const setup = scriptedSetup({
    platform: {
      watch: () => new Promise((resolve) => held.push(resolve)),
      findCompanies: async () => [company],
      addOrganisation: async () => bakery,
    },
  });
  await setup.begin();
  held[0]?.(empty);
  await setup.clock.run(2_000);
  await setup.ask(
    { type: 'open', part: 'finding' },
    { type: 'search', query: 'Bakkerij' },
    { type: 'choose-company', company: 'company-1' },
    { type: 'add-organisation' },
  );
  expect(held).toHaveLength(3);
  held[1]?.(empty);
  await setup.settle();
  expect(setup.view.place).toMatchObject({ at: 'verifying', organisation: 'o1' });
  held[2]?.(empty);
  await setup.settle();
  expect(setup.view).toMatchObject({ place: { at: 'board' }, failure: { code: 'no-longer-there' } });
});
