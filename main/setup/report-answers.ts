import { removeAddresses } from '#contract/address-list.ts';
import { isSettled } from '#contract/setup.ts';
import type { OwnOrganisation, Setup } from '../platform-contract/setup-contract.ts';
import type { SavedSetup } from './saved-setup.ts';
import type { SetupEffect, SetupReport } from './setup-event.ts';
import { initialSetup, organisationsOf, type SetupRequest, type SetupState } from './setup-state.ts';

type Transition = readonly [SetupState, readonly SetupEffect[]];

/** What follows from what main learned. An answer to a request that is not the present one changes nothing. */
export function answerReport(state: SetupState, report: SetupReport): Transition {
  if ('key' in report && report.key !== state.request?.key) return [state, []];
  if ('operation' in report && report.operation !== state.operation) return [state, []];
  switch (report.type) {
    case 'restored':
      return restore(state, report.saved);
    case 'offered':
      return withMayInvite(state, report.mayInvite);
    case 'seen':
      return [withBoard(state, report.setup, report.at), []];
    case 'unreachable':
      return [{ ...state, isOffline: true }, []];
    case 'found': {
      const found = { searched: report.query, companies: report.companies };
      const { place } = state;
      const shown =
        place.at === 'finding' ? { ...place, searched: found.searched, found: found.companies } : place;
      return [{ ...state, phase: 'idle', found, place: shown }, []];
    }
    case 'search-failed':
      return [{ ...state, phase: 'idle', failure: failureOf(report) }, []];
    case 'queued':
      return [{ ...state, phase: 'queued', hasWaited: true }, []];
    case 'sending':
      return [{ ...state, phase: 'busy' }, []];
    case 'page-delivered':
    case 'page-failed':
      return [withPageOutcome(state, report), []];
    default:
      return watchAfresh(answerRequest(state, report), report);
  }
}

/**
 * Reads the board again after an answer that changed what is shown of it. The watch holds the ETag from before: if the platform
 * came back to that state meanwhile, as when a colleague removed what was added, it would wait for another change.
 */
function watchAfresh([state, effects]: Transition, { type }: RequestReport): Transition {
  const isShown = type === 'organisation-added' || type === 'receiving-set';
  return isShown ? [state, [...effects, { do: 'look-again' }]] : [state, effects];
}

type RequestReport = Extract<
  SetupReport,
  {
    type:
      | 'organisation-added'
      | 'verification-started'
      | 'receiving-set'
      | 'invitation-answered'
      | 'request-failed';
  }
>;

function answerRequest(state: SetupState, report: RequestReport): Transition {
  const { place, request } = state;
  const idle: SetupState = { ...state, request: null, phase: 'idle' };
  switch (report.type) {
    case 'organisation-added': {
      const { organisation } = report;
      const added = [...state.added.filter(({ id }) => id !== organisation.id), organisation];
      const next = { ...idle, added, found: null, drafts: { ...state.drafts, query: '' } };
      // At the search only after a restart, which does not resume the question whether a company is theirs.
      if (place.at !== 'confirming' && place.at !== 'finding') return [next, []];
      return [{ ...next, place: { at: 'verifying', organisation: organisation.id, page: 'none' } }, []];
    }
    case 'verification-started':
      return startVerification(idle, request, report.verification);
    case 'receiving-set':
      return [withOrganisation(idle, report.organisation), []];
    case 'invitation-answered':
      return [withInvitation(state, report), []];
    case 'request-failed': {
      const failed = { ...idle, failure: failureOf(report) };
      const isGone = report.code === 'no-longer-there' && place.at !== 'board';
      return [isGone ? { ...failed, place: { at: 'board' }, page: null } : failed, []];
    }
  }
}

function failureOf({
  code,
  retryAt,
}: Extract<SetupReport, { type: 'search-failed' | 'request-failed' }>): SetupState['failure'] {
  return { code, ...(retryAt === undefined ? {} : { retryAt }) };
}

/** The setup as an earlier run left it. A request that was under way is sent again with the same key. */
function restore({ mayInvite }: SetupState, saved: SavedSetup): Transition {
  const { drafts, board, seenAt, request } = saved;
  const state: SetupState = {
    ...initialSetup,
    mayInvite,
    drafts,
    board,
    seenAt,
    isOffline: board !== null,
    place: placeOf(saved),
    request,
    phase: request === null ? 'idle' : 'busy',
    hasWaited: request !== null,
  };
  const [allowed] = withMayInvite(state, mayInvite);
  return [allowed, allowed.request === null ? [] : [{ do: 'send', request: allowed.request }]];
}

