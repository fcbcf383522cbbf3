import type { FailureCode } from '#contract/failure.ts';
import type { Failure, Journey, SignInMethod, TransportReason } from '#contract/journey.ts';
import type { NextSteps, Registration } from '../platform/contract.ts';
import type { Effect, Event, SignedIn, SignUpFacts, State, Stop, Turn, Way } from './state.ts';

/** What one step does with an event. Null: the event does not fit, and nothing changes. */
export type StepHandler<Step extends Journey['step']> = (
  state: State,
  journey: Extract<Journey, { step: Step }>,
  event: Event,
) => Turn | null;

/** The same step with other facts. */
export const stay = (state: State, journey: Journey, ...effects: Effect[]): Turn => [
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

/** Back at the choice, with everything under way stopped. What was typed is kept. */
export function toChoosing(state: State, failure?: Failure): Turn {
  return [
    {
      ...state,
      journey: { step: 'choosing', ...(failure ? { failure } : {}) },
      operation: state.operation + 1,
      queuedKey: null,
      method: null,
      nextStepLinks: {},
    },
    [{ do: 'abandon' }],
  ];
}

/** The browser gets the floor, in the way that the preflight chooses. */
export function toSigningIn(state: State, method: SignInMethod): Turn {
  const [next, effects] = toNextAttempt(state, method, { transport: 'auto', deliver: 'browser' });
  return [next, [{ do: 'abandon' }, ...effects]];
}

/** A fresh attempt in the browser. Whatever an older tab answers no longer counts. */
export function toNextAttempt(
  state: State,
  method: SignInMethod,
  way: Way,
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
  return [{ ...state, journey, operation, method }, [{ do: 'begin-sign-in', operation, method, ...way }]];
}

/** Back to where a way to sign in was chosen, with what went wrong beside it. */
export function toChoiceOf(state: State, method: SignInMethod, failure?: Failure): Turn {
  if (method !== 'econnect' || !state.offers.manualSignUp) return toChoosing(state, failure);
  const [next, effects] = toEnteringEmail(state);
  if (next.journey.step !== 'entering-email' || !failure) return [next, effects];
  return [{ ...next, journey: { ...next.journey, failure } }, effects];
}

/** The e-mail page, with the address as far as it was typed. */
export function toEnteringEmail(state: State, email = state.drafts.email): Turn {
  return [
    {
      ...state,
      journey: { step: 'entering-email', email, progress: 'idle' },
      operation: state.operation + 1,
      queuedKey: null,
      unopened: null,
      method: null,
      drafts: { ...state.drafts, email },
    },
    [{ do: 'abandon' }],
  ];
}

/** Waiting for the mail to be used, and watching for it. */
export function toWaiting(state: State, kind: 'activation' | 'confirmation', signUp: SignUpFacts): Turn {
  return [
    {
      ...state,
      journey: { step: 'waiting-for-activation', kind, ...signUp, doing: 'waiting', resent: false },
      queuedKey: null,
      unopened: null,
      drafts: kind === 'activation' ? { ...state.drafts, email: signUp.email } : state.drafts,
    },
    [{ do: 'watch-sign-up', operation: state.operation }],
  ];
}

/** The last details, with the user name as far as it was typed. */
export function toRegistering(state: State, registration: Registration): Turn {
  const { email, kind, suggestedUsername, terms, passwordPolicy } = registration;
  return stay(
    { ...state, unopened: null },
    {
      step: 'registering',
      kind,
      email,
      username: state.drafts.username || suggestedUsername,
      terms,
      ...(passwordPolicy ? { passwordPolicy } : {}),
      progress: 'idle',
    },
  );
}

/** The end: the account and what is left to set up. */
export function toFinished(
  state: State,
  facts: { profile: SignedIn; nextSteps: NextSteps; isNew: boolean },
): State {
  const { username, name, email } = facts.profile;
  return {
    ...state,
    journey: {
      step: 'finished',
      account: { username, name, email },
      nextSteps: facts.nextSteps.map(({ id, title, done }) => ({ id, title, done })),
      offline: false,
      isNew: facts.isNew,
      progress: 'idle',
    },
    queuedKey: null,
    unopened: null,
    method: null,
    drafts: { email: '', username: '' },
    nextStepLinks: Object.fromEntries(facts.nextSteps.map(({ id, url }) => [id, url])),
  };
}

/** The control beside which a failure of a registration belongs. */
export function registrationFailure(code: FailureCode): Failure {
  switch (code) {
    case 'username-taken':
    case 'username-invalid':
      return { code, at: 'username' };
    case 'password-too-weak':
    case 'password-needed-again':
      return { code, at: 'password' };
    case 'terms-changed':
    case 'terms-not-accepted':
      return { code, at: 'terms' };
    default:
      return { code, at: 'submit' };
  }
}
