import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundOrganisation } from '#contract/journey.ts';
import type { Effect } from '../../../../main/journey/effect.ts';
import type { Event } from '../../../../main/journey/event.ts';
import { transition } from '../../../../main/journey/machine.ts';
import type { State } from '../../../../main/journey/state.ts';
import { at, organisation, states } from './states.ts';

const another: FoundOrganisation = { ...organisation, name: 'Kaas B.V.', digest: 'digest-of-kaas' };
const yesTo = ({ digest }: FoundOrganisation): Event => ({ type: 'confirm-organisation', digest });
const adoptions = (effects: readonly Effect[]) =>
  effects.filter((effect) => effect.do === 'adopt-organisation');

/** The effects of some events, one after the other, and where they lead. */
function after(state: State, ...events: ((state: State) => Event)[]) {
  const effects: Effect[] = [];
  let last = state;
  for (const event of events) {
    const [next, more] = transition(last, event(last));
    last = next;
    effects.push(...more);
  }
  return { state: last, effects };
}

describe('a confirmation adopts only the organisation that was shown', () => {
  const asking = states['asking about a profile'];

  test('and names it by its digest or by the text of its profile', () => {
    const [, effects] = transition(asking, yesTo(organisation));
    expect(effects).toMatchObject([{ do: 'adopt-organisation', choice: { profile: 'text of a profile' } }]);
    const [, ofLink] = transition(states['asking about an organisation'], yesTo(organisation));
    expect(ofLink).toMatchObject([{ choice: { slug: 'molen', digest: organisation.digest } }]);
  });

  test.each<[string, ((state: State) => Event)[]]>([
    [
      'another profile was opened',
      [() => ({ type: 'profile-opened', organisation: another, profile: 'another text' })],
    ],
    [
      'a profile was opened that does not count',
      [() => ({ type: 'profile-refused', code: 'profile-expired' })],
    ],
    ['a link came', [() => ({ type: 'organisation-named', slug: 'kaas' })]],
    [
      'a link came, and what it means is known',
      [
        () => ({ type: 'organisation-named', slug: 'kaas' }),
        ({ operation }) => ({
          type: 'organisation-found',
          operation,
          slug: 'kaas',
          organisation: another,
          by: 'link',
        }),
      ],
    ],
    [
      'it was cancelled, and another was asked about',
      [
        () => ({ type: 'cancel' }),
        () => ({ type: 'profile-opened', organisation: another, profile: 'another text' }),
      ],
    ],
  ])('and confirms nothing once %s', (_what, events) => {
    const { state } = after(asking, ...events);
    const [next, effects] = transition(state, yesTo(organisation));
    expect(next).toBe(state);
    expect(effects).toEqual([]);
  });

  test('in every order of questions, refusals and confirmations', () => {
    const questions = [organisation, another];
    const event = fc.oneof(
      fc.constantFrom<(state: State) => Event>(
        () => ({ type: 'organisation-named', slug: 'molen' }),
        () => ({ type: 'organisation-named', slug: 'kaas' }),
        () => ({ type: 'profile-opened', organisation, profile: organisation.digest }),
        () => ({ type: 'profile-opened', organisation: another, profile: another.digest }),
        () => ({ type: 'profile-refused', code: 'profile-tampered' }),
        () => ({ type: 'retry' }),
        () => ({ type: 'cancel' }),
        ({ operation }) => ({ type: 'organisation-failed', operation, code: 'organisation-changed' }),
        ({ operation }) => ({ type: 'organisation-failed', operation, code: 'offline' }),
      ),
      fc.constantFrom(...questions).map((one) => ({ operation }: State): Event => {
        const slug = one === organisation ? 'molen' : 'kaas';
        return { type: 'organisation-found', operation, slug, organisation: one, by: 'link' };
      }),
      fc.constantFrom(...questions).map((one) => () => yesTo(one)),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let state = at({ step: 'choosing' });
        for (const make of events) {
          const { journey } = state;
          const shown = journey.step === 'confirming-organisation' ? journey.organisation?.digest : undefined;
          const [next, effects] = transition(state, make(state));
          for (const { choice } of adoptions(effects))
            expect('profile' in choice ? choice.profile : choice.digest).toBe(shown);
          state = next;
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

test('an organisation that changed meanwhile is shown again as it is now', () => {
  const asking = states["asking about an address's organisation"];
  const { state, effects } = after(
    asking,
    () => yesTo(organisation),
    ({ operation }) => ({ type: 'organisation-failed', operation, code: 'organisation-changed' }),
    () => ({ type: 'retry' }),
  );
  expect(effects.map((effect) => effect.do)).toEqual(['adopt-organisation', 'find-organisation']);
  expect(effects.at(-1)).toMatchObject({ slug: 'molen', by: 'address' });
  expect(state.journey).toEqual({ step: 'confirming-organisation', by: 'address', phase: 'busy' });
});
