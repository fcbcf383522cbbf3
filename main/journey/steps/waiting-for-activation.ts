import type { Failure, Journey } from '#contract/journey.ts';
import type { Effect } from '../effect.ts';
import type { Event } from '../event.ts';
import type { State } from '../state.ts';
import {
  moveTo,
  type StepHandler,
  type Transition,
  toChoosing,
  toEnteringEmail,
  toRegistering,
  toWaiting,
} from './go-to.ts';

type Waiting = Extract<Journey, { step: 'waiting-for-activation' }>;

/** Withdraws a resend that is queued or being sent: after the code is typed or the mail was used, none is needed. */
const withoutResend = ({ phase }: Waiting): Effect[] =>
  phase === 'resend-queued' || phase === 'resending' ? [{ do: 'withdraw' }] : [];

/** A failure beside the control that it is about, or on the page where the sign-up expired. */
const placeFailure = (code: Failure['code'], beside: 'code' | 'resend'): Failure => ({
  code,
  at: code === 'sign-up-expired' ? 'page' : beside,
});

/** `waiting-for-activation`: goes on when the mail was used on any device or its code is typed. */
export const handleWaitingForActivation: StepHandler<'waiting-for-activation'> = (state, journey, event) => {
  const { operation } = state;
  const { failure: _, ...withoutFailure } = journey;
  const waiting = { ...withoutFailure, phase: 'waiting' as const, resent: false };
  switch (event.type) {
    case 'cancel':
      return toChoosing(state);
    case 'change-email':
      return journey.kind === 'activation' ? toEnteringEmail(state, journey.email) : toChoosing(state);
    case 'activation-failed':
      return moveTo(state, { ...waiting, failure: placeFailure(event.code, 'code') });
    case 'sign-up-expired':
      return moveTo(
        state,
        { ...waiting, failure: { code: 'sign-up-expired', at: 'page' } },
        ...withoutResend(journey),
      );
    case 'activated': {
      // A new operation number, because the typed code and the watch can both report it: the second report is ignored.
      const next = {
        do: journey.kind === 'confirmation' ? ('exchange' as const) : ('load-registration' as const),
        operation: operation + 1,
      };
      return moveTo(
        { ...state, operation: next.operation },
        { ...waiting, phase: 'activating' },
        ...withoutResend(journey),
        { do: 'focus-window' },
        next,
      );
    }
    case 'registration-required':
      return moveTo(
        { ...state, pendingId: event.pendingId },
        { ...waiting, phase: 'activating' },
        { do: 'load-registration', operation },
      );
    case 'registration-loaded':
      return toRegistering(state, event.registration);
    case 'registration-failed':
      return moveTo(state, { ...waiting, failure: { code: event.code, at: 'page' } });
    case 'confirmation-required':
      // The platform asks for another confirmation, for example because the address changed at the provider.
      return toWaiting(state, 'confirmation', event);
    case 'sign-in-failed': {
      // The address is confirmed. The platform refuses the ID token, which is valid for minutes only: sign in again.
      const isIdTokenExpired = journey.kind === 'confirmation' && event.code === 'sign-in-failed';
      const code = isIdTokenExpired ? 'confirmed-sign-in-again' : event.code;
      return toChoosing(state, { code, at: state.method ?? 'page' });
    }
    case 'retry':
      if (journey.failure?.at !== 'page' || journey.phase !== 'waiting') return null;
      // An expired sign-up or registration begins again; after any other failure the registration is loaded again.
      if (journey.failure.code !== 'sign-up-expired' && journey.failure.code !== 'registration-expired')
        return moveTo(state, { ...waiting, phase: 'activating' }, { do: 'load-registration', operation });
      return journey.kind === 'activation' ? toEnteringEmail(state, journey.email) : toChoosing(state);
    default:
      return answerAboutMail(state, journey, event);
  }
};

/** Answers what a person does with the mail: type its code, or ask for another one. */
function answerAboutMail(state: State, journey: Waiting, event: Event): Transition | null {
  const { operation } = state;
  const { failure, ...withoutFailure } = journey;
  const waiting = { ...withoutFailure, phase: 'waiting' as const, resent: false };
  switch (event.type) {
    case 'resend':
      // A failure at the page means that the mail was used or expired: another one does not help, only `retry` does.
      if (journey.phase !== 'waiting' || failure?.at === 'page') return null;
      return moveTo(state, { ...waiting, phase: 'resending' }, { do: 'resend', operation });
    case 'queued':
      return moveTo({ ...state, queuedKey: event.key }, { ...waiting, phase: 'resend-queued' });
    case 'sending':
      return journey.phase === 'resend-queued' ? moveTo(state, { ...waiting, phase: 'resending' }) : null;
    case 'send-now':
      return journey.phase === 'resend-queued' ? [state, [{ do: 'send-now' }]] : null;
    case 'withdraw':
      if (journey.phase !== 'resend-queued') return null;
      return moveTo({ ...state, queuedKey: null }, waiting, { do: 'withdraw' });
    case 'submit-code': {
      if (journey.phase !== 'waiting' && journey.phase !== 'resend-queued') return null;
      if (failure?.at === 'page') return null;
      const code = event.code.replace(/\s/g, '');
      if (code === '') return moveTo(state, { ...waiting, failure: { code: 'code-wrong', at: 'code' } });
      return moveTo(
        { ...state, queuedKey: null },
        { ...waiting, phase: 'activating' },
        ...withoutResend(journey),
        {
          do: 'activate',
          operation,
          code,
        },
      );
    }
    case 'resent':
      return moveTo({ ...state, queuedKey: null }, { ...waiting, resendAt: event.resendAt, resent: true });
    case 'resend-failed':
      return moveTo(
        { ...state, queuedKey: null },
        { ...waiting, failure: placeFailure(event.code, 'resend') },
      );
    default:
      return null;
  }
}
