import { isDeepStrictEqual } from 'node:util';
import type { Journey } from '#contract/journey.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';
import type { Event } from './event.ts';
import { keepToRules, refuseUnsent } from './rule-enforcement.ts';
import type { SavedJourney } from './saved-journey.ts';
import type { State } from './state.ts';
import { handleBlocked } from './steps/blocked.ts';
import { handleCheckingAccount } from './steps/checking-account.ts';
import { handleChoosing } from './steps/choosing.ts';
import { askAboutOrganisation, handleConfirmingOrganisation } from './steps/confirming-organisation.ts';
import { handleEnteringEmail } from './steps/entering-email.ts';
import { handleFinished } from './steps/finished.ts';
import {
  knownNextSteps,
  type Transition,
  toBlocked,
  toCheckingSession,
  toChoosing,
  toSignedIn,
  toStarting,
} from './steps/go-to.ts';
import { handleRegistering } from './steps/registering.ts';
import { handleSigningIn } from './steps/signing-in.ts';
import { handleStarting } from './steps/starting.ts';
import { handleWaitingForActivation } from './steps/waiting-for-activation.ts';

/**
 * The next state, and the effects to run. Pure.
 *
 * An event that does not fit the step, or a report with an old operation number, returns the same state object: a double
 * click and a late answer are normal, not faults.
 */
export function transition(state: State, event: Event): Transition {
  const [next, effects] = answerTo(state, event);
  // An equal state is given back as the same object, so that no snapshot is sent and no file is written for it.
  return [isDeepStrictEqual(next, state) ? state : next, effects];
}

function answerTo(state: State, event: Event): Transition {
  if ('operation' in event && event.operation !== state.operation) return [state, []];
  return keepToRules(state, withoutStaleKey(refuseUnsent(state, event) ?? take(state, event)));
}

/**
 * Drops the idempotency key once its request is over. If it stayed in the saved journey, the next start would send a request
 * that the person did not ask for, for example a registration with the terms accepted.
 */
function withoutStaleKey([state, effects]: Transition): Transition {
  if (state.queuedKey === null || isBeingSent(state.journey)) return [state, effects];
  return [{ ...state, queuedKey: null }, effects];
}

/** Whether a request of the kind that can be queued is waiting or being sent. */
function isBeingSent(journey: Journey): boolean {
  switch (journey.step) {
    case 'entering-email':
    case 'registering':
      return journey.phase !== 'idle';
    case 'waiting-for-activation':
      return journey.phase === 'resending' || journey.phase === 'resend-queued';
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
      // While blocked or starting, the session is only noted: the next `restore` shows it.
      if (state.journey.step === 'blocked' || state.journey.step === 'starting')
        return [{ ...state, session }, []];
      return toSignedIn({ ...state, operation: state.operation + 1 }, session, { nextSteps: [], isNew });
    }
    case 'retry-keychain':
      // The result arrives as `keychain-changed`.
      return [state, [{ do: 'retry-keychain' }]];
    case 'organisation-named':
    case 'profile-opened':
    case 'profile-refused':
      return askAboutOrganisation(state, event) ?? [state, []];
    default:
      return withRetryAt(handleInStep(state, event) ?? [state, []], event);
  }
}

/** Gives the event to the handler of the step that is shown. */
function handleInStep(state: State, event: Event): Transition | null {
  const { journey } = state;
  switch (journey.step) {
    case 'starting':
      return handleStarting(state, journey, event);
    case 'blocked':
      return handleBlocked(state, journey, event);
    case 'choosing':
      return handleChoosing(state, journey, event);
    case 'signing-in':
      return handleSigningIn(state, journey, event);
    case 'checking-account':
      return handleCheckingAccount(state, journey, event);
    case 'confirming-organisation':
      return handleConfirmingOrganisation(state, journey, event);
    case 'entering-email':
      return handleEnteringEmail(state, journey, event);
    case 'waiting-for-activation':
      return handleWaitingForActivation(state, journey, event);
    case 'registering':
      return handleRegistering(state, journey, event);
    case 'finished':
      return handleFinished(state, journey, event);
  }
}

