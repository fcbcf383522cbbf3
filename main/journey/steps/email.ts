import { tidyEmailAddress } from '#contract/email-address.ts';
import type { Failure, Journey } from '#contract/journey.ts';
import { wireAddress } from '../../platform-contract/wire-address.ts';
import type { Effect, State, Turn } from '../state.ts';
import {
  type StepHandler,
  stay,
  toChoosing,
  toEnteringEmail,
  toRegistering,
  toSigningIn,
  toWaiting,
} from './go-to.ts';
import { toConfirming } from './organisation.ts';

/** What is wrong with the address itself. */
const aboutTheAddress: readonly Failure['code'][] = ['email-invalid', 'email-outside-organisation'];

export const enteringEmail: StepHandler<'entering-email'> = (state, journey, event) => {
  switch (event.type) {
    case 'cancel':
      return toChoosing(state);
    case 'queued':
      return stay({ ...state, queuedKey: event.key }, { ...sent(journey), progress: 'queued' });
    case 'sending':
      return journey.progress === 'queued' ? stay(state, { ...sent(journey), progress: 'busy' }) : null;
    case 'send-now':
      return journey.progress === 'queued' ? [state, [{ do: 'send-now' }]] : null;
    case 'withdraw':
      if (journey.progress !== 'queued') return null;
      return stay(
        { ...state, operation: state.operation + 1, queuedKey: null },
        { ...journey, progress: 'idle' },
        { do: 'withdraw' },
      );
    case 'choose': {
      const { method } = event;
      const offered = state.offers.methods.find(({ id }) => id === method);
      if (method !== 'econnect' || !offered?.available || journey.progress !== 'idle') return null;
      return toSigningIn(state, method);
    }
    case 'draft':
      if (event.field === 'username') return withUsername(state, journey, event.value);
      if (journey.progress !== 'idle') return null;
      return stay(
        { ...state, drafts: { ...state.drafts, email: event.value } },
        { step: 'entering-email', email: event.value, progress: 'idle' },
      );
    case 'submit-email': {
      if (journey.progress !== 'idle') return null;
      const email = tidyEmailAddress(event.email);
      const address = wireAddress(email);
      const drafts = { ...state.drafts, email };
      if (!state.offers.manualSignUp)
        return toChoosing({ ...state, drafts }, { code: 'manual-sign-up-disabled', at: 'email' });
      if (address === null)
        return stay(
          { ...state, drafts },
          {
            step: 'entering-email',
            email,
            progress: 'idle',
            failure: { code: 'email-invalid', at: 'email' },
          },
        );
      const operation = state.operation + 1;
      return stay(
        { ...state, drafts, operation },
        { step: 'entering-email', email, progress: 'busy' },
        { do: 'start-sign-up', operation, email: address, lookUp: true },
      );
    }
    case 'sign-up-started':
      // The address as the person wrote it: it travels with its domain in ASCII.
      return toWaiting(state, 'activation', {
        ...event,
        signUp: { ...event.signUp, email: journey.email },
      });
    case 'organisation-found':
      return toConfirming(state, event);
    case 'sign-up-failed':
      return stay(
        { ...state, queuedKey: null },
        {
          step: 'entering-email',
          email: journey.email,
          progress: 'idle',
          failure: { code: event.code, at: aboutTheAddress.includes(event.code) ? 'email' : 'submit' },
        },
      );
    default:
      return null;
  }
};

type EnteringEmail = Extract<Journey, { step: 'entering-email' }>;

const sent = ({ failure: _, ...journey }: EnteringEmail): EnteringEmail => journey;

/** While the mail waits for the network a person can go on with what comes after it. */
function withUsername(state: State, journey: EnteringEmail, username: string): Turn | null {
  if (journey.progress !== 'queued') return null;
  return stay({ ...state, drafts: { ...state.drafts, username } }, { ...journey });
}

/** With a code at hand, or once the mail was used or is over, no other mail is needed. */
const withoutResend = ({ doing }: Extract<Journey, { step: 'waiting-for-activation' }>): Effect[] =>
  doing === 'resend-queued' || doing === 'resending' ? [{ do: 'withdraw' }] : [];

