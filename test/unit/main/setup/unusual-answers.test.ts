import { describe, expect, test } from 'vitest';
import { type FailureCode, failureCodes, transientFailures } from '#contract/failure.ts';
import type { SetupIntent } from '#contract/setup.ts';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { isSessionOver } from '../../../../main/journey/effects/session.ts';
import { hardenFetch } from '../../../../main/network/transport.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import type { OwnOrganisation, Setup } from '../../../../main/platform-contract/setup-contract.ts';
import type { SetupEvent } from '../../../../main/setup/setup-event.ts';
import { viewOf } from '../../../../main/setup/setup-view.ts';
import { scriptedSetup, setupPlatform } from '../../../support/scripted-setup.ts';
import { bakery, replay, seen, setupWith } from '../../../support/setup-states.ts';

/* Answers that are larger, longer or other than this client can show: something true is said, and nothing that was known is lost. */

/** A setup over HTTP, whose platform answers these in turn, and then holds the question. */
function answeredWith(...answers: Response[]) {
  const call = createPlatformCall(
    'https://platform.test',
    hardenFetch(async () => answers.shift() ?? (await new Promise(() => undefined))),
  );
  return scriptedSetup({ platform: setupPlatform(call) });
}

const json = (body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json', ...headers } });
const problem = (type: string, status: number) =>
  new Response(JSON.stringify({ type: `https://platform.test/problems/${type}` }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

describe('a board that cannot be read', () => {
  test.each([
    ['is larger than a megabyte', () => json({ ...setupWith(bakery), padding: 'x'.repeat(1_100_000) })],
    ['has no environment', () => json({ organisations: [] })],
    ['is a page', () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } })],
  ])('because it %s is said as that, and the board of before stays', async (_what, answer) => {
    const setup = answeredWith(json(setupWith(bakery)), answer(), json(setupWith(bakery)));
    await setup.begin();
    await expect.poll(() => setup.view.board).not.toBeNull();
    await setup.clock.run(1_000);
    await expect.poll(() => setup.view.boardFailure).toBe('platform-answer-invalid');
    expect(setup.view.board?.organisations).toHaveLength(1);
    await setup.clock.run(2_000);
    await expect.poll(() => setup.view.boardFailure).toBeUndefined();
    expect(setup.view.isOffline).toBe(false);
    setup.controller.stop();
  });

  const stays = failureCodes.filter((code) => !isSessionOver(code));
  const saidOf = async (code: FailureCode) => {
    const setup = scriptedSetup({ platform: { watch: () => Promise.reject(new OnboardingError(code)) } });
    await setup.begin();
    return setup.view;
  };

  test('is said as out of reach only where it is', async () => {
    for (const code of stays) {
      const { isOffline, boardFailure } = await saidOf(code);
      expect({ code, isOffline, boardFailure }).toEqual({
        code,
        isOffline: true,
        boardFailure: transientFailures.includes(code) ? undefined : code,
      });
    }
  });
});

describe('more organisations than are read', () => {
  const many: OwnOrganisation[] = Array.from({ length: 230 }, (_, at) => ({ ...bakery, id: `o${at + 1}` }));
  const listed = (...organisations: OwnOrganisation[]): Setup => setupWith(...organisations.slice(0, 200));
  const added = { ...bakery, id: 'o230' };
  const adding: (SetupEvent | SetupIntent)[] = [
    seen(listed(...many)),
    { type: 'open', part: 'finding' },
    { type: 'search', query: 'Bakkerij' },
    {
      type: 'found',
      operation: 1,
      query: 'Bakkerij',
      companies: [{ id: 'c', name: 'B', tradeNames: [], city: 'Utrecht', isActive: true, presence: 'none' }],
    },
    { type: 'choose-company', company: 'c' },
    { type: 'add-organisation' },
    { type: 'organisation-added', key: 'key', organisation: added },
  ];

  test('are said to be more, and those that fit are shown', async () => {
    const setup = answeredWith(json(setupWith(...many)));
    await setup.begin();
    await expect.poll(() => setup.view.board?.organisations.length).toBe(200);
    expect(setup.view.board?.listedOrganisations).toBe(200);
    setup.controller.stop();
    expect(viewOf(replay([seen(setupWith(bakery))]).state).board).not.toHaveProperty('listedOrganisations');
  });

  test('leave one that was added here known, although the list does not reach it', () => {
    const before = replay(adding).state;
    const { state } = replay([seen(listed(...many)), seen(listed(...many))], before);
    expect(viewOf(state)).toMatchObject({ place: { at: 'verifying', organisation: 'o230' } });
    expect(viewOf(state).board?.organisations.map(({ id }) => id)).toContain('o230');
    expect(state.failure).toBeNull();
  });

  test('leave the one that is open known, although the list comes in another order', () => {
    const { state } = replay([
      seen(listed(...many)),
      { type: 'open-organisation', part: 'verifying', organisation: 'o1' },
      seen(listed(...many.slice(20))),
    ]);
    expect(state).toMatchObject({ place: { at: 'verifying', organisation: 'o1' }, failure: null });
  });

  test('are not all in an invitation, which the platform would refuse', () => {
    const { effects } = replay([
      ...adding,
      { type: 'open', part: 'inviting' },
      { type: 'invite', addresses: ['anna@molen.test'] },
    ]);
    expect(effects).toMatchObject([{ request: { organisations: { length: 200 } } }]);
  });
});

test('a query that the platform refuses as too long finds nothing, and stays typed', async () => {
  const setup = answeredWith(json(setupWith(), { etag: '"1"' }), problem('malformed-request', 400));
  const query = 'ﷺ'.repeat(320);
  await setup.begin();
  await expect.poll(() => setup.view.board).not.toBeNull();
  await setup.ask({ type: 'open', part: 'finding' }, { type: 'search', query });
  await expect.poll(() => setup.view.phase).toBe('idle');
  expect(setup.view.failure).toBeUndefined();
  expect(setup.view.place).toMatchObject({ at: 'finding', query, found: [] });
  setup.controller.stop();
});
