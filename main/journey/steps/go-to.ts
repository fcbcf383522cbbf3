import type { FailureCode } from '#contract/failure.ts';
import type { Failure, Journey, ReturnPathReason } from '#contract/journey.ts';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { NextSteps, Registration } from '../../platform-contract/contract.ts';
import type { Stop } from '../../policy/sign-in-rules.ts';
import type { Effect, SignInRoute } from '../effect.ts';
import type { Event } from '../event.ts';
import type { KnownSession, SignedIn, SignUpFacts } from '../saved-journey.ts';
import type { State } from '../state.ts';

/** The next state, and the effects to run. */
export type Transition = readonly [State, readonly Effect[]];

/** Answers an event in one step. Null: the event does not fit the step, and nothing changes. */
export type StepHandler<Step extends Journey['step']> = (
  state: State,
  journey: Extract<Journey, { step: Step }>,
  event: Event,
) => Transition | null;

/** The state with this journey, and the effects to run. */
export const moveTo = (state: State, journey: Journey, ...effects: Effect[]): Transition => [
  { ...state, journey },
  effects,
];

/** The `blocked` step: the person can do nothing until the rules or the platform change. */
export function toBlocked(state: State, { code, stops }: Stop): State {
  return {
    ...state,
    journey: { step: 'blocked', failure: { code, at: 'page' }, ...(stops ? { stops } : {}) },
  };
}

/** Back to `starting`: reads the saved journey, the session and the pending secrets again. */
export const toStarting = (state: State): Transition =>
  moveTo({ ...state, lockedJourney: null }, { step: 'starting' }, { do: 'restore' });

/**
 * Back to `choosing`, with all work stopped and the drafts kept. If the keychain opened meanwhile, the journey that was
 * locked in it is resumed instead.
 */
export function toChoosing(state: State, failure?: Failure): Transition {
  const next: State = {
    ...state,
    journey: { step: 'choosing', ...(failure ? { failure } : {}) },
    operation: state.operation + 1,
    session: null,
    pendingId: null,
    queuedKey: null,
    method: null,
    proof: null,
    nextStepLinks: {},
  };
  if (next.lockedJourney === null || !next.isKeychainReady) return [next, [{ do: 'abandon' }]];
  const [starting, effects] = toStarting(next);
  return [starting, [{ do: 'abandon' }, ...effects]];
}

/** Whether a person can sign in with this method now: one that is coming soon is offered, and not available. */
export const isAvailable = ({ offers }: State, method: SignInMethod): boolean =>
  offers.methods.some(({ id, available }) => id === method && available);

/** Begins to sign in with this method in the browser, by the return path that the preflight chooses. */
export function toSigningIn(state: State, method: SignInMethod): Transition {
  const [next, effects] = toNextAttempt(state, method, { returnPath: 'auto', deliver: 'browser' });
  return [next, [{ do: 'abandon' }, ...effects]];
}

/** Begins another attempt in the browser. Answers of older tabs no longer count. */
export function toNextAttempt(
  state: State,
  method: SignInMethod,
  route: SignInRoute,
  reason?: ReturnPathReason,
): Transition {
  const operation = state.operation + 1;
  return moveTo(
    { ...state, operation, method, proof: null },
    {
      step: 'signing-in',
      method,
      attempt: operation,
      phase: 'opening',
      ...(route.returnPath === 'auto' ? {} : { returnPath: route.returnPath }),
      ...(reason === undefined ? {} : { reason }),
    },
    { do: 'begin-sign-in', operation, method, ...route },
  );
}

/** Back to the step where this method was chosen, with the failure beside it. */
export function toChoiceOf(state: State, method: SignInMethod, failure?: Failure): Transition {
  if (method !== 'econnect' || !state.offers.manualSignUp) return toChoosing(state, failure);
  return toEnteringEmail(state, state.drafts.email, failure);
}

/**
 * Ends a session that is locked in the keychain, because another journey begins. Otherwise the next start would show the
 * earlier person instead of the one who is here now.
 */
function endingLocked(state: State): Effect[] {
  return state.lockedJourney === null ? [] : [{ do: 'end-locked-session' }];
}

