import { readCompanyClue } from '#contract/company-number.ts';
import { mayPay, type SetupIntent, type SetupPlace } from '#contract/setup.ts';
import { mostOrganisations } from '../platform-contract/setup-contract.ts';
import { beginInvitations, endInvitations } from './invitations.ts';
import { openOrganisation, openPart } from './open-part.ts';
import type { SetupEffect, SetupTransition } from './setup-event.ts';
import type { SendableRequest } from './setup-request.ts';
import { organisationsOf, type SetupState } from './setup-state.ts';

/** What an intent may need and the machine cannot know. */
type Surroundings = { newKey: string; nowMs: number };

/** What follows from what the person asked for. Nothing, where it does not fit the place or another request is under way. */
export function handleIntent(state: SetupState, intent: SetupIntent, given: Surroundings): SetupTransition {
  const { place } = state;
  switch (intent.type) {
    case 'open':
      if (intent.part === 'inviting' && !state.mayInvite) return [state, []];
      return [toPlace(state, openPart(state, intent.part)), []];
    case 'open-organisation': {
      const { part, organisation } = intent;
      if (!organisationsOf(state).some(({ id }) => id === organisation)) return [state, []];
      return [toPlace(state, openOrganisation(part, organisation)), []];
    }
    case 'close':
      return [toPlace(state, place.at === 'confirming' ? openPart(state, 'finding') : { at: 'board' }), []];
    case 'draft':
      return [withDraft(state, intent.field, intent.value), []];
    case 'choose-role': {
      const { role } = intent;
      const drafts = { ...state.drafts, role };
      return [{ ...state, drafts, place: place.at === 'inviting' ? { ...place, role } : place }, []];
    }
    case 'search':
      return search(state, intent.query);
    case 'choose-company': {
      const company = state.found?.companies.find(({ id }) => id === intent.company);
      if (place.at !== 'finding' || !company) return [state, []];
      return [toPlace(state, { at: 'confirming', company }), []];
    }
    case 'send-now':
      return [state, state.phase === 'queued' ? [sendNow(state)] : []];
    case 'withdraw':
      return withdraw(state);
    case 'retry':
      return [{ ...state, failure: null }, [{ do: 'refresh-board' }]];
    case 'open-page':
    case 'copy-page':
      return deliverPage(state, intent.type === 'open-page' ? 'browser' : 'clipboard', given);
    case 'add-organisation':
    case 'verify':
    case 'set-receiving':
    case 'invite':
      return send(state, requestOf(state, intent, given.newKey));
  }
}

/** A place with what was typed there before. Leaving a search gives it up. */
function toPlace(state: SetupState, place: SetupPlace): SetupState {
  const isSearching = state.phase === 'busy' && state.request === null;
  return {
    ...state,
    place,
    failure: null,
    ...(isSearching ? { phase: 'idle', operation: state.operation + 1 } : {}),
  };
}

function withDraft(state: SetupState, field: 'query' | 'addresses', value: string): SetupState {
  const next = { ...state, drafts: { ...state.drafts, [field]: value }, failure: null };
  if (state.place.at === 'finding' && field === 'query')
    return { ...next, place: { ...state.place, query: value } };
  if (state.place.at === 'inviting' && field === 'addresses')
    return { ...next, place: { ...state.place, addresses: value } };
  return next;
}

function search(state: SetupState, typed: string): SetupTransition {
  const { place, operation } = state;
  const { value } = readCompanyClue(typed);
  if (place.at !== 'finding' || state.request !== null || value === '') return [state, []];
  const next = withDraft(state, 'query', typed);
  return [
    { ...next, operation: operation + 1, phase: 'busy' },
    [{ do: 'search', operation: operation + 1, typed, query: value }],
  ];
}

type Asking = Extract<SetupIntent, { type: 'add-organisation' | 'verify' | 'set-receiving' | 'invite' }>;

/** Nothing is paid for an organisation twice, also where the window asks for it a moment after the state has changed. */
function mayPayFor(state: SetupState, id: string): boolean {
  return organisationsOf(state).some((one) => one.id === id && mayPay(one));
}

/** The request that an intent asks for at this place; null where it does not fit. */
function requestOf(state: SetupState, intent: Asking, key: string): SendableRequest | null {
  const { place } = state;
  switch (intent.type) {
    case 'add-organisation':
      if (place.at !== 'confirming' || place.company.presence !== 'none') return null;
      return { kind: 'add', key, company: place.company.id };
    case 'verify':
      if (place.at !== 'verifying' || !mayPayFor(state, place.organisation)) return null;
      return {
        kind: 'verify',
        key,
        organisation: place.organisation,
        method: intent.method,
        deliver: 'browser',
      };
    case 'set-receiving': {
      if (place.at !== 'receiving') return null;
      const { organisation } = place;
      const { scheme, value, on } = intent;
      const isKnown = organisationsOf(state)
        .find(({ id }) => id === organisation)
        ?.identifiers.some((one) => one.scheme === scheme && one.value === value);
      return isKnown ? { kind: 'receive', key, organisation, scheme, value, on } : null;
    }
    case 'invite': {
      if (place.at !== 'inviting' || !state.mayInvite) return null;
      const addresses = [...new Set(intent.addresses.map((address) => address.trim()))].filter(Boolean);
      if (addresses.length === 0) return null;
      return {
        kind: 'invite',
        key,
        role: place.role,
        organisations: organisationsOf(state)
          .slice(0, mostOrganisations)
          .map(({ id }) => id),
        invitations: addresses.map((email, at) => ({ email, key: `${key}-${at}`, outcome: 'waiting' })),
      };
    }
  }
}

function send(state: SetupState, request: SendableRequest | null): SetupTransition {
  if (request === null || state.phase !== 'idle') return [state, []];
  const next: SetupState = { ...state, request, phase: 'busy', hasWaited: false, failure: null };
  return [request.kind === 'invite' ? beginInvitations(next, request) : next, [{ do: 'send', request }]];
}

/** What the person waits for: the request itself, or the board without which it cannot be sent. */
function sendNow({ request }: SetupState): SetupEffect {
  return { do: request?.kind === 'resume-receiving' ? 'refresh-board' : 'send-now' };
}

/** What was not sent yet goes back to where it was typed. */
function withdraw(state: SetupState): SetupTransition {
  const { request } = state;
  if (state.phase !== 'queued' || request === null) return [state, []];
  const kept = { ...state, hasWaited: false };
  const idle: SetupState =
    request.kind === 'invite' ? endInvitations(kept) : { ...kept, request: null, phase: 'idle' };
  return [idle, [{ do: 'withdraw' }]];
}

/** Delivers the page of the payment once more, or asks for another where there is none that still works. */
function deliverPage(state: SetupState, to: 'browser' | 'clipboard', given: Surroundings): SetupTransition {
  const { place, page } = state;
  if (place.at !== 'verifying' || state.phase !== 'idle') return [state, []];
  const { organisation } = place;
  if (!mayPayFor(state, organisation)) return [state, []];
  if (page?.organisation === organisation && Date.parse(page.expiresAt) > given.nowMs)
    return [{ ...state, failure: null }, [{ do: 'deliver-page', organisation, url: page.url, to }]];
  return send(state, { kind: 'verify', key: given.newKey, organisation, method: 'bank', deliver: to });
}
