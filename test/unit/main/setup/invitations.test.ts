import { describe, expect, test } from 'vitest';
import type { SetupIntent } from '#contract/setup.ts';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { savedSetup, savedSetupOf } from '../../../../main/setup/saved-setup.ts';
import type { SetupEvent } from '../../../../main/setup/setup-event.ts';
import type { SetupState } from '../../../../main/setup/setup-state.ts';
import { viewOf } from '../../../../main/setup/setup-view.ts';
import { scriptedSetup } from '../../../support/scripted-setup.ts';
import { ask, bakery, replay, seen, setupWith } from '../../../support/setup-states.ts';

describe('inviting', () => {
  const inviting: (SetupEvent | SetupIntent)[] = [
    seen(setupWith(bakery)),
    { type: 'open', part: 'inviting' },
    { type: 'invite', addresses: ['a@x.test', ' b@x.test ', 'a@x.test'] },
  ];
  /** What the next run reads of what this one wrote. */
  const restart = (state: SetupState) =>
    savedSetup.parse(JSON.parse(JSON.stringify(savedSetupOf('s1', state))));
  const answered = (
    email: string,
    outcome: 'invited' | 'already-member' | 'address-elsewhere' | 'email-invalid',
  ) => ({ type: 'invitation-answered', key: 'key', email, outcome }) as const;

  test('each address once, each with a key of its own', () => {
    expect(replay(inviting).effects).toMatchObject([
      {
        request: {
          organisations: ['o1'],
          invitations: [
            { email: 'a@x.test', key: 'key-0' },
            { email: 'b@x.test', key: 'key-1' },
          ],
        },
      },
    ]);
  });

  test('says per address what came of it, and keeps those that failed', () => {
    const { state } = replay([
      ...inviting,
      answered('a@x.test', 'invited'),
      answered('b@x.test', 'address-elsewhere'),
    ]);
    expect(viewOf(state)).toMatchObject({
      phase: 'idle',
      place: {
        addresses: 'b@x.test',
        outcomes: [{ outcome: 'invited' }, { outcome: 'address-elsewhere' }],
      },
    });
  });

  const typed = (value: string): SetupIntent => ({ type: 'draft', field: 'addresses', value });

  test('only what is settled leaves what was typed, which else stays as it is', () => {
    const { state } = replay([
      ...inviting.slice(0, 2),
      typed('a@x.test, b@x.test; c@y.test'),
      { type: 'invite', addresses: ['a@x.test', 'b@x.test'] },
      answered('a@x.test', 'invited'),
      typed('b@x.test; c@y.test\nnog iemand'),
      answered('b@x.test', 'address-elsewhere'),
    ]);
    expect(viewOf(state)).toMatchObject({
      phase: 'idle',
      place: {
        addresses: 'b@x.test; c@y.test\nnog iemand',
        outcomes: [{ outcome: 'invited' }, { outcome: 'address-elsewhere' }],
      },
    });
  });

  test('somebody who has access already leaves the box: there is nothing to correct', () => {
    const before = [...inviting.slice(0, 2), typed('a@x.test b@x.test'), ...inviting.slice(2)];
    const { state } = replay([
      ...before,
      answered('a@x.test', 'already-member'),
      answered('b@x.test', 'invited'),
    ]);
    expect(state.drafts.addresses).toBe('');
  });

  test('after a restart only what was not sent is sent, and what came of the others is still said', async () => {
    const { state } = replay([
      ...inviting,
      answered('a@x.test', 'address-elsewhere'),
      { type: 'queued', key: 'key' },
    ]);
    const sent: [string, string][] = [];
    const setup = scriptedSetup({
      platform: {
        invite: async (_session, { email }, key) => {
          sent.push([email, key]);
          return { status: 'invited' };
        },
      },
    });
    setup.disk.saved = restart(state);
    await setup.begin();
    expect(sent).toEqual([['b@x.test', 'key-1']]);
    expect(setup.view).toMatchObject({
      phase: 'idle',
      place: {
        addresses: 'a@x.test\n',
        outcomes: [
          { email: 'a@x.test', outcome: 'address-elsewhere' },
          { email: 'b@x.test', outcome: 'invited' },
        ],
      },
    });
  });

  test.each([
    ['of which some failed', [answered('a@x.test', 'invited'), answered('b@x.test', 'address-elsewhere')]],
    [
      'that were stopped',
      [
        answered('a@x.test', 'invited'),
        { type: 'request-failed', key: 'key', code: 'not-administrator' } as const,
      ],
    ],
  ])('invitations %s stand as they are after a restart', (_what, reports) => {
    const { state } = replay([...inviting, ...reports]);
    const restored = replay([{ type: 'restored', saved: restart(state) }]);
    expect(restored.effects).toEqual([]);
    expect(restored.state.place).toEqual(state.place);
    expect(restored.state.place).toMatchObject({ addresses: 'b@x.test' });
  });

  test('a person who is no administrator reads of each what happened, and nothing waits', () => {
    const { state } = replay([
      ...inviting,
      answered('a@x.test', 'invited'),
      { type: 'request-failed', key: 'key', code: 'not-administrator' },
    ]);
    expect(viewOf(state)).toMatchObject({
      phase: 'idle',
      failure: { code: 'not-administrator' },
      place: { outcomes: [{ outcome: 'invited' }, { outcome: 'not-administrator' }] },
    });
  });

  test('leaving and coming back shows the same addresses and outcomes, while they are sent and after', () => {
    const away = [{ type: 'close' } as const, { type: 'open', part: 'inviting' } as const];
    const sending = replay([...inviting, answered('a@x.test', 'invited')]).state;
    expect(replay(away, sending).state.place).toEqual(sending.place);
    const elsewhere = [{ type: 'close' } as const, answered('b@x.test', 'address-elsewhere')];
    expect(replay([...elsewhere, { type: 'open', part: 'inviting' }], sending).state.place).toMatchObject({
      addresses: 'b@x.test',
      outcomes: [{ outcome: 'invited' }, { outcome: 'address-elsewhere' }],
    });
  });

  test.each([
    ['they are answered', answered('b@x.test', 'invited')],
    ['they are stopped', { type: 'request-failed', key: 'key', code: 'not-administrator' } as const],
  ])('what is typed while invitations are sent is still there once %s', (_what, report) => {
    const { state } = replay([
      ...inviting,
      { type: 'draft', field: 'addresses', value: 'a@x.test, b@x.test, c@x.test' },
      answered('a@x.test', 'invited'),
      report,
    ]);
    expect(state.drafts.addresses).toContain('c@x.test');
    expect(state.drafts.addresses).not.toContain('a@x.test');
  });

  test('addresses beyond those of one request stay typed', () => {
    const { state } = replay([
      ...inviting.slice(0, 2),
      { type: 'draft', field: 'addresses', value: 'a@x.test b@x.test c@x.test' },
      ...inviting.slice(2),
      answered('a@x.test', 'invited'),
      answered('b@x.test', 'invited'),
    ]);
    expect(state.drafts.addresses).toBe('c@x.test');
  });

  test('withdrawn while they wait, only those that were not sent go back to where they were typed', () => {
    const { state } = replay([
      ...inviting,
      answered('a@x.test', 'invited'),
      { type: 'queued', key: 'key' },
      { type: 'withdraw' },
    ]);
    expect(state.place).toMatchObject({ addresses: 'b@x.test', outcomes: [{ outcome: 'invited' }] });
  });

  test('a VAT number among the addresses is not written to disk, whatever became of it', () => {
    const typed = 'NL000099998B57';
    const waiting = replay([
      ...inviting.slice(0, 2),
      { type: 'invite', addresses: [typed, 'a@x.test'] },
    ]).state;
    const failed = replay([answered(typed, 'email-invalid'), answered('a@x.test', 'invited')], waiting).state;
    for (const state of [waiting, failed]) {
      expect(JSON.stringify(restart(state))).not.toContain('000099998');
      expect(JSON.stringify(restart(state))).toContain('a@x.test');
    }
  });

  test('a saved request of which nothing is left to be sent is over, as is one of a later version', () => {
    const { state } = replay([...inviting, answered('a@x.test', 'address-elsewhere')]);
    const saved: unknown = JSON.parse(
      JSON.stringify(restart(state)).replaceAll('"waiting"', '"an-outcome-of-later"'),
    );
    const restored = replay([{ type: 'restored', saved: savedSetup.parse(saved) }]);
    expect(restored.effects).toEqual([]);
    expect(restored.state).toMatchObject({ request: null, phase: 'idle' });
    expect(restored.state.drafts.addresses).toBe('a@x.test\nb@x.test');
  });

  test('a platform that wants fewer requests gets no more of them, and each row says so', async () => {
    const sent: string[] = [];
    const setup = scriptedSetup({
      platform: {
        invite: async (_session, { email }) => {
          sent.push(email);
          throw new OnboardingError('too-many-requests');
        },
      },
    });
    setup.disk.saved = restart(replay([...inviting, { type: 'queued', key: 'key' }]).state);
    await setup.begin();
    expect(sent).toEqual(['a@x.test']);
    expect(setup.view).toMatchObject({
      phase: 'idle',
      failure: { code: 'too-many-requests' },
      place: {
        addresses: 'a@x.test\nb@x.test',
        outcomes: [{ outcome: 'too-many-requests' }, { outcome: 'too-many-requests' }],
      },
    });
  });

  test('that they are sent later is said once they are on disk, so that a crash cannot break it', async () => {
    const setup = scriptedSetup({
      platform: {
        watch: async () => ({ setup: setupWith(bakery), etag: null, retryAfterMs: 0 }),
        invite: async () => {
          throw new OnboardingError('offline');
        },
      },
    });
    await setup.begin();
    const { promise: held, resolve: write } = Promise.withResolvers<void>();
    setup.disk.held = held;
    await setup.ask({ type: 'open', part: 'inviting' }, { type: 'invite', addresses: ['a@x.test'] });
    expect(setup.view.phase).toBe('busy');
    write();
    await setup.settle();
    expect(setup.view.phase).toBe('queued');
    expect(setup.disk.saved?.request).toMatchObject({ invitations: [{ email: 'a@x.test' }] });
  });

  test('is not possible where the rules of this machine forbid it, also not for a part that is open', () => {
    expect(replay([{ type: 'offered', mayInvite: false }, ...inviting]).state.place).toEqual({ at: 'board' });
    const { state } = replay([...inviting.slice(0, 2), { type: 'offered', mayInvite: false }]);
    expect(state.place).toEqual({ at: 'board' });
    const queued = replay([...inviting, { type: 'queued', key: 'key' }]).state;
    const forbidden = replay([{ type: 'offered', mayInvite: false }], queued);
    expect(forbidden).toMatchObject({
      state: { request: null, phase: 'idle' },
      effects: [{ do: 'withdraw' }],
    });
    const saved = savedSetup.parse(savedSetupOf('s1', queued));
    expect(
      replay([
        { type: 'offered', mayInvite: false },
        { type: 'restored', saved },
      ]).effects,
    ).toEqual([]);
    expect(replay([ask({ type: 'invite', addresses: ['a@x.test'] })], state).effects).toEqual([]);
  });
});
