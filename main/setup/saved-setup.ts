import { z } from 'zod';
import { listAddresses, removeAddresses } from '#contract/address-list.ts';
import { readCompanyClue } from '#contract/company-number.ts';
import { invitedRoles } from '#contract/setup.ts';
import { setup } from '../platform-contract/setup-contract.ts';
import { invitationOutcome, type SetupRequest, setupRequest } from './setup-request.ts';
import type { SetupState } from './setup-state.ts';

const text = z.string();

const place = z.discriminatedUnion('at', [
  z.object({ at: z.enum(['board', 'finding', 'inviting', 'bookkeeping', 'checking-invoice']) }),
  z.object({ at: z.enum(['verifying', 'receiving']), organisation: text }),
]);

/**
 * The setup of one session on disk, in clear text: the place, what was typed, the request that is still to be sent, what came of
 * the last invitations, and the board. All without VAT numbers, because that of a sole trader may hold a citizen service number
 * (BSN).
 */
export const savedSetup = z.object({
  session: text,
  place,
  drafts: z.object({ query: text, addresses: text, role: z.enum(invitedRoles) }),
  request: setupRequest.nullable(),
  outcomes: z.array(z.object({ email: text, outcome: invitationOutcome })).default([]),
  board: setup.nullable(),
  seenAt: text.nullable(),
});
export type SavedSetup = z.infer<typeof savedSetup>;

/** The scheme of VAT numbers on Peppol. */
const vatScheme = '9944';

/** Numbers of companies that are never a person's own. */
const harmless: readonly string[] = ['kvk', 'branch', 'oin', 'belgian'];

/** Whether a text has nine digits in a row, as a VAT number that is being typed does, and is no other number of a company. */
function mayHoldVatNumber(text: string): boolean {
  return /\d(?:[\s.\u00a0-]*\d){8}/u.test(text) && !harmless.includes(readCompanyClue(text).kind);
}

/** Whether a text that was typed as an address may be written down. */
function maySave(address: string): boolean {
  return address.includes('@') || !mayHoldVatNumber(address);
}

/** What to save of a session's setup. */
export function savedSetupOf(session: string, state: SetupState): SavedSetup {
  const { board, seenAt, drafts, request, outcomes } = state;
  return {
    session,
    place: savedPlaceOf(state.place),
    drafts: {
      ...drafts,
      query: mayHoldVatNumber(drafts.query) ? '' : drafts.query,
      addresses: removeAddresses(
        drafts.addresses,
        listAddresses(drafts.addresses).filter((one) => !maySave(one)),
      ),
    },
    request: request && savedRequestOf(request),
    outcomes: outcomes.filter(({ email }) => maySave(email)),
    board: board && withoutVatNumbers(board),
    seenAt,
  };
}

/** Confirming a company is saved as the search for it: the register may answer otherwise after a restart. */
function savedPlaceOf(place: SetupState['place']): SavedSetup['place'] {
  switch (place.at) {
    case 'confirming':
      return { at: 'finding' };
    case 'verifying':
    case 'receiving':
      return { at: place.at, organisation: place.organisation };
    default:
      return { at: place.at };
  }
}

/** A request about a VAT number is saved without it: after a restart the platform's board names it again. */
function savedRequestOf(request: SetupRequest): SavedSetup['request'] {
  switch (request.kind) {
    case 'receive': {
      const { value: _, ...rest } = request;
      return request.scheme === vatScheme ? { ...rest, kind: 'resume-receiving' } : request;
    }
    case 'invite':
      return { ...request, invitations: request.invitations.filter(({ email }) => maySave(email)) };
    case 'add':
    case 'verify':
    case 'resume-receiving':
      return request;
  }
}

function withoutVatNumbers(board: NonNullable<SetupState['board']>): NonNullable<SetupState['board']> {
  const organisations = board.organisations.map(({ vatNumber: _, identifiers, ...facts }) => ({
    ...facts,
    identifiers: identifiers.filter(({ scheme }) => scheme !== vatScheme),
  }));
  return { ...board, organisations };
}