function placeOf({ place, drafts, request, board }: SavedSetup): SetupState['place'] {
  switch (place.at) {
    case 'finding':
      return { at: 'finding', query: drafts.query, searched: '', found: null };
    case 'inviting': {
      const sent = request?.kind === 'invite' ? request : null;
      const outcomes = sent?.invitations.map(({ email, outcome }) => ({ email, outcome })) ?? [];
      return { at: 'inviting', addresses: drafts.addresses, role: drafts.role, outcomes };
    }
    case 'verifying':
    case 'receiving': {
      // Every user of this computer can edit the file, and the organisation may be one that was just added.
      if (!board?.organisations.some(({ id }) => id === place.organisation)) return { at: 'board' };
      const { organisation } = place;
      return place.at === 'verifying'
        ? { at: 'verifying', organisation, page: 'none' }
        : { at: 'receiving', organisation };
    }
    default:
      return { at: place.at };
  }
}

/** Where invitations are forbidden, what is still to be sent of them is given up: also what an earlier run left. */
function withMayInvite(state: SetupState, mayInvite: boolean): Transition {
  if (mayInvite) return [{ ...state, mayInvite }, []];
  const next: SetupState = {
    ...state,
    mayInvite,
    place: state.place.at === 'inviting' ? { at: 'board' } : state.place,
  };
  if (state.request?.kind !== 'invite') return [next, []];
  return [{ ...next, request: null, phase: 'idle' }, [{ do: 'withdraw' }]];
}

/** The platform's board. A place whose organisation has vanished from it is left, and said so. */
function withBoard(state: SetupState, board: Setup, seenAt: string): SetupState {
  const { place } = state;
  const added = state.added.filter(({ id }) => !board.organisations.some((one) => one.id === id));
  const next: SetupState = { ...state, board, seenAt, isOffline: false, added };
  if (!('organisation' in place)) return next;
  const isThere = organisationsOf(next).some(({ id }) => id === place.organisation);
  if (isThere) return next;
  return { ...next, place: { at: 'board' }, page: null, failure: { code: 'no-longer-there' } };
}

function withOrganisation(state: SetupState, organisation: OwnOrganisation): SetupState {
  const { board } = state;
  if (board === null) return state;
  const organisations = board.organisations.map((one) => (one.id === organisation.id ? organisation : one));
  return { ...state, board: { ...board, organisations } };
}

/** The page opens only for a person who is still there and did not have to wait: later it would open by surprise. */
function startVerification(
  state: SetupState,
  request: SetupRequest | null,
  { url, expiresAt }: { url?: string | undefined; expiresAt: string },
): Transition {
  if (request?.kind !== 'verify') return [state, []];
  const { place } = state;
  const { organisation, deliver } = request;
  if (url === undefined) return [{ ...state, page: null }, []];
  const next: SetupState = { ...state, page: { organisation, url, expiresAt } };
  if (place.at !== 'verifying' || place.organisation !== organisation) return [next, []];
  const ready: SetupState = { ...next, place: { ...place, page: 'ready' } };
  return [ready, state.hasWaited ? [] : [{ do: 'deliver-page', url, to: deliver }]];
}

function withPageOutcome(
  state: SetupState,
  report: Extract<SetupReport, { type: 'page-delivered' | 'page-failed' }>,
): SetupState {
  const { place } = state;
  if (place.at !== 'verifying') return state;
  if (report.type === 'page-failed') return { ...state, failure: { code: report.code } };
  return { ...state, place: { ...place, page: report.to === 'browser' ? 'opened' : 'copied' } };
}

/** What came of one invitation. An address that is settled leaves what was typed; everything else stays there. */
function withInvitation(
  state: SetupState,
  { email, outcome }: Extract<SetupReport, { type: 'invitation-answered' }>,
): SetupState {
  const { request, place } = state;
  if (request?.kind !== 'invite') return state;
  const isThis = (one: { email: string }) => one.email === email;
  const invitations = request.invitations.map((one) => (isThis(one) ? { ...one, outcome } : one));
  const isDone = invitations.every((one) => one.outcome !== 'waiting');
  const typed = state.drafts.addresses;
  const addresses = isSettled({ email, outcome }) ? removeAddresses(typed, [email]) : typed;
  const shown =
    place.at === 'inviting'
      ? {
          ...place,
          addresses,
          outcomes: place.outcomes.map((one) => (isThis(one) ? { ...one, outcome } : one)),
        }
      : place;
  return {
    ...state,
    drafts: { ...state.drafts, addresses },
    place: shown,
    request: isDone ? null : { ...request, invitations },
    phase: isDone ? 'idle' : state.phase,
  };
}
