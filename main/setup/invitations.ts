import { listAddresses, removeAddresses } from '#contract/address-list.ts';
import type { FailureCode } from '#contract/failure.ts';
import { type InvitationOutcome, isSettled } from '#contract/setup.ts';
import type { SetupRequest } from './setup-request.ts';
import type { SetupState } from './setup-state.ts';

type InvitationRequest = Extract<SetupRequest, { kind: 'invite' }>;

/** What came of each invitation: of the present request, or else of the last one. */
export function outcomesOf({
  request,
  outcomes,
}: Pick<SetupState, 'request' | 'outcomes'>): InvitationOutcome[] {
  if (request?.kind !== 'invite') return outcomes;
  return request.invitations.map(({ email, outcome }) => ({ email, outcome }));
}

/** Whether some of a request is still to be sent. */
export function isUnsent(request: SetupRequest): boolean {
  return request.kind !== 'invite' || request.invitations.some(({ outcome }) => outcome === 'waiting');
}

/** Begins a request. What was typed becomes its addresses, unless main was told of a longer list that has them all. */
export function beginInvitations(state: SetupState, request: InvitationRequest): SetupState {
  const asked = request.invitations.map(({ email }) => email);
  const told = listAddresses(state.drafts.addresses);
  const addresses = asked.every((one) => told.includes(one)) ? state.drafts.addresses : asked.join('\n');
  return showInvitations({ ...state, request, drafts: { ...state.drafts, addresses } });
}

/**
 * What came of one invitation; after the last, the request is over. An address that is settled leaves what was typed; everything
 * else stays there.
 */
export function answerInvitation(
  state: SetupState,
  { email, outcome }: { email: string; outcome: InvitationOutcome['outcome'] },
): SetupState {
  const { request } = state;
  if (request?.kind !== 'invite') return state;
  const invitations = request.invitations.map((one) => (one.email === email ? { ...one, outcome } : one));
  const typed = state.drafts.addresses;
  const addresses = isSettled({ email, outcome }) ? removeAddresses(typed, [email]) : typed;
  const drafts = { ...state.drafts, addresses };
  const next = { ...state, drafts, request: { ...request, invitations } };
  return isUnsent(next.request) ? showInvitations(next) : endInvitations(next);
}

/**
 * Ends a request. What came of each invitation stays to be seen, and what was typed to be sent again.
 *
 * @param stoppedBy why nothing more of it is sent; absent where the person or the rules withdrew it
 */
export function endInvitations(state: SetupState, stoppedBy?: FailureCode): SetupState {
  const outcomes = outcomesOf(state).flatMap((one): InvitationOutcome[] => {
    if (one.outcome !== 'waiting') return [one];
    return stoppedBy === undefined ? [] : [{ ...one, outcome: stoppedBy }];
  });
  return showInvitations({ ...state, request: null, phase: 'idle', outcomes });
}

/** Shows the addresses and outcomes of now, where the person is at the invitations. */
function showInvitations(state: SetupState): SetupState {
  const { place, drafts } = state;
  if (place.at !== 'inviting') return state;
  return { ...state, place: { ...place, addresses: drafts.addresses, outcomes: outcomesOf(state) } };
}
