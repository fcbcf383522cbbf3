import { describe, expect, test } from 'vitest';
import type { SetupIntent } from '#contract/setup.ts';
import { savedSetup, savedSetupOf } from '../../../../main/setup/saved-setup.ts';
import type { SetupEvent } from '../../../../main/setup/setup-event.ts';
import { initialSetup } from '../../../../main/setup/setup-state.ts';
import { foundCompanyOf, viewOf } from '../../../../main/setup/setup-view.ts';
import { bakery, company, laterAt, replay, seen, setupWith } from '../../../support/setup-states.ts';

const found = foundCompanyOf(company);
const searching: (SetupEvent | SetupIntent)[] = [
  seen(setupWith()),
  { type: 'open', part: 'finding' },
  { type: 'search', query: ' KvK: 695 99 084 ' },
];
const confirming: (SetupEvent | SetupIntent)[] = [
  ...searching,
  { type: 'found', operation: 1, query: 'bakkerij', companies: [found] },
  { type: 'choose-company', company: 'company-1' },
];
const verifying: (SetupEvent | SetupIntent)[] = [
  seen(setupWith(bakery)),
  { type: 'open-organisation', part: 'verifying', organisation: 'o1' },
];
const page = { url: 'https://platform.test/verify/1', expiresAt: laterAt };

describe('finding an organisation', () => {
  test('what was typed stays as it is, and the number in it is searched for', () => {
    const { state, effects } = replay(searching);
    expect(effects).toEqual([{ do: 'search', operation: 1, typed: ' KvK: 695 99 084 ', query: '69599084' }]);
    expect(state.place).toMatchObject({ at: 'finding', query: ' KvK: 695 99 084 ' });
    expect(state.phase).toBe('busy');
  });

  test('the answer to an earlier search is dropped', () => {
    const twice = replay([...searching, { type: 'search', query: 'Molen' }]).state;
    expect(
      replay([{ type: 'found', operation: 1, query: 'bakkerij', companies: [found] }], twice).state,
    ).toBe(twice);
  });

  test('leaving a search gives it up, and what was typed is there again', () => {
    const { state } = replay([...searching, { type: 'close' }, { type: 'open', part: 'finding' }]);
    expect(state).toMatchObject({ phase: 'idle', place: { query: ' KvK: 695 99 084 ' } });
  });

  test('back from a company, the search is still there', () => {
    const { state } = replay([...confirming, { type: 'close' }]);
    expect(state.place).toMatchObject({ at: 'finding', found: [found] });
  });

  test('a failure stands at the search, until something else is typed', () => {
    const failed = replay([...searching, { type: 'search-failed', operation: 1, code: 'offline' }]).state;
    expect(failed).toMatchObject({ phase: 'idle', failure: { code: 'offline' } });
    expect(replay([{ type: 'draft', field: 'query', value: 'M' }], failed).state.failure).toBeNull();
  });
});

