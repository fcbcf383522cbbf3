import type { FailureCode } from '#contract/failure.ts';
import type { Failure, Journey, TransportReason } from '#contract/journey.ts';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { NextSteps, Registration } from '../../platform-contract/contract.ts';
import type { Stop } from '../../policy/sign-in-rules.ts';
import type { KnownSession, SignedIn, SignUpFacts } from '../account-facts.ts';
import type { Effect, SignInRoute } from '../effect.ts';
import type { Event } from '../event.ts';
import type { State } from '../state.ts';

/** The next state, and the work it calls for. */
export type Transition = readonly [State, readonly Effect[]];

/** What one step does with an event. Null: the event does not fit, and nothing changes. */
export type StepHandler<Step extends Journey['step']> = (
  state: State,
  journey: Extract<Journey, { step: Step }>,
  event: Event,
) => Transition | null;

/** The same step with other facts. */
export const moveTo = (state: State, journey: Journey, ...effects: Effect[]): Transition => [
  { ...state, journey },
  effects,
];

/** Nothing can be done until somebody else acts. */
export function toBlocked(state: State, { code, stops }: Stop): State {
  return {
    ...state,
    journey: { step: 'blocked', failure: { code, at: 'page' }, ...(stops ? { stops } : {}) },
  };
}

/** Reads again what an earlier run left. */
export const toStarting = (state: State): Transition =>
  moveTo({ ...state, lockedJourney: null }, { step: 'starting' }, { do: 'restore' });

/**
 * Back at the choice, with everything under way stopped. What was typed is kept. A keychain that opened meanwhile holds
 * what the start could not resume: that comes first.
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

/** The browser gets the floor, in the way that the preflight chooses. */
export function toSigningIn(state: State, method: SignInMethod): Transition {
  const [next, effects] = toNextAttempt(state, method, { transport: 'auto', deliver: 'browser' });
  return [next, [{ do: 'abandon' }, ...effects]];
}

/** A fresh attempt in the browser. Whatever an older tab answers no longer counts. */
export function toNextAttempt(
  state: State,
  method: SignInMethod,
  way: SignInRoute,
  reason?: TransportReason,
): readonly [State, Effect[]] {
  const operation = state.operation + 1;
  const journey: Journey = {
    step: 'signing-in',
    method,
    attempt: operation,
    phase: 'opening',
    ...(way.transport === 'auto' ? {} : { transport: way.transport }),
    ...(reason === undefined ? {} : { reason }),
  };
  return [
    { ...state, journey, operation, method, proof: null },
    [{ do: 'begin-sign-in', operation, method, ...way }],
  ];
}

/** Back to where a way to sign in was chosen, with what went wrong beside it. */
export function toChoiceOf(state: State, method: SignInMethod, failure?: Failure): Transition {
  if (method !== 'econnect' || !state.offers.manualSignUp) return toChoosing(state, failure);
  const [next, effects] = toEnteringEmail(state);
  if (next.journey.step !== 'entering-email' || !failure) return [next, effects];
  return [{ ...next, journey: { ...next.journey, failure } }, effects];
}

/**
 * Something else begins while the keychain keeps what an earlier run left locked: that is given up, and a session in it is
 * over. Otherwise the next start would show the earlier person in the place of the one who began.
 */
function endingLocked(state: State): Effect[] {
  return state.lockedJourney === null ? [] : [{ do: 'end-locked-session' }];
}

/** The e-mail page, with the address as far as it was typed. */
export function toEnteringEmail(state: State, email = state.drafts.email): Transition {
  return [
    {
      ...state,
      journey: { step: 'entering-email', email, progress: 'idle' },
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

/** Waiting for the mail to be used, and watching for it. */
export function toWaiting(
  state: State,
  kind: 'activation' | 'confirmation',
  { signUp, pendingId }: { signUp: SignUpFacts; pendingId: string | null },
): Transition {
  return [
    {
      ...state,
      journey: { step: 'waiting-for-activation', kind, ...signUp, doing: 'waiting', resent: false },
      queuedKey: null,
      lockedJourney: null,
      pendingId,
      drafts: kind === 'activation' ? { ...state.drafts, email: signUp.email } : state.drafts,
    },
    [{ do: 'watch-sign-up', operation: state.operation }, ...endingLocked(state)],
  ];
}

/** The last details, with the user name as far as it was typed. */
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
      progress: 'idle',
    },
    ...endingLocked(state),
  );
}

/** The end: the account and what is left to set up, as far as it is known. */
export function toFinished(
  state: State,
  facts: { session: string; profile: SignedIn; nextSteps: NextSteps; isNew: boolean },
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
      progress: 'idle',
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

/** The next steps that are shown, with the addresses that the window does not have. */
export function knownNextSteps(
  { nextSteps }: Pick<Extract<Journey, { step: 'finished' }>, 'nextSteps'>,
  links: State['nextStepLinks'],
): NextSteps {
  return nextSteps.flatMap((step) => {
    const url = links[step.id];
    return url ? [{ ...step, url }] : [];
  });
}

/** The end, as far as it is known before the platform is asked. */
export function toSignedIn(
  state: State,
  { id, account }: KnownSession,
  known: { nextSteps: NextSteps; isNew: boolean },
): Transition {
  const next = toFinished(state, { session: id, profile: account, ...known });
  if (next.journey.step !== 'finished') return [next, []];
  return moveTo(
    next,
    { ...next.journey, progress: 'busy' },
    { do: 'check-session', operation: next.operation, session: id },
  );
}

/** The control beside which a failure of a registration belongs. */
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
