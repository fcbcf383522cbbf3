import { isDeepStrictEqual } from 'node:util';
import type { Journey } from '#contract/journey.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';
import type { Event } from './event.ts';
import { keepToRules, refuseUnsent } from './rule-enforcement.ts';
import type { State } from './state.ts';
import { blocked } from './steps/blocked.ts';
import { checkingAccount } from './steps/checking-account.ts';
import { choosingStep } from './steps/choosing.ts';
import { confirmingOrganisation, offered } from './steps/confirming-organisation.ts';
import { enteringEmail } from './steps/entering-email.ts';
import { finished } from './steps/finished.ts';
import type { Transition } from './steps/go-to.ts';
import { moveTo, toBlocked, toChoosing, toSignedIn, toStarting } from './steps/go-to.ts';
import { registering } from './steps/registering.ts';
import { signingIn } from './steps/signing-in.ts';
import { starting } from './steps/starting.ts';
import { waitingForActivation } from './steps/waiting-for-activation.ts';

function turnOf(state: State, event: Event): Transition | null {
  const { journey } = state;
  switch (journey.step) {
    case 'starting':
      return starting(state, journey, event);
    case 'blocked':
      return blocked(state, journey, event);
    case 'choosing':
      return choosingStep(state, journey, event);
    case 'signing-in':
      return signingIn(state, journey, event);
    case 'checking-account':
      return checkingAccount(state, journey, event);
    case 'confirming-organisation':
      return confirmingOrganisation(state, journey, event);
    case 'entering-email':
      return enteringEmail(state, journey, event);
    case 'waiting-for-activation':
      return waitingForActivation(state, journey, event);
    case 'registering':
      return registering(state, journey, event);
    case 'finished':
      return finished(state, journey, event);
  }
}

/**
 * The next state, and the work it calls for.
 *
 * An event that does not fit the step, and a report about work since abandoned, leave everything as it is (the very
 * same state): a double click and a late answer are ordinary, not faults.
 */
export function transition(state: State, event: Event): Transition {
  const [next, effects] = answerTo(state, event);
  // A state that is like the last would be a snapshot that tells nothing, and one more file that is written.
  return [isDeepStrictEqual(next, state) ? state : next, effects];
}

function answerTo(state: State, event: Event): Transition {
  if ('operation' in event && event.operation !== state.operation) return [state, []];
  return keepToRules(state, withoutStaleKey(refuseUnsent(state, event) ?? take(state, event)));
}

/**
 * The key of a queued request goes with the request. One that stayed would have the next start send what a person has not
 * asked for: a registration, with the terms agreed to.
 */
function withoutStaleKey([state, effects]: Transition): Transition {
  if (state.queuedKey === null || isBeingSent(state.journey)) return [state, effects];
  return [{ ...state, queuedKey: null }, effects];
}

/** Whether a request that can be queued waits or is under way. */
function isBeingSent(journey: Journey): boolean {
  switch (journey.step) {
    case 'entering-email':
    case 'registering':
      return journey.progress !== 'idle';
    case 'waiting-for-activation':
      return journey.doing === 'resending' || journey.doing === 'resend-queued';
    default:
      return false;
  }
}

function take(state: State, event: Event): Transition {
  switch (event.type) {
    case 'offers-changed':
      return withOffers({ ...state, offers: event.offers, rules: event.rules }, state.rules);
    case 'blocked': {
      const { type: _, ...stopped } = event;
      return [toBlocked({ ...state, operation: state.operation + 1, stopped }, stopped), [{ do: 'pause' }]];
    }
    case 'unblocked':
      return state.stopped === null ? [state, []] : toStarting({ ...state, stopped: null });
    case 'keychain-changed':
      return withKeychain(state, event.isReady);
    case 'session-begun': {
      const { session, isNew } = event;
      // Stopped by the rules, or being read: the next reading finds it.
      if (state.journey.step === 'blocked' || state.journey.step === 'starting')
        return [{ ...state, session }, []];
      return toSignedIn({ ...state, operation: state.operation + 1 }, session, { nextSteps: [], isNew });
    }
    case 'retry-keychain':
      // What comes of it is told as `keychain-changed`.
      return [state, [{ do: 'retry-keychain' }]];
    case 'organisation-named':
    case 'profile-opened':
    case 'profile-refused':
      return offered(state, event) ?? [state, []];
    default:
      return withRetryAt(turnOf(state, event) ?? [state, []], event);
  }
}

/** Beside what went wrong it stands before when another try is of no use, wherever the step puts it. */
function withRetryAt(turn: Transition, event: Event): Transition {
  if (!('retryAt' in event && 'code' in event) || event.retryAt === undefined) return turn;
  const [state, effects] = turn;
  const { journey } = state;
  if (!('failure' in journey) || journey.failure?.code !== event.code) return turn;
  const failure = { ...journey.failure, retryAt: event.retryAt };
  return [{ ...state, journey: { ...journey, failure } }, effects];
}

/** What a locked keychain kept from being resumed, or from being asked, is looked at again once it opens. */
function withKeychain(state: State, isKeychainReady: boolean): Transition {
  const next = isKeychainReady === state.isKeychainReady ? state : { ...state, isKeychainReady };
  if (!isKeychainReady) return [next, []];
  const { journey, lockedJourney, session, operation } = next;
  if (journey.step === 'choosing' && lockedJourney !== null) return toStarting(next);
  if (journey.step !== 'finished' || !journey.offline || journey.progress === 'busy' || !session)
    return [next, []];
  return moveTo(
    next,
    { ...journey, progress: 'busy' },
    { do: 'check-session', operation, session: session.id },
  );
}

/** The rules that can end a session, to be compared: who may come in, and whether a keychain must have it. */
const rulesOfSessions = (rules: SignInRules | null) =>
  rules && [rules.organisation, rules.tenants, rules.emailDomains, rules.requireKeystore];

/** A way in that is no longer offered is left at once, however far along it was. */
function withOffers(state: State, before: SignInRules | null): Transition {
  const { journey, offers, rules, session, operation } = state;
  // They are asked again of who is in.
  if (
    journey.step === 'finished' &&
    session &&
    !isDeepStrictEqual(rulesOfSessions(rules), rulesOfSessions(before))
  )
    return moveTo(
      state,
      { ...journey, progress: 'busy' },
      { do: 'check-session', operation, session: session.id },
    );
  if (journey.step !== 'signing-in' && journey.step !== 'checking-account') return [state, []];
  if (offers.methods.some(({ id }) => id === journey.method)) return [state, []];
  return toChoosing(state, { code: 'not-allowed-here', at: 'page' });
}
