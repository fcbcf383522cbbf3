import { isTransient } from '../failure/onboarding-error.ts';
import {
  mayHaveMore,
  type OwnOrganisation,
  type Setup,
  type Verification,
} from '../platform-contract/setup-contract.ts';
import { answerInvitation, endInvitations, isUnsent } from './invitations.ts';
import { openOrganisation, openPart } from './open-part.ts';
import type { SavedSetup } from './saved-setup.ts';
import type { SetupReport, SetupTransition } from './setup-event.ts';
import type { SetupRequest } from './setup-request.ts';
import { initialSetup, organisationsOf, type SetupState } from './setup-state.ts';

/** What follows from what main learned. An answer to a request that is not the present one changes nothing. */
export function answerReport(state: SetupState, report: SetupReport): SetupTransition {
  if ('key' in report && report.key !== state.request?.key) return [state, []];
  if ('operation' in report && report.operation !== state.operation) return [state, []];
  switch (report.type) {
    case 'restored':
      return restore(state, report.saved);
    case 'offered':
      return withMayInvite(state, report.mayInvite);
    case 'board-read':
      return resumeReceiving(withBoard(state, report.setup, report.at), report.setup);
    case 'board-failed':
      return [{ ...state, isOffline: true, boardFailure: isTransient(report.code) ? null : report.code }, []];
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
      return refreshBoard(answerRequest(state, report), report);
  }
}

/**
 * Reads the board again after an answer that changed what is shown of it. The watch holds the ETag from before: if the platform
 * came back to that state meanwhile, as when a colleague removed what was added, it would wait for another change.
 */
function refreshBoard([state, effects]: SetupTransition, { type }: RequestReport): SetupTransition {
  const isShown = type === 'organisation-added' || type === 'receiving-set';
  return isShown ? [state, [...effects, { do: 'refresh-board' }]] : [state, effects];
}

/** What came of a request, or of one of its invitations. */
type RequestReport = Exclude<Extract<SetupReport, { key: string }>, { type: 'queued' | 'sending' }>;

function answerRequest(state: SetupState, report: RequestReport): SetupTransition {
  const { place, request } = state;
  const idle: SetupState = { ...state, request: null, phase: 'idle' };
  switch (report.type) {
    case 'organisation-added': {
      const { organisation } = report;
      const added = [...state.added.filter(({ id }) => id !== organisation.id), organisation];
      const next = { ...idle, added, found: null, drafts: { ...state.drafts, query: '' } };
      // At the search only after a wait or a restart, which does not resume the question whether a company is theirs.
      const isAwaited =
        place.at === 'confirming'
          ? isAboutCompany(request, place.company.id)
          : place.at === 'finding' && state.hasWaited;
      if (!isAwaited) return [next, []];
      return [{ ...next, place: openOrganisation('verifying', organisation.id) }, []];
    }
    case 'verification-started':
      return startVerification(idle, request, report.verification);
    case 'receiving-set':
      return [withOrganisation(idle, report.organisation), []];
    case 'invitation-answered':
      return [answerInvitation(state, report), []];
    case 'request-failed': {
      const ended = request?.kind === 'invite' ? endInvitations(state, report.code) : idle;
      const failed = { ...ended, failure: failureOf(report) };
      if (report.code !== 'no-longer-there' || isAboutAnother(place, request)) return [failed, []];
      return [{ ...failed, place: { at: 'board' }, page: null }, []];
    }
  }
}

const isAboutCompany = (request: SetupRequest | null, company: string): boolean =>
  request?.kind === 'add' && request.company === company;

/** Whether a place is that of another organisation than the request's. */
function isAboutAnother(place: SetupState['place'], request: SetupRequest | null): boolean {
  if (!('organisation' in place) || request === null || !('organisation' in request)) return false;
  return place.organisation !== request.organisation;
}

function failureOf({
  code,
  retryAt,
}: Extract<SetupReport, { type: 'search-failed' | 'request-failed' }>): SetupState['failure'] {
  return { code, ...(retryAt === undefined ? {} : { retryAt }) };
}

/** The setup as an earlier run left it. A request that was under way is sent again with the same key. */
function restore({ mayInvite }: SetupState, saved: SavedSetup): SetupTransition {
  const { drafts, board, seenAt, request, outcomes } = saved;
  const restored: SetupState = {
    ...initialSetup,
    mayInvite,
    drafts,
    outcomes,
    board,
    seenAt,
    isOffline: board !== null,
    place: placeOf(saved),
    request,
    phase: request === null ? 'idle' : request.kind === 'resume-receiving' ? 'queued' : 'busy',
    hasWaited: request !== null,
  };
  const unsent = request === null || isUnsent(request) ? restored : endInvitations(restored);
  const [allowed] = withMayInvite(unsent, mayInvite);
  const { request: left } = allowed;
  const isSent = left !== null && left.kind !== 'resume-receiving';
  return [allowed, isSent ? [{ do: 'send', request: left }] : []];
}