describe('adding an organisation', () => {
  const adding = [...confirming, { type: 'add-organisation' } as const];
  const added = { type: 'organisation-added', key: 'key', organisation: bakery } as const;

  test('is asked for once, however often the button is clicked', () => {
    const { state, effects } = replay(adding);
    expect(effects).toEqual([{ do: 'send', request: { kind: 'add', key: 'key', company: 'company-1' } }]);
    expect(replay([{ type: 'add-organisation' }], state)).toEqual({ state, effects: [] });
  });

  test('leads on to the proof that the person may act, before the board knows of it', () => {
    const before = replay(adding).state;
    const { state, effects } = replay([added], before);
    expect(state.place).toEqual({ at: 'verifying', organisation: 'o1', page: 'none' });
    // The watch waits for another board than the one from before, which a removal meanwhile brings back.
    expect(effects).toEqual([{ do: 'refresh-board' }]);
    expect(viewOf(state).board?.organisations.map(({ id }) => id)).toEqual(['o1']);
  });

  test.each([
    ['at its proof', []],
    ['at the board', [{ type: 'close' } as const]],
  ])('one that the next board does not have is let go, and said %s', (_where, then) => {
    const { state } = replay([...adding, added, ...then, seen(setupWith())]);
    expect(viewOf(state)).toMatchObject({
      place: { at: 'board' },
      failure: { code: 'no-longer-there' },
      board: { organisations: [] },
    });
    // Nor is it shown or said again.
    expect(replay([{ type: 'close' }, seen(setupWith())], state).state).toMatchObject({
      failure: null,
      added: [],
    });
  });

  test('one that the next board has is shown as the platform has it', () => {
    const { state } = replay([...adding, added, seen(setupWith({ ...bakery, state: 'active' }))]);
    expect(viewOf(state).board?.organisations).toMatchObject([{ id: 'o1', state: 'active' }]);
    expect(state).toMatchObject({ place: { at: 'verifying' }, failure: null });
  });

  test('waits for the network, and is sent again with the same key after a restart', () => {
    const queued = replay([...adding, { type: 'queued', key: 'key' }]).state;
    expect(queued.phase).toBe('queued');
    const saved = savedSetup.parse(JSON.parse(JSON.stringify(savedSetupOf('s1', queued))));
    const restored = replay([{ type: 'restored', saved }]);
    expect(restored.effects).toEqual([{ do: 'send', request: queued.request }]);
    expect(restored.state).toMatchObject({ phase: 'busy', place: { at: 'finding' } });
  });

  test('can be withdrawn while it waits', () => {
    const { state, effects } = replay([...adding, { type: 'queued', key: 'key' }, { type: 'withdraw' }]);
    expect(effects).toEqual([{ do: 'withdraw' }]);
    expect(state).toMatchObject({ request: null, phase: 'idle' });
  });

  test.each(['organisation-elsewhere', 'organisation-limit', 'not-administrator'] as const)(
    '%s is said beside the button',
    (code) => {
      const { state } = replay([...adding, { type: 'request-failed', key: 'key', code }]);
      expect(viewOf(state)).toMatchObject({ place: { at: 'confirming' }, phase: 'idle', failure: { code } });
    },
  );

  test('is not offered for one that is elsewhere already', () => {
    const elsewhere = { ...found, presence: 'elsewhere' as const };
    const { effects } = replay([
      ...searching,
      { type: 'found', operation: 1, query: 'bakkerij', companies: [elsewhere] },
      { type: 'choose-company', company: 'company-1' },
      { type: 'add-organisation' },
    ]);
    expect(effects).toEqual([]);
  });
});

describe('proving that one may act', () => {
  const verify = { type: 'verify', method: 'bank' } as const;
  const answer = { type: 'verification-started', key: 'key', verification: page } as const;
  const started = [...verifying, verify, answer];

  test('opens the page once, and again only when asked', () => {
    const { state, effects } = replay(started);
    expect(effects).toEqual([{ do: 'deliver-page', organisation: 'o1', url: page.url, to: 'browser' }]);
    const opened = replay(
      [{ type: 'page-delivered', organisation: 'o1', to: 'browser' }, { type: 'copy-page' }],
      state,
    );
    expect(opened.effects).toEqual([
      { do: 'deliver-page', organisation: 'o1', url: page.url, to: 'clipboard' },
    ]);
    expect(viewOf(opened.state).place).toMatchObject({ page: 'opened' });
  });

  test('asks for another page once the first has expired', () => {
    const { state } = replay(started);
    const { effects } = replay(
      [{ type: 'asked', intent: { type: 'open-page' }, newKey: 'second', nowMs: Date.parse(laterAt) + 1 }],
      state,
    );
    expect(effects).toMatchObject([{ do: 'send', request: { kind: 'verify', key: 'second' } }]);
  });

  test('does not open a page by surprise after it had to wait, or elsewhere', () => {
    const queued = replay([...verifying, verify, { type: 'queued', key: 'key' }]).state;
    const { state, effects } = replay([answer], queued);
    expect(effects).toEqual([]);
    expect(state.place).toMatchObject({ page: 'ready' });
    const elsewhere = replay([...verifying, verify, { type: 'close' }, answer]);
    expect(elsewhere.effects).toEqual([]);
  });

  test('a page that may not be opened is said, and nothing else happens', () => {
    const { state } = replay([
      ...started,
      { type: 'page-failed', organisation: 'o1', code: 'link-not-allowed' },
    ]);
    expect(viewOf(state)).toMatchObject({ place: { page: 'ready' }, failure: { code: 'link-not-allowed' } });
  });

  test('an organisation that vanishes meanwhile is said on the board', () => {
    const { state } = replay([...started, seen(setupWith())]);
    expect(viewOf(state)).toMatchObject({ place: { at: 'board' }, failure: { code: 'no-longer-there' } });
    expect(state.page).toBeNull();
  });

  test('the address of the page is neither in the view nor on disk', () => {
    const { state } = replay(started);
    expect(JSON.stringify([viewOf(state), savedSetupOf('s1', state)])).not.toContain('verify/1');
  });
});

