import type { Intent, Journey } from '#contract/journey.ts';
import { registrationDefect } from '#contract/registration-defect.ts';
import type { State } from '../state.ts';
import {
  moveTo,
  registrationFailure,
  type StepHandler,
  type Transition,
  toChoosing,
  toEnteringEmail,
  toSigningIn,
} from './go-to.ts';
import { answerWhileQueued } from './queued-request.ts';

type Registering = Extract<Journey, { step: 'registering' }>;

/** `registering`: makes the account with the accepted terms and, by e-mail, a user name and a password. */
export const handleRegistering: StepHandler<'registering'> = (state, journey, event) => {
  const { operation } = state;
  const { failure: _, ...withoutFailure } = journey;
  switch (event.type) {
    case 'cancel':
      return toChoosing(state);
    case 'use-another-account':
      return state.method ? toSigningIn(state, state.method) : toChoosing(state);
    case 'draft':
      if (event.field !== 'username' || journey.kind !== 'email' || journey.phase !== 'idle') return null;
      return moveTo(
        { ...state, drafts: { ...state.drafts, username: event.value } },
        { ...withoutFailure, username: event.value },
      );
    case 'register':
      return toSendingRegistration(state, journey, event);
    case 'registration-failed': {
      const unqueued = { ...state, queuedKey: null };
      const failure = registrationFailure(event.code);
      return event.code === 'terms-changed'
        ? moveTo(
            unqueued,
            { ...withoutFailure, failure, phase: 'busy' },
            { do: 'load-registration', operation },
          )
        : moveTo(unqueued, { ...withoutFailure, failure, phase: 'idle' });
    }
    case 'registration-loaded':
      // After `terms-changed`: shows the new text, and keeps the user name and the failure.
      return moveTo(state, { ...journey, terms: event.registration.terms, phase: 'idle' });
    case 'retry':
      // Only an expired registration begins again here. After any other failure the person presses "Register" again.
      if (journey.failure?.code !== 'registration-expired') return null;
      if (journey.kind === 'identity' && state.method) return toSigningIn(state, state.method);
      return journey.kind === 'email' ? toEnteringEmail(state, journey.email) : toChoosing(state);
    default:
      return answerWhileQueued(state, journey, event);
  }
};

function toSendingRegistration(
  state: State,
  journey: Registering,
  { acceptedTerms, username, password = '' }: Extract<Intent, { type: 'register' }>,
): Transition | null {
  if (journey.phase !== 'idle') return null;
  const { failure: _, ...facts } = journey;
  const { operation, drafts } = state;
  if (facts.kind === 'email') facts.username = username?.trim() ?? journey.username;
  const failure = registrationDefect(facts, { username: facts.username, password, acceptedTerms });
  if (failure !== null) return moveTo(state, { ...facts, failure });
  const isByEmail = facts.kind === 'email';
  return moveTo(
    isByEmail ? { ...state, drafts: { ...drafts, username: facts.username } } : state,
    { ...facts, phase: 'busy' },
    {
      do: 'register',
      operation,
      details: isByEmail ? { username: facts.username, password, acceptedTerms } : { acceptedTerms },
      email: journey.email,
    },
  );
}
