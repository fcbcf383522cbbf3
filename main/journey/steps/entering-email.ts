import { tidyEmailAddress } from '#contract/email-address.ts';
import type { Failure, Journey } from '#contract/journey.ts';
import { toWireAddress } from '../../platform-contract/wire-address.ts';
import type { State } from '../state.ts';
import { toConfirming } from './confirming-organisation.ts';
import {
  isAvailable,
  moveTo,
  type StepHandler,
  type Transition,
  toChoosing,
  toSigningIn,
  toWaiting,
} from './go-to.ts';
import { answerWhileQueued } from './queued-request.ts';

/** Failures that are shown beside the address; any other is shown beside the button. */
const aboutTheAddress: readonly Failure['code'][] = ['email-invalid', 'email-outside-organisation'];

/** `entering-email`: asks for an activation mail, or for the mail to be queued until there is a network. */
export const handleEnteringEmail: StepHandler<'entering-email'> = (state, journey, event) => {
  switch (event.type) {
    case 'cancel':
      return toChoosing(state);
    case 'choose':
      if (event.method !== 'econnect' || journey.phase !== 'idle') return null;
      return isAvailable(state, event.method) ? toSigningIn(state, event.method) : null;
    case 'draft':
      if (event.field === 'username') return withUsername(state, journey, event.value);
      if (journey.phase !== 'idle') return null;
      return moveTo(
        { ...state, drafts: { ...state.drafts, email: event.value } },
        { step: 'entering-email', email: event.value, phase: 'idle' },
      );
    case 'submit-email':
      return toRequestingMail(state, journey, event.email);
    case 'sign-up-started':
      // Shows the address as the person typed it. The one that was sent has its domain in ASCII.
      return toWaiting(state, 'activation', {
        ...event,
        signUp: { ...event.signUp, email: journey.email },
      });
    case 'organisation-found':
      return toConfirming(state, event);
    case 'sign-up-failed':
      return moveTo(
        { ...state, queuedKey: null },
        {
          step: 'entering-email',
          email: journey.email,
          phase: 'idle',
          failure: { code: event.code, at: aboutTheAddress.includes(event.code) ? 'email' : 'submit' },
        },
      );
    default:
      return answerWhileQueued(state, journey, event);
  }
};

function toRequestingMail(state: State, journey: EnteringEmail, typed: string): Transition | null {
  if (journey.phase !== 'idle') return null;
  const email = tidyEmailAddress(typed);
  const address = toWireAddress(email);
  const drafts = { ...state.drafts, email };
  if (!state.offers.manualSignUp)
    return toChoosing({ ...state, drafts }, { code: 'manual-sign-up-disabled', at: 'email' });
  if (address === null)
    return moveTo(
      { ...state, drafts },
      { step: 'entering-email', email, phase: 'idle', failure: { code: 'email-invalid', at: 'email' } },
    );
  const operation = state.operation + 1;
  return moveTo(
    { ...state, drafts, operation },
    { step: 'entering-email', email, phase: 'busy' },
    { do: 'start-sign-up', operation, email: address, lookUp: true },
  );
}

type EnteringEmail = Extract<Journey, { step: 'entering-email' }>;

/** Keeps a user name that is typed while the request is queued, for the registration that follows. */
function withUsername(state: State, journey: EnteringEmail, username: string): Transition | null {
  if (journey.phase !== 'queued') return null;
  return moveTo({ ...state, drafts: { ...state.drafts, username } }, { ...journey });
}