/** Adds the earliest time of another try to the failure that the step shows, if it is the failure of this event. */
function withRetryAt(handled: Transition, event: Event): Transition {
  if (!('retryAt' in event && 'code' in event) || event.retryAt === undefined) return handled;
  const [state, effects] = handled;
  const { journey } = state;
  if (!('failure' in journey) || journey.failure?.code !== event.code) return handled;
  const failure = { ...journey.failure, retryAt: event.retryAt };
  return [{ ...state, journey: { ...journey, failure } }, effects];
}

/** Once the keychain opens: resumes the locked journey, or checks the session that could not be checked before. */
function withKeychain(state: State, isKeychainReady: boolean): Transition {
  const next = isKeychainReady === state.isKeychainReady ? state : { ...state, isKeychainReady };
  if (!isKeychainReady) return [next, []];
  const { journey, lockedJourney, session } = next;
  if (journey.step === 'choosing' && lockedJourney !== null) return toStarting(next);
  if (journey.step !== 'finished' || !journey.offline || journey.phase === 'busy' || !session)
    return [next, []];
  return toCheckingSession(next, journey, session);
}

/**
 * The rules that can end a session, for comparison: who may sign in, how, where the issuer did not say which way it was, and
 * whether the session must be in a keychain.
 */
const rulesOfSessions = (rules: SignInRules | null) =>
  rules && [rules.organisation, rules.tenants, rules.emailDomains, rules.methods, rules.requireKeystore];

/** Leaves a sign-in whose method is no longer offered, and checks a session again when the rules about it changed. */
function withOffers(state: State, before: SignInRules | null): Transition {
  const { journey, offers, rules, session } = state;
  // Changed rules also apply to the person who is signed in already.
  if (
    journey.step === 'finished' &&
    session &&
    !isDeepStrictEqual(rulesOfSessions(rules), rulesOfSessions(before))
  )
    return toCheckingSession(state, journey, session);
  if (journey.step !== 'signing-in' && journey.step !== 'checking-account') return [state, []];
  if (offers.methods.some(({ id }) => id === journey.method)) return [state, []];
  return toChoosing(state, { code: 'not-allowed-here', at: 'page' });
}

/**
 * What to save so that the next start resumes here. Null leaves the file as it is.
 *
 * Signing in and checking an account are saved as the choice of methods, because their ID token is a secret and is valid for
 * minutes only.
 */
export function savedJourneyOf({
  journey,
  method,
  nextStepLinks,
  drafts,
  queuedKey,
  lockedJourney,
  session,
  pendingId,
}: State): SavedJourney | null {
  const queued = queuedKey === null ? {} : { queuedKey };
  switch (journey.step) {
    case 'starting':
    case 'blocked':
      return null;
    case 'choosing':
    case 'signing-in':
    case 'checking-account':
    case 'confirming-organisation':
      return lockedJourney ?? { at: 'choosing' };
    case 'entering-email':
      return {
        at: 'entering-email',
        email: journey.email,
        ...(drafts.username === '' ? {} : { username: drafts.username }),
        ...queued,
      };
    case 'waiting-for-activation': {
      const { kind, email, phrase, expiresAt, resendAt } = journey;
      return {
        at: 'waiting-for-activation',
        kind,
        method,
        signUp: { email, phrase, expiresAt, resendAt },
        pendingId,
        ...queued,
      };
    }
    case 'registering': {
      const { kind, email, username, terms, passwordPolicy } = journey;
      return {
        at: 'registering',
        kind,
        method,
        email,
        username,
        terms,
        ...(passwordPolicy ? { passwordPolicy } : {}),
        pendingId,
        ...queued,
      };
    }
    case 'finished':
      return {
        at: 'finished',
        session: session?.id ?? null,
        profile: journey.account,
        nextSteps: knownNextSteps(journey, nextStepLinks),
      };
  }
}
