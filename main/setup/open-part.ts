import type { SetupIntent, SetupPlace } from '#contract/setup.ts';
import { outcomesOf } from './invitations.ts';
import type { SetupState } from './setup-state.ts';

type Part = Extract<SetupIntent, { type: 'open' }>['part'];
type OrganisationPart = Extract<SetupIntent, { type: 'open-organisation' }>['part'];

/** A part as it opens: with what was typed there before. */
export function openPart(
  state: Pick<SetupState, 'drafts' | 'found' | 'request' | 'outcomes'>,
  at: Part,
): SetupPlace {
  const { drafts, found } = state;
  switch (at) {
    case 'finding':
      return { at, query: drafts.query, searched: found?.searched ?? '', found: found?.companies ?? null };
    case 'inviting':
      return { at, addresses: drafts.addresses, role: drafts.role, outcomes: outcomesOf(state) };
    case 'bookkeeping':
    case 'checking-invoice':
      return { at };
  }
}

/** A part about one organisation, as it opens. */
export function openOrganisation(at: OrganisationPart, organisation: string): SetupPlace {
  return at === 'verifying' ? { at, organisation, page: 'none' } : { at, organisation };
}