/** The `entering-email` step, with the address typed so far. */
export function toEnteringEmail(state: State, email = state.drafts.email, failure?: Failure): Transition {
  return [
    {
      ...state,
      journey: { step: 'entering-email', email, phase: 'idle', ...(failure ? { failure } : {}) },
      operation: state.operation + 1,
      queuedKey: null,
      lockedJourney: null,
      pendingId: null,
      method: null,
      proof: null,
      drafts: { ...state.drafts, email },
    },
    [{ do: 'abandon' }, ...endingLocked(state)],
  ];
}

/** The `waiting-for-activation` step, with the sign-up watched at the platform. */
export function toWaiting(
  state: State,
  kind: 'activation' | 'confirmation',
  { signUp, pendingId }: { signUp: SignUpFacts; pendingId: string | null },
): Transition {
  return [
    {
      ...state,
      journey: { step: 'waiting-for-activation', kind, ...signUp, phase: 'waiting', resent: false },
      queuedKey: null,
      lockedJourney: null,
      pendingId,
      drafts: kind === 'activation' ? { ...state.drafts, email: signUp.email } : state.drafts,
    },
    [{ do: 'watch-sign-up', operation: state.operation }, ...endingLocked(state)],
  ];
}

/** The `registering` step, with the user name typed so far or the one that the platform suggests. */
export function toRegistering(state: State, registration: Registration): Transition {
  const { email, kind, suggestedUsername, terms, passwordPolicy } = registration;
  return moveTo(
    { ...state, lockedJourney: null },
    {
      step: 'registering',
      kind,
      email,
      username: state.drafts.username || suggestedUsername,
      terms,
      ...(passwordPolicy ? { passwordPolicy } : {}),
      phase: 'idle',
    },
    ...endingLocked(state),
  );
}

type Finished = Extract<Journey, { step: 'finished' }>;

/** The `finished` step, with the account and the known next steps. */
export function toFinished(
  state: State,
  facts: { session: string; profile: SignedIn; nextSteps: NextSteps; isNew: boolean },
  phase: Finished['phase'] = 'idle',
): State {
  const { username, name, email } = facts.profile;
  const account = { username, name, email };
  return {
    ...state,
    journey: {
      step: 'finished',
      account,
      nextSteps: facts.nextSteps.map(({ id, title, done }) => ({ id, title, done })),
      offline: false,
      isNew: facts.isNew,
      phase,
    },
    session: { id: facts.session, account },
    pendingId: null,
    queuedKey: null,
    lockedJourney: null,
    method: null,
    proof: null,
    drafts: { email: '', username: '' },
    nextStepLinks: Object.fromEntries(facts.nextSteps.map(({ id, url }) => [id, url])),
  };
}

/** The next steps that are shown, each with its URL, which the window does not get. */
export function knownNextSteps(
  { nextSteps }: Pick<Finished, 'nextSteps'>,
  links: State['nextStepLinks'],
): NextSteps {
  return nextSteps.flatMap((step) => {
    const url = links[step.id];
    return url ? [{ ...step, url }] : [];
  });
}

/** The `finished` step before the platform was asked: shows what is known, and checks the session. */
export function toSignedIn(
  state: State,
  { id, account }: KnownSession,
  known: { nextSteps: NextSteps; isNew: boolean },
): Transition {
  const next = toFinished(state, { session: id, profile: account, ...known }, 'busy');
  return [next, [{ do: 'check-session', operation: state.operation, session: id }]];
}

/** Checks the session that is shown at the platform. */
export const toCheckingSession = (state: State, journey: Finished, { id }: KnownSession): Transition =>
  moveTo(
    state,
    { ...journey, phase: 'busy' },
    { do: 'check-session', operation: state.operation, session: id },
  );

/** A failure of a registration, placed beside the control that it is about. */
export function registrationFailure(code: FailureCode): Failure {
  switch (code) {
    case 'username-taken':
    case 'username-invalid':
    case 'username-too-long':
      return { code, at: 'username' };
    case 'password-too-weak':
    case 'password-too-long':
    case 'password-needed-again':
      return { code, at: 'password' };
    case 'terms-changed':
    case 'terms-not-accepted':
      return { code, at: 'terms' };
    default:
      return { code, at: 'submit' };
  }
}
