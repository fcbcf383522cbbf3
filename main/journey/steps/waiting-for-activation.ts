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

/** With a code at hand, or once the mail was used or is over, no other mail is needed. */
const withoutResend = ({ doing }: Waiting): Effect[] =>
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
    case 'activation-failed':
      return moveTo(state, { ...waiting, failure: codeFailure(event.code) });
    case 'sign-up-expired':
      return moveTo(
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
      return moveTo(
        { ...state, operation: next.operation },
        { ...waiting, doing: 'activating' },
        ...withoutResend(journey),
        { do: 'focus-window' },
        next,
      );
    }
    case 'registration-required':
      return moveTo(
        { ...state, pendingId: event.pendingId },
        { ...waiting, doing: 'activating' },
        { do: 'load-registration', operation },
      );
    case 'registration-loaded':
      return toRegistering(state, event.registration);
    case 'registration-failed':
      return moveTo(state, { ...waiting, failure: { code: event.code, at: 'page' } });
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
        return moveTo(state, { ...waiting, doing: 'activating' }, { do: 'load-registration', operation });
      return journey.kind === 'activation' ? toEnteringEmail(state, journey.email) : toChoosing(state);
    default:
      return withMail(state, journey, event);
  }
};

/** What a person does with the mail: type its code, or ask for another one. */
function withMail(state: State, journey: Waiting, event: Event): Transition | null {
  const { operation } = state;
  const { failure, ...calm } = journey;
  const waiting = { ...calm, doing: 'waiting' as const, resent: false };
  switch (event.type) {
    case 'resend':
      // A failure of the page means that the mail was used or is over: another one is of no use, and `retry` is the way on.
      if (journey.doing !== 'waiting' || failure?.at === 'page') return null;
      return moveTo(state, { ...waiting, doing: 'resending' }, { do: 'resend', operation });
    case 'queued':
      return moveTo({ ...state, queuedKey: event.key }, { ...waiting, doing: 'resend-queued' });
    case 'sending':
      return journey.doing === 'resend-queued' ? moveTo(state, { ...waiting, doing: 'resending' }) : null;
    case 'send-now':
      return journey.doing === 'resend-queued' ? [state, [{ do: 'send-now' }]] : null;
    case 'withdraw':
      if (journey.doing !== 'resend-queued') return null;
      return moveTo({ ...state, queuedKey: null }, waiting, { do: 'withdraw' });
    case 'submit-code': {
      if (journey.doing !== 'waiting' && journey.doing !== 'resend-queued') return null;
      if (failure?.at === 'page') return null;
      const code = event.code.replace(/\s/g, '');
      if (code === '') return moveTo(state, { ...waiting, failure: { code: 'code-wrong', at: 'code' } });
      return moveTo(
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
      return moveTo({ ...state, queuedKey: null }, { ...waiting, resendAt: event.resendAt, resent: true });
    case 'resend-failed':
      return moveTo(
        { ...state, queuedKey: null },
        {
          ...waiting,
          failure: { code: event.code, at: event.code === 'sign-up-expired' ? 'page' : 'resend' },
        },
      );
    default:
      return null;
  }
}
