import type { OwnOrganisation, SetupPlace, SetupView } from '#contract/setup.ts';

/** The props of a part of the setup: the setup while that part is open. */
export type PartProps<Name extends SetupPlace['at']> = {
  setup: SetupView;
  place: Extract<SetupPlace, { at: Name }>;
};

/** The organisation that the open part is about; undefined on the board, and where the board does not have it. */
export function findOpenOrganisation({ board, place }: SetupView): OwnOrganisation | undefined {
  if (!('organisation' in place)) return undefined;
  return board?.organisations.find(({ id }) => id === place.organisation);
}