/** What a code that was refused says; a sign-up that is over has other words than a wrong code. */
const codeFailure = (code: Failure['code']): Failure => ({
  code,
  at: code === 'sign-up-expired' ? 'page' : 'code',
});

export const waitingForActivation: StepHandler<'waiting-for-activation'> = (state, journey, event) => {
  const { operation } = state;
  const { failure: _, ...calm } = journey;
  const waiting = { ...calm, doing: 'waiting' as const, resent: false };
  switch (event.type) {
    case 'cancel':
      return toChoosing(state);
    case 'change-email':
      return journey.kind === 'activation' ? toEnteringEmail(state, journey.email) : toChoosing(state);
    case 'resend':
      if (journey.doing !== 'waiting') return null;
      return stay(state, { ...waiting, doing: 'resending' }, { do: 'resend', operation });
    case 'queued':
      return stay({ ...state, queuedKey: event.key }, { ...waiting, doing: 'resend-queued' });
    case 'sending':
      return journey.doing === 'resend-queued' ? stay(state, { ...waiting, doing: 'resending' }) : null;
    case 'send-now':
      return journey.doing === 'resend-queued' ? [state, [{ do: 'send-now' }]] : null;
    case 'withdraw':
      if (journey.doing !== 'resend-queued') return null;
      return stay({ ...state, queuedKey: null }, waiting, { do: 'withdraw' });
    case 'submit-code': {
      if (journey.doing !== 'waiting' && journey.doing !== 'resend-queued') return null;
      const code = event.code.replace(/\s/g, '');
      if (code === '') return stay(state, { ...waiting, failure: { code: 'code-wrong', at: 'code' } });
      return stay(
        { ...state, queuedKey: null },
        { ...waiting, doing: 'activating' },
        ...withoutResend(journey),
        {
          do: 'activate',
          operation,
          code,
        },
      );
    }
    case 'resent':
      return stay({ ...state, queuedKey: null }, { ...waiting, resendAt: event.resendAt, resent: true });
    case 'resend-failed':
      return stay(
        { ...state, queuedKey: null },
        {
          ...waiting,
          failure: { code: event.code, at: event.code === 'sign-up-expired' ? 'page' : 'resend' },
        },
      );
    case 'activation-failed':
      return stay(state, { ...waiting, failure: codeFailure(event.code) });
    case 'sign-up-expired':
      return stay(
        state,
        { ...waiting, failure: { code: 'sign-up-expired', at: 'page' } },
        ...withoutResend(journey),
      );
    case 'activated': {
      // A number of its own: the typed code and the watch can both report it, and once is enough.
      const next = {
        do: journey.kind === 'confirmation' ? ('exchange' as const) : ('load-registration' as const),
        operation: operation + 1,
      };
      return stay(
        { ...state, operation: next.operation },
        { ...waiting, doing: 'activating' },
        ...withoutResend(journey),
        { do: 'focus-window' },
        next,
      );
    }
    case 'registration-required':
      return stay(
        { ...state, pendingId: event.pendingId },
        { ...waiting, doing: 'activating' },
        { do: 'load-registration', operation },
      );
    case 'registration-loaded':
      return toRegistering(state, event.registration);
    case 'registration-failed':
      return stay(state, { ...waiting, failure: { code: event.code, at: 'page' } });
    case 'confirmation-required':
      // The platform asks for one more mail, as after an address that changed at the provider meanwhile.
      return toWaiting(state, 'confirmation', event);
    case 'sign-in-failed': {
      // The mail was read and counts. What the platform refuses is the ID token, which is valid for minutes only.
      const isTooLate = journey.kind === 'confirmation' && event.code === 'sign-in-failed';
      const code = isTooLate ? 'confirmed-sign-in-again' : event.code;
      return toChoosing(state, { code, at: state.method ?? 'page' });
    }
    case 'retry':
      if (journey.failure?.at !== 'page' || journey.doing !== 'waiting') return null;
      // What is over cannot be asked again: it begins again.
      if (journey.failure.code !== 'sign-up-expired' && journey.failure.code !== 'registration-expired')
        return stay(state, { ...waiting, doing: 'activating' }, { do: 'load-registration', operation });
      return journey.kind === 'activation' ? toEnteringEmail(state, journey.email) : toChoosing(state);
    default:
      return null;
  }
};
