import { describe, expect, test } from 'vitest';
import type { SetupIntent } from '#contract/setup.ts';
import type { OwnOrganisation, ReceivingRequest } from '../../../../main/platform-contract/setup-contract.ts';
import { savedSetup, savedSetupOf } from '../../../../main/setup/saved-setup.ts';
import type { SetupEvent } from '../../../../main/setup/setup-event.ts';
import type { SeenSetup } from '../../../../main/setup/setup-ports.ts';
import type { SetupState } from '../../../../main/setup/setup-state.ts';
import { viewOf } from '../../../../main/setup/setup-view.ts';
import { held } from '../../../support/scripted-ports.ts';
import { scriptedSetup } from '../../../support/scripted-setup.ts';
import { bakery, replay, seen, setupWith } from '../../../support/setup-states.ts';

/* Receiving by a VAT number that waited while the app was quit. The number is not written to disk: the board names it again. */

const vatNumber = 'NL000099998B57';
const switching: (SetupEvent | SetupIntent)[] = [
  seen(setupWith(bakery)),
  { type: 'open-organisation', part: 'receiving', organisation: 'o1' },
  { type: 'set-receiving', scheme: '9944', value: vatNumber, on: true },
  { type: 'queued', key: 'key' },
];
/** What the next run reads of what this one wrote. */
const onDisk = (state: SetupState) => savedSetup.parse(JSON.parse(JSON.stringify(savedSetupOf('s1', state))));
const restarted = (state = replay(switching).state) =>
  replay([{ type: 'restored', saved: onDisk(state) }]).state;

test('is kept without the number, also by a run that does not see the board', () => {
  const saved = onDisk(replay(switching).state);
  expect(saved.request).toEqual({
    kind: 'resume-receiving',
    key: 'key',
    organisation: 'o1',
    scheme: '9944',
    on: true,
  });
  expect(JSON.stringify(saved).replace(/\D/g, '')).not.toContain('000099998');
  expect(onDisk(restarted())).toEqual(saved);
});

test('waits for the board, and is sent once with the number that it names', async () => {
  const asked: Promise<SeenSetup>[] = [];
  const first = Promise.withResolvers<SeenSetup>();
  const sent: [string, ReceivingRequest][] = [];
  const setup = scriptedSetup({
    platform: {
      watch: (_session, etag, signal) => {
        const answer = etag === null ? first.promise : held(signal);
        asked.push(answer);
        return answer;
      },
      setReceiving: async (_session, organisation, request) => {
        sent.push([organisation, request]);
        return {
          ...bakery,
          identifiers: bakery.identifiers.map((one) => ({ ...one, receive: 'on' as const })),
        };
      },
    },
  });
  setup.disk.saved = onDisk(replay(switching).state);
  await setup.begin();
  expect(setup.view).toMatchObject({ phase: 'queued', place: { at: 'receiving', organisation: 'o1' } });
  expect(sent).toEqual([]);
  await setup.ask({ type: 'send-now' });
  expect(asked).toHaveLength(2);
  first.resolve({ setup: setupWith(bakery), etag: '"1"', retryAfterMs: 0 });
  await setup.settle();
  await setup.clock.run(60_000);
  expect(sent).toEqual([['o1', { scheme: '9944', value: vatNumber, on: true }]]);
  expect(setup.view).toMatchObject({ phase: 'idle' });
});

test('can be withdrawn while it waits', () => {
  const { state } = replay([{ type: 'withdraw' }, seen(setupWith(bakery))], restarted());
  expect(state).toMatchObject({ request: null, phase: 'idle', failure: null });
});

describe('is given up', () => {
  const [kvk, vat] = bakery.identifiers;
  const withIdentifiers = (...identifiers: OwnOrganisation['identifiers']) => ({ ...bakery, identifiers });

  test.each([
    ['the organisation has vanished', []],
    ['it has no such number any more', [withIdentifiers(...(kvk ? [kvk] : []))]],
  ])('and said where %s', (_what, organisations) => {
    const { state, effects } = replay([seen(setupWith(...organisations))], restarted());
    expect(effects).toEqual([]);
    expect(viewOf(state)).toMatchObject({ phase: 'idle', failure: { code: 'no-longer-there' } });
  });

  test('where there are two such numbers, of which the wrong one could be switched', () => {
    const two = vat ? [vat, { ...vat, value: 'NL002455799B11' }] : [];
    const { state, effects } = replay([seen(setupWith(withIdentifiers(...two)))], restarted());
    expect(effects).toEqual([]);
    expect(state).toMatchObject({ phase: 'idle', request: null, place: { at: 'receiving' } });
  });
});
