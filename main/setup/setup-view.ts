import type { FoundCompany, OwnOrganisation, SetupBoard, SetupView } from '#contract/setup.ts';
import {
  type Company,
  mayHaveMore,
  mostOrganisations,
  type Setup,
  type OwnOrganisation as WireOrganisation,
} from '../platform-contract/setup-contract.ts';
import { organisationsOf, type SetupState } from './setup-state.ts';

/** What the window may see of the setup: no address of a page, no key, and no VAT number but those on Peppol. */
export function viewOf(state: SetupState): SetupView {
  const { board, seenAt, isOffline, boardFailure, mayInvite, place, phase, failure } = state;
  return {
    board: board && boardOf(board, organisationsOf(state)),
    seenAt,
    isOffline,
    ...(boardFailure ? { boardFailure } : {}),
    mayInvite,
    place,
    phase,
    ...(failure ? { failure } : {}),
  };
}

function boardOf(
  { environment, organisations, limits, receiving, steps }: Setup,
  own: WireOrganisation[],
): SetupBoard {
  return {
    environment,
    organisations: own.map(shownOrganisation),
    ...(mayHaveMore(organisations) ? { listedOrganisations: mostOrganisations } : {}),
    ...(limits.organisations === undefined ? {} : { organisationLimit: limits.organisations }),
    ...(receiving === undefined ? {} : { receivingPrice: receiving.price }),
    steps: steps.map(({ id, lane, state, title }) => ({
      id,
      lane,
      state,
      ...(title === undefined ? {} : { title }),
    })),
  };
}

function shownOrganisation({
  id,
  name,
  city,
  state,
  reason,
  identifiers,
}: WireOrganisation): OwnOrganisation {
  return {
    id,
    name,
    state,
    ...(city === undefined ? {} : { city }),
    ...(reason === undefined ? {} : { reason }),
    identifiers: identifiers.map(({ provider, ...one }) => ({
      ...one,
      ...(provider === undefined ? {} : { provider }),
    })),
  };
}

/** A company of the register as the window shows it, without its VAT number. */
export function foundCompanyOf({
  id,
  name,
  tradeNames,
  city,
  kvkNumber,
  enterpriseNumber,
  isActive,
  presence,
}: Company): FoundCompany {
  const number = kvkNumber ?? enterpriseNumber;
  return { id, name, tradeNames, city, isActive, presence, ...(number === undefined ? {} : { number }) };
}
