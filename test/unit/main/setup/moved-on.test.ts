import { describe, expect, test } from 'vitest';
import type { SetupIntent } from '#contract/setup.ts';
import type { SetupEvent } from '../../../../main/setup/setup-event.ts';
import type { SetupState } from '../../../../main/setup/setup-state.ts';
import { foundCompanyOf } from '../../../../main/setup/setup-view.ts';
import { held } from '../../../support/scripted-ports.ts';
import { scriptedSetup } from '../../../support/scripted-setup.ts';
import { bakery, company, laterAt, replay, seen, setupWith } from '../../../support/setup-states.ts';

/* What arrives about one organisation while the person looks at another, or is another person. */

const mill = { ...bakery, id: 'o2', name: 'Molen B.V.' };
const openOther = { type: 'open-organisation', part: 'verifying', organisation: 'o2' } as const;
const page = { url: 'https://platform.test/verify/1', expiresAt: laterAt };
const verifying: (SetupEvent | SetupIntent)[] = [
  seen(setupWith(bakery, mill)),
  { type: 'open-organisation', part: 'verifying', organisation: 'o1' },
  { type: 'verify', method: 'bank' },
];
const delivering = [
  ...verifying,
  { type: 'verification-started', key: 'key', verification: page } as const,
  openOther,
];

test.each<[string, SetupEvent]>([
  ['was opened', { type: 'page-delivered', organisation: 'o1', to: 'browser' }],
  ['was copied', { type: 'page-delivered', organisation: 'o1', to: 'clipboard' }],
  ['was not opened', { type: 'page-failed', organisation: 'o1', code: 'browser-not-opened' }],
])('that the page of one organisation %s is not said of another', (_what, report) => {
  const before = replay(delivering).state;
  expect(replay([report], before).state).toBe(before);
});

test('an organisation that is no longer there does not lead away from another', () => {
  const { state } = replay([
    ...verifying,
    openOther,
    { type: 'request-failed', key: 'key', code: 'no-longer-there' },
  ]);
  expect(state).toMatchObject({ place: { organisation: 'o2' }, failure: { code: 'no-longer-there' } });
});

describe('an organisation that was added', () => {
  const companies = [company, { ...company, id: 'company-2' }].map(foundCompanyOf);
  const adding: (SetupEvent | SetupIntent)[] = [
    seen(setupWith()),
    { type: 'open', part: 'finding' },
    { type: 'search', query: 'Bakkerij' },
    { type: 'found', operation: 1, query: 'Bakkerij', companies },
    { type: 'choose-company', company: 'company-1' },
    { type: 'add-organisation' },
  ];
  const added = { type: 'organisation-added', key: 'key', organisation: bakery } as const;

  test('leads on only where its company is still looked at', () => {
    const placeAfter = (...then: (SetupEvent | SetupIntent)[]): SetupState['place'] =>
      replay([...adding, ...then, added]).state.place;
    expect(placeAfter()).toMatchObject({ at: 'verifying', organisation: 'o1' });
    expect(placeAfter({ type: 'close' })).toMatchObject({ at: 'finding' });
    expect(placeAfter({ type: 'close' }, { type: 'choose-company', company: 'company-2' })).toMatchObject({
      at: 'confirming',
      company: { id: 'company-2' },
    });
  });
});

test('a page that opens after another person has signed in is not said to be theirs', async () => {
  const opened = Promise.withResolvers<void>();
  const setup = scriptedSetup({
    platform: {
      watch: async (_session, etag, signal) =>
        etag === null ? { setup: setupWith(bakery), etag: '"1"', retryAfterMs: 0 } : await held(signal),
      startVerification: async () => page,
    },
    browser: { open: () => opened.promise, copy: async () => undefined },
  });
  await setup.begin();
  const open = { type: 'open-organisation', part: 'verifying', organisation: 'o1' } as const;
  await setup.ask(open, { type: 'verify', method: 'bank' });
  setup.controller.offer({ session: 's2', mayInvite: true });
  await setup.settle();
  await setup.ask(open);
  opened.resolve();
  await setup.settle();
  expect(setup.view.place).toEqual({ at: 'verifying', organisation: 'o1', page: 'none' });
});
