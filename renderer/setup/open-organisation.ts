import type { OwnOrganisation, SetupView } from '#contract/setup.ts';

/** The organisation that the open part is about; undefined on the board, and where the board does not have it. */
export function findOpenOrganisation({ board, place }: SetupView): OwnOrganisation | undefined {
  if (!('organisation' in place)) return undefined;
  return board?.organisations.find(({ id }) => id === place.organisation);
}