describe('receiving', () => {
  const receiving = [
    seen(setupWith(bakery)),
    { type: 'open-organisation', part: 'receiving', organisation: 'o1' } as const,
  ];

  test('is switched only for an identifier of this organisation', () => {
    const set = { type: 'set-receiving', scheme: '0106', value: '69599084', on: true } as const;
    expect(replay([...receiving, set]).effects).toHaveLength(1);
    expect(replay([...receiving, { ...set, value: '12345678' }]).effects).toEqual([]);
  });

  test('shows at once what the platform answered', () => {
    const on = { ...bakery, identifiers: [{ ...bakery.identifiers[0], receive: 'on' }] } as typeof bakery;
    const { state } = replay([
      ...receiving,
      { type: 'set-receiving', scheme: '0106', value: '69599084', on: true },
      { type: 'receiving-set', key: 'key', organisation: on },
    ]);
    expect(viewOf(state).board?.organisations[0]?.identifiers).toMatchObject([{ receive: 'on' }]);
  });
});

describe('what is shown and saved', () => {
  test('a platform that cannot be reached leaves the board as it was seen last', () => {
    const { state } = replay([seen(setupWith(bakery)), { type: 'board-failed', code: 'offline' }]);
    expect(viewOf(state)).toMatchObject({ isOffline: true, seenAt: '2026-11-23T10:00:00Z' });
    expect(viewOf(state).board?.organisations).toHaveLength(1);
  });

  test('no VAT number is written to disk: not of an organisation, of Peppol or of what was typed', () => {
    const { state } = replay([
      ...verifying,
      { type: 'open', part: 'finding' },
      { type: 'draft', field: 'query', value: 'btw NL0000.99998.B57' },
      { type: 'open-organisation', part: 'receiving', organisation: 'o1' },
      { type: 'set-receiving', scheme: '9944', value: 'NL000099998B57', on: true },
    ]);
    expect(state.request).not.toBeNull();
    expect(JSON.stringify(savedSetupOf('s1', state)).replace(/\D/g, '')).not.toContain('000099998');
  });

  test.each(['NL123456782', 'NL123456782B0', '123456782B01', 'btw 1234.56.782', '1 2 3 4 5 6 7 8 9'])(
    '“%s” may become a VAT number, and is not written to disk while it is typed',
    (value) => {
      const typed = [...verifying, { type: 'open', part: 'finding' } as const];
      const { state } = replay([
        ...typed,
        { type: 'draft', field: 'query', value },
        { type: 'open', part: 'inviting' },
        { type: 'draft', field: 'addresses', value: `anna@molen.test, ${value.replaceAll(' ', '')}` },
      ]);
      const { drafts } = savedSetupOf('s1', state);
      expect(drafts.query).toBe('');
      expect(drafts.addresses).toContain('anna@molen.test');
      expect(drafts.addresses).not.toMatch(/\d{3}/);
    },
  );

  test.each(['69599084', '695990840001', '0417.497.106', '00000001003214345000', 'Bakkerij 1990'])(
    '“%s” is no VAT number, and is there again after a restart',
    (value) => {
      const { state } = replay([
        ...verifying,
        { type: 'open', part: 'finding' },
        { type: 'draft', field: 'query', value },
      ]);
      expect(savedSetupOf('s1', state).drafts.query).toBe(value);
    },
  );

  test('a place of a file that a person edited is not believed', () => {
    const saved = savedSetupOf('s1', replay(verifying).state);
    const { state } = replay([{ type: 'restored', saved: { ...saved, board: setupWith() } }]);
    expect(state.place).toEqual({ at: 'board' });
  });

  test.each(['in-review', 'active', 'pending'] as const)(
    'of an organisation that is %s: what may be paid',
    (state) => {
      const board = setupWith({ ...bakery, state });
      const open = [
        seen(board),
        { type: 'open-organisation', part: 'verifying', organisation: 'o1' } as const,
      ];
      const sent = (intent: SetupIntent) => replay([...open, intent]).effects.length;
      const isPayable = state === 'pending' ? 1 : 0;
      expect(sent({ type: 'verify', method: 'bank' })).toBe(isPayable);
      expect(sent({ type: 'open-page' })).toBe(isPayable);
      expect(sent({ type: 'copy-page' })).toBe(isPayable);
    },
  );

  test('nothing to do leaves the same state', () => {
    expect(replay([{ type: 'withdraw' }]).state).toBe(initialSetup);
    expect(replay([{ type: 'open-page' }]).state).toBe(initialSetup);
  });
});