function placeOf({ place, drafts, request, outcomes, board }: SavedSetup): SetupState['place'] {
  if (place.at === 'board') return { at: 'board' };
  if (!('organisation' in place)) return openPart({ drafts, found: null, request, outcomes }, place.at);
  // Every user of this computer can edit the file, and the organisation may be one that was just added.
  const isKnown = board?.organisations.some(({ id }) => id === place.organisation);
  return isKnown ? openOrganisation(place.at, place.organisation) : { at: 'board' };
}

/** Where invitations are forbidden, what is still to be sent of them is given up: also what an earlier run left. */
function withMayInvite(state: SetupState, mayInvite: boolean): SetupTransition {
  if (mayInvite) return [{ ...state, mayInvite }, []];
  const next: SetupState = {
    ...state,
    mayInvite,
    place: state.place.at === 'inviting' ? { at: 'board' } : state.place,
  };
  return next.request?.kind === 'invite' ? [endInvitations(next), [{ do: 'withdraw' }]] : [next, []];
}

/**
 * The platform's board. It was asked for after the last addition, because that begins the watch again (`refreshBoard`): what was
 * added here and is not on it has vanished. That is said on the board. A place whose organisation has vanished is left for it.
 *
 * Of a list that may have been longer nothing has vanished: what was added or is open here stays known.
 */
function withBoard(state: SetupState, board: Setup, seenAt: string): SetupState {
  const { place } = state;
  const known = { ...state, board, seenAt, isOffline: false, boardFailure: null };
  const isOpen = (id: string) => 'organisation' in place && place.organisation === id;
  const isAdded = (id: string) => state.added.some((one) => one.id === id);
  const missing = organisationsOf(state).filter(
    ({ id }) => (isOpen(id) || isAdded(id)) && !board.organisations.some((one) => one.id === id),
  );
  if (mayHaveMore(board.organisations)) return { ...known, added: missing };
  const next: SetupState = { ...known, added: [] };
  if (missing.some(({ id }) => isOpen(id)))
    return { ...next, place: { at: 'board' }, page: null, failure: { code: 'no-longer-there' } };
  return place.at === 'board' && missing.length > 0
    ? { ...next, failure: { code: 'no-longer-there' } }
    : next;
}

/**
 * Sends what an earlier run was to switch, now that the board names its VAT number. An organisation with several of them, or one
 * that a long list does not reach, is left as it is, because the wrong one could be switched; the person sees so where they were.
 */
function resumeReceiving(state: SetupState, { organisations }: Setup): SetupTransition {
  const { request } = state;
  if (request?.kind !== 'resume-receiving') return [state, []];
  const { key, organisation, scheme, on } = request;
  const [found, ...others] =
    organisations.find(({ id }) => id === organisation)?.identifiers.filter((one) => one.scheme === scheme) ??
    [];
  const idle: SetupState = { ...state, request: null, phase: 'idle' };
  if (found === undefined && !mayHaveMore(organisations))
    return [{ ...idle, failure: { code: 'no-longer-there' } }, []];
  if (found === undefined || others.length > 0) return [idle, []];
  const sent = { kind: 'receive', key, organisation, scheme, value: found.value, on } as const;
  return [{ ...state, request: sent, phase: 'busy' }, [{ do: 'send', request: sent }]];
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
  { url, expiresAt }: Verification,
): SetupTransition {
  if (request?.kind !== 'verify') return [state, []];
  const { place } = state;
  const { organisation, deliver } = request;
  if (url === undefined) return [{ ...state, page: null }, []];
  const next: SetupState = { ...state, page: { organisation, url, expiresAt } };
  if (place.at !== 'verifying' || place.organisation !== organisation) return [next, []];
  const ready: SetupState = { ...next, place: { ...place, page: 'ready' } };
  return [ready, state.hasWaited ? [] : [{ do: 'deliver-page', organisation, url, to: deliver }]];
}

/** Whether the page reached the browser or the clipboard. Of no interest once the person looks at another organisation. */
function withPageOutcome(
  state: SetupState,
  report: Extract<SetupReport, { type: 'page-delivered' | 'page-failed' }>,
): SetupState {
  const { place } = state;
  if (place.at !== 'verifying' || place.organisation !== report.organisation) return state;
  if (report.type === 'page-failed') return { ...state, failure: { code: report.code } };
  return { ...state, place: { ...place, page: report.to === 'browser' ? 'opened' : 'copied' } };
}
