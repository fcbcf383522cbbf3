import { moveTo, type StepHandler, toChoiceOf, toRegistering, toSigningIn, toWaiting } from './go-to.ts';

/** `checking-account`: confirms the account, or goes back. An account from outside the organisation can only be left. */
export const handleCheckingAccount: StepHandler<'checking-account'> = (state, journey, event) => {
  const { operation } = state;
  const isLeaving = event.type === 'cancel' || event.type === 'use-another-account';
  if (journey.concern === 'outside-organisation' && !isLeaving) return null;
  switch (event.type) {
    case 'cancel':
      return toChoiceOf(state, journey.method);
    case 'use-another-account':
      return toSigningIn(state, journey.method);
    case 'confirm-account': {
      if (journey.phase === 'busy') return null;
      const next = journey.concern === 'new-account' ? 'load-registration' : 'exchange';
      return moveTo(state, { ...journey, phase: 'busy' }, { do: next, operation });
    }
    case 'registration-required':
      return moveTo(
        { ...state, pendingId: event.pendingId },
        { ...journey, phase: 'busy' },
        { do: 'load-registration', operation },
      );
    case 'registration-loaded':
      return toRegistering(state, event.registration);
    case 'confirmation-required':
      return toWaiting(state, 'confirmation', event);
    case 'sign-in-failed':
    case 'registration-failed':
      return toChoiceOf(state, journey.method, { code: event.code, at: journey.method });
    default:
      return null;
  }
};
